import type { Fact, FactId, Region, Value } from '../../model/model.js';
import type { Unit } from '../unit.js';
import { KEEP, partsOf } from '../ways.js';

/** The facts and regions of a module that name the result of a call. */
export interface Takers {
  readonly facts: readonly FactId[];
  /** Loops that walk it, functions whose result it is. */
  readonly regions: readonly Region[];
}

const NOBODY: Takers = { facts: [], regions: [] };
const known = new WeakMap<Unit, Map<FactId, { facts: FactId[]; regions: Region[] }>>();

/** Who takes the result of a call. */
export function takersOf(unit: Unit, call: FactId): Takers {
  let takers = known.get(unit);
  if (takers === undefined) known.set(unit, (takers = collect(unit)));
  return takers.get(call) ?? NOBODY;
}

function collect(unit: Unit): Map<FactId, { facts: FactId[]; regions: Region[] }> {
  const takers = new Map<FactId, { facts: FactId[]; regions: Region[] }>();
  const of = (call: FactId): { facts: FactId[]; regions: Region[] } => {
    let found = takers.get(call);
    if (found === undefined) takers.set(call, (found = { facts: [], regions: [] }));
    return found;
  };
  unit.module.facts.forEach((fact, id) => {
    for (const value of valuesOf(fact)) for (const call of callsIn(value)) of(call).facts.push(id);
  });
  for (const region of unit.module.regions) {
    for (const value of [region.loop?.over, region.function?.result, region.branch?.test, region.loop?.test])
      if (value) for (const call of callsIn(value)) of(call).regions.push(region);
  }
  return takers;
}

export function valuesOf(fact: Fact): Value[] {
  switch (fact.is) {
    case 'assign':
      return fact.value ? [fact.value, fact.target] : [fact.target];
    case 'call':
      return [fact.callee, ...fact.arguments.map(({ value }) => value)];
    case 'delete':
      return [fact.target];
    default:
      return fact.value ? [fact.value] : [];
  }
}

function* callsIn(value: Value): Iterable<FactId> {
  if (value.is === 'call') yield value.fact;
  for (const [part] of partsOf(value, KEEP)) yield* callsIn(part);
}
