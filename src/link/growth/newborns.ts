import { isSame } from '../../model/conditions.js';
import type { FactId } from '../../model/model.js';
import type { FunctionNode, Unit } from '../program/unit.js';
import type { Project } from '../project.js';

/** Whether a method is only called on instances that are made in the same expression: `new Form('login').ask('name').ask('word')`. */
export function isForNewborns(project: Project, node: FunctionNode): boolean {
  return isOnlyCalled(project, node, isOnNewborn);
}

/** Whether whoever calls it has made the instance before, in the same function: `this.line = new Line(); …; this.line.open();`. */
export function isForThoseMadeBefore(project: Project, node: FunctionNode): boolean {
  return isOnlyCalled(project, node, isOnOneMadeBefore);
}

type AsksOfCall = (unit: Unit, fact: FactId, made: ReadonlySet<FactId>) => boolean;

function isOnlyCalled({ calls }: Project, node: FunctionNode, asks: AsksOfCall): boolean {
  const { owner } = node;
  if (owner === undefined || calls.handoversOf(node).length > 0) return false;
  const callers = calls.callersOf(node);
  const makers = calls.makersOf(owner);
  const madeIn = (unit: Unit): ReadonlySet<FactId> =>
    new Set(makers.flatMap(maker => (maker.unit === unit ? [maker.fact] : [])));
  return callers.length > 0 && callers.every(({ unit, fact }) => asks(unit, fact, madeIn(unit)));
}

function isOnNewborn(unit: Unit, fact: FactId, made: ReadonlySet<FactId>): boolean {
  for (let call = unit.call({ is: 'call', fact }); call?.callee.is === 'get'; call = unit.call(call.callee.of))
    if (call.callee.of.is === 'call' && made.has(call.callee.of.fact)) return true;
  return false;
}

function isOnOneMadeBefore(unit: Unit, id: FactId, made: ReadonlySet<FactId>): boolean {
  const callee = unit.call({ is: 'call', fact: id })?.callee;
  const { region } = unit.functionOf(unit.fact(id).region);
  return unit.module.facts.slice(region.from, id).some(given => {
    if (given.is !== 'assign' || given.region !== region.id || given.value?.is !== 'call') return false;
    return made.has(given.value.fact) && callee?.is === 'get' && isSame(given.target, callee.of);
  });
}
