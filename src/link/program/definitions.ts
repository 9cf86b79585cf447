import type { AssignFact, BindingId, FactId, RegionId, Value } from '../../model/model.js';
import type { At } from './at.js';
import type { Unit } from './unit.js';

/** The function that an expression is: written on the spot, or declared under that name. */
export function declaredFunction(unit: Unit, value: Value): RegionId | undefined {
  if (value.is === 'function') return value.region;
  return unit.bindingOf(value)?.names;
}

/** The definition of a name that is its value at a place, where it can be no other. */
export function onlyDefinition(at: At, id: BindingId): FactId | undefined {
  const reaching = reachingDefinitions(at, id);
  return reaching.length === 1 ? reaching[0] : undefined;
}

/**
 * The definitions of a name that can be its value at a place: the last one that every way passes, and those after it on
 * some way. A name of an outer function or of the module has all its definitions: nobody knows when a closure runs.
 */
export function reachingDefinitions(at: At, id: BindingId): readonly FactId[] {
  const { unit } = at;
  const definitions = unit.definitions[id]!;
  if (definitions.length < 2) return definitions;
  const scope = unit.functionOf(unit.binding(id)!.region);
  if (scope.region.id === 0 || scope !== unit.functionOf(at.region)) return definitions;
  const reaching: FactId[] = [];
  for (let index = definitions.length - 1; index >= 0; index--) {
    const fact = definitions[index]!;
    if (fact >= at.before) continue;
    reaching.unshift(fact);
    const assign = unit.fact(fact) as AssignFact;
    if (assign.how !== 'augment' && unit.isWithin(at.region, assign.region)) break;
  }
  return reaching.length > 0 ? reaching : definitions;
}
