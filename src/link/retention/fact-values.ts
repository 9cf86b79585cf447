import type { Fact, Value } from '../../model/model.js';

/** The expressions that a fact speaks of. */
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
