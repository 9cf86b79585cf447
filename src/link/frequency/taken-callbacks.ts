import type { BindingId, RegionId, Value } from '../../model/model.js';
import type { Handover } from '../program/calls.js';
import { parameterFor } from '../program/arguments.js';
import { mentions } from '../program/mentions.js';
import { atFact, type Types } from '../program/types.js';
import type { FunctionNode, Unit } from '../program/unit.js';

/** Where a function calls one that it is given. */
export interface TakenCall {
  readonly unit: Unit;
  readonly region: RegionId;
}

const known = new WeakMap<FunctionNode, Map<BindingId, TakenCall | undefined>>();

/**
 * Where a function of the project that is given another one calls it: `async run(task) { … return await task(); }`. Only of
 * one that does nothing else with it: what is kept may be called again.
 */
export function callOfTaken(types: Types, { unit, fact }: Handover, node: FunctionNode): TakenCall | undefined {
  const call = unit.fact(fact);
  if (call.is !== 'call') return undefined;
  const given = call.arguments.find(({ value }) => regionOf(unit, value) === node.region.id);
  const type = given && types.typeOf(atFact(unit, fact), call.callee);
  if (type?.is !== 'function') return undefined;
  const taker = type.of;
  const binding = parameterFor(taker, call, given!)?.binding;
  if (binding === undefined) return undefined;
  const calls = known.get(taker) ?? new Map<BindingId, TakenCall | undefined>();
  known.set(taker, calls);
  if (!calls.has(binding)) calls.set(binding, findCall(taker, binding));
  return calls.get(binding);
}

/** The function that is written on the spot, or declared under a name. */
function regionOf(unit: Unit, value: Value): RegionId | undefined {
  if (value.is === 'function') return value.region;
  return value.is === 'name' ? unit.binding(value.binding)?.names : undefined;
}

function findCall(taker: FunctionNode, binding: BindingId): TakenCall | undefined {
  const { unit, region } = taker;
  let found: TakenCall | undefined;
  for (let id = region.from; id < region.to; id++) {
    const fact = unit.fact(id);
    if (!mentions(fact, binding)) continue;
    if (fact.is !== 'call' || fact.callee.is !== 'name' || fact.callee.binding !== binding) return undefined;
    if (unit.functionOf(fact.region) !== taker) return undefined;
    found ??= { unit, region: fact.region };
  }
  return found;
}
