import { waysOut } from '../../../model/paths.js';
import type { BindingId, CallFact, FactId, Region, Value } from '../../../model/model.js';
import { isNothing, lastName } from '../../../model/parts.js';
import { atFact, type At } from '../at.js';
import { fieldSitesOf } from '../classes/field-sites.js';
import { factsNaming } from '../modules/vocabulary.js';
import { remember } from '../remember.js';
import type { Types } from '../types/types.js';
import type { FunctionNode, Unit } from '../unit.js';
import { returnsOf } from './returns.js';

/**
 * Whether what is waited for is a function of the project that catches whatever fails in it, comes by itself, or is caught on
 * the spot: `await this.attempt(load)`, `await self._over.wait()`, `await ask().then(tell, noop)`; or a promise that is only
 * ever kept, whoever makes it: `await new Promise(resolve => …)`, `await nextFrame()`.
 */
export function neverFails(types: Types, unit: Unit, wait: FactId): boolean {
  const fact = unit.fact(wait);
  const value = fact.is === 'exit' ? fact.value : undefined;
  if (value === undefined) return false;
  const at = atFact(unit, wait);
  if (isOnlyKept(types, at, value)) return true;
  const call = unit.call(value);
  if (call === undefined) return false;
  if (isCaught(unit, call)) return true;
  const called = types.typeOf(at, call.callee);
  return called?.is === 'function' ? settles(called.of) || givesKeptPromise(called.of) : comes(types, at, call.callee);
}

/** `new Promise(resolve => …)`, itself or what a variable or an attribute is made with: nobody has what would refuse it. */
function isOnlyKept(types: Types, at: At, value: Value): boolean {
  if (value.is === 'name') return isGivenKeptPromises(at.unit, value.binding);
  if (value.is !== 'get') return isPromiseKept(at.unit, value);
  const cls = types.classOf(at, value.of);
  const sites = cls ? fieldSitesOf(cls, value.name) : [];
  const given = sites.filter(({ unit, fact }) => unit.assignment(fact).value !== undefined);
  return given.length > 0 && given.every(({ unit, fact }) => isPromiseKept(unit, unit.assignment(fact).value));
}

/** A variable that nothing else is ever given; what waits for nothing goes on. */
function isGivenKeptPromises(unit: Unit, binding: BindingId): boolean {
  if (unit.binding(binding)?.kind !== 'variable') return false;
  const given = (unit.definitions[binding] ?? []).map(id => unit.assignment(id).value);
  return given.some(value => !isNothing(value)) && given.every(value => isNothing(value) || isPromiseKept(unit, value));
}

function isPromiseKept(unit: Unit, value: Value | undefined): boolean {
  const call = value && unit.call(value);
  if (call?.new !== true || lastName(call.callee) !== 'Promise') return false;
  const executor = call.arguments[0]?.value;
  if (executor?.is !== 'function') return false;
  const region = unit.region(executor.region);
  const [keeps, refuses] = region.function!.parameters;
  if (keeps === undefined || throws(unit, region)) return false;
  return refuses === undefined || !isMentioned(unit, region, refuses.binding);
}

/** `(resolve, _reject) => …` */
function isMentioned(unit: Unit, { from, to }: Region, binding: BindingId): boolean {
  return factsNaming(unit, unit.binding(binding)!.name).some(id => id >= from && id < to);
}

const givesKeptPromise = remember((node: FunctionNode): boolean => {
  const returned = returnsOf(node);
  return returned.length > 0 && returned.every(({ at, value }) => isPromiseKept(at.unit, value));
});

/** `….catch(f)`, `….then(g, f)`, where `f` does not throw again. */
function isCaught(unit: Unit, { callee, arguments: given }: CallFact): boolean {
  if (callee.is !== 'get' || unit.module.language !== 'typescript') return false;
  const handler = callee.name === 'catch' ? given[0]?.value : callee.name === 'then' ? given[1]?.value : undefined;
  if (handler === undefined || isNothing(handler)) return false;
  return handler.is !== 'function' || !throws(unit, unit.region(handler.region));
}

function throws(unit: Unit, region: Region): boolean {
  return unit.exits.within(region).some(fact => fact.how === 'throw');
}

function comes(types: Types, at: At, callee: Value): boolean {
  const { comes: known } = at.unit.catalog.timedWaits;
  const called = types.typeOf(at, callee);
  if (called?.is === 'outside') return known.has(called.name);
  const on = callee.is === 'get' ? types.typeOf(at, callee.of) : undefined;
  return callee.is === 'get' && on?.is === 'outside' && known.has(`${on.name}.${callee.name}`);
}

/** Everything that it waits for is caught, and nothing is thrown; it gives back no promise of somebody else. */
const settles = remember(({ unit, region }: FunctionNode): boolean => {
  const { module } = unit;
  if (region.function?.async !== true || region.function.result !== undefined) return false;
  let isCaught = false;
  for (const fact of unit.exits.within(region)) {
    if (unit.functionOf(fact.region).region !== region) continue;
    if (fact.how === 'return' && fact.value?.is === 'call') return false;
    if (fact.how === 'await') isCaught ||= unit.around(fact.region, region.id).some(({ kind }) => kind === 'try');
  }
  if (!isCaught) return false;
  return waysOut(module, { scope: region.id, releases: new Set() }).every(
    ({ how, cancelled }) => cancelled === true || (how !== 'throw' && how !== 'await'),
  );
});
