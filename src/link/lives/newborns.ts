import { isSame } from '../../model/conditions.js';
import type { FactId, Value } from '../../model/model.js';
import type { Calls, Site } from '../program/calls/calls.js';
import type { ClassNode, FunctionNode, Unit } from '../program/unit.js';
import { singletonLife } from './conventions.js';

/**
 * Whether a method is only called on instances that have just been made: `new Form('login').ask('name').ask('word')`,
 * `desk = Desk(); desk.set_up()`, `this.line = new Line(); this.line.open();`.
 */
export function isForNewborns(calls: Calls, node: FunctionNode): boolean {
  if (calls.handoversOf(node).length > 0) return false;
  const callers = calls.callersOf(node);
  return callers.length > 0 && callers.every(site => isOnNewborn(calls, node, site));
}

/** Whether a call of a method is made on an instance that has just been made. */
export function isOnNewborn(calls: Calls, { owner }: FunctionNode, { unit, fact }: Site): boolean {
  return owner !== undefined && isOnOneOf(unit, fact, birthsOf(calls, owner));
}

/**
 * Whether calls that lead to a method of an instance come from whoever has just made that, and do so once for each:
 * `job = Job(url); job.note('begun')` in a loop.
 */
export function isForNewbornOn(calls: Calls, way: readonly Site[], owner: ClassNode): boolean {
  const births = birthsOf(calls, owner);
  for (const { unit, fact, region } of [...way].reverse()) {
    if (isOnOneOf(unit, fact, births)) return true;
    const call = unit.fact(fact);
    const isOwn = call.is === 'call' && call.callee.is === 'get' && unit.bindingOf(call.callee.of)?.kind === 'self';
    if (!isOwn || unit.loopAround(region)) return false;
  }
  return false;
}

/** The calls that make an instance of the class: `Registry().open(token)` of a singleton asks for the one that there is. */
function birthsOf(calls: Calls, cls: ClassNode): ReadonlySet<unknown> {
  const makers = singletonLife(cls) ? [] : calls.makersOf(cls);
  return new Set(makers.map(({ unit, fact }) => unit.fact(fact)));
}

function isOnOneOf(unit: Unit, fact: FactId, births: ReadonlySet<unknown>): boolean {
  for (let call = unit.call({ is: 'call', fact }); call?.callee.is === 'get'; call = unit.call(call.callee.of))
    if (isMadeHere(unit, call.callee.of, fact, births)) return true;
  return false;
}

/** On the spot, or right before by the same pass of the same function. */
function isMadeHere(unit: Unit, receiver: Value, asked: FactId, made: ReadonlySet<unknown>): boolean {
  if (receiver.is === 'call') return made.has(unit.fact(receiver.fact));
  const { region } = unit.fact(asked);
  const node = unit.functionOf(region);
  return unit.assignments.within({ from: node.region.from, to: asked }).some(given => {
    if (given.value?.is !== 'call' || !made.has(unit.fact(given.value.fact))) return false;
    const isPassed = unit.functionOf(given.region) === node && unit.isWithin(region, given.region);
    return isPassed && unit.loopAround(region) === unit.loopAround(given.region) && isSame(given.target, receiver);
  });
}
