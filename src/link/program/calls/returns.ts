import type { FactId, Value } from '../../../model/model.js';
import { atFact, type At } from '../at.js';
import { remember } from '../remember.js';
import type { FunctionNode } from '../unit.js';

/** What a function may give back, and where it does. */
export interface Returned {
  readonly at: At;
  readonly value: Value;
}

/** All that a function may give back, in order: `() => value`, and the value of each `return`. */
export const returnsOf = remember((node: FunctionNode): readonly Returned[] => {
  const { unit, region } = node;
  const returned: Returned[] = [];
  const result = region.function?.result;
  if (result) returned.push({ at: { unit, region: region.id, before: region.to }, value: result });
  for (const id of unit.exits.idsWithin(region)) {
    const fact = unit.exitAt(id);
    // Whose it is, is asked last: few facts are returns, and most of those are the function's own.
    if (fact.how === 'return' && fact.value && unit.functionOf(fact.region) === node)
      returned.push({ at: atFact(unit, id), value: fact.value });
  }
  return returned;
});

/** The facts of a function, without those of functions that stand in it. */
export function* ownFacts(node: FunctionNode): Iterable<FactId> {
  const { unit, region } = node;
  for (let id = region.from; id < region.to; id++) if (unit.functionOf(unit.fact(id).region) === node) yield id;
}
