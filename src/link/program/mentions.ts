import type { BindingId, Fact, Value } from '../../model/model.js';
import { partsOf } from '../../model/parts.js';

/** Whether a fact names the variable anywhere. */
export function mentions(fact: Fact, binding: BindingId): boolean {
  return valuesOf(fact).some(value => value !== undefined && isNamedIn(value, binding));
}

/** The expressions that a fact is made of. */
export function valuesOf(fact: Fact): readonly (Value | undefined)[] {
  switch (fact.is) {
    case 'assign':
      return [fact.target, fact.value];
    case 'call':
      return [fact.callee, ...fact.arguments.map(({ value }) => value)];
    case 'delete':
      return [fact.target];
    default:
      return [fact.value];
  }
}

/** Whether an expression names the variable; calls in it are facts of their own. */
export function isNamedIn(value: Value, binding: BindingId): boolean {
  if (value.is === 'name') return value.binding === binding;
  return partsOf(value).some(part => isNamedIn(part, binding));
}
