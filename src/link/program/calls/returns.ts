import type { FactId, Value } from '../../../model/model.js';
import { atFact, type At } from '../at.js';
import type { FunctionNode } from '../unit.js';

/** What a function may give back, and where it does. */
export interface Returned {
  readonly at: At;
  readonly value: Value;
}

/** All that a function may give back, in order: `() => value`, and the value of each `return`. */
export function* returnsOf(node: FunctionNode): Iterable<Returned> {
  const { unit, region } = node;
  const result = region.function?.result;
  if (result) yield { at: { unit, region: region.id, before: region.to }, value: result };
  for (const id of ownFacts(node)) {
    const fact = unit.fact(id);
    if (fact.is === 'exit' && fact.how === 'return' && fact.value) yield { at: atFact(unit, id), value: fact.value };
  }
}

/** The facts of a function, without those of functions that stand in it. */
export function* ownFacts(node: FunctionNode): Iterable<FactId> {
  const { unit, region } = node;
  for (let id = region.from; id < region.to; id++) if (unit.functionOf(unit.fact(id).region) === node) yield id;
}
