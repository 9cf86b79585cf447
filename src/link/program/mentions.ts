import type { BindingId, Fact, Value } from '../../model/model.js';
import { partsOf } from '../../model/parts.js';
import type { Stretch } from './fact-index.js';
import type { Unit } from './unit.js';

/** Whether a fact names the variable anywhere. */
export function mentions(fact: Fact, binding: BindingId): boolean {
  return valuesOf(fact).some(value => isNamedIn(value, binding));
}

/** Whether any of the facts of a region, or of another stretch of a file, names the variable. */
export function isMentionedIn(unit: Unit, stretch: Stretch, binding: BindingId): boolean {
  return unit.factsWithin(stretch).some(fact => mentions(fact, binding));
}

/** The expressions that a fact is made of. */
export function valuesOf(fact: Fact): readonly Value[] {
  switch (fact.is) {
    case 'assign':
      return fact.value === undefined ? [fact.target] : [fact.target, fact.value];
    case 'call':
      return [fact.callee, ...fact.arguments.map(({ value }) => value)];
    case 'delete':
      return [fact.target];
    default:
      return fact.value === undefined ? [] : [fact.value];
  }
}

/** Shows `visit` what a fact reads: of `d[k] = v` only `d`, of `d[k].x = v` all that stands before the last step. */
export function eachRead<T>(fact: Fact, visit: (value: Value, about: T) => void, about: T): void {
  if (fact.is === 'delete') return;
  if (fact.is !== 'assign') return eachValue(fact, visit, about);
  const { target, value } = fact;
  if (target.is === 'item' || target.is === 'get') visit(target.of, about);
  if (value !== undefined) visit(value, about);
}

/** Shows `visit` the expressions that a fact is made of. */
export function eachValue<T>(fact: Fact, visit: (value: Value, about: T) => void, about: T): void {
  switch (fact.is) {
    case 'assign':
      visit(fact.target, about);
      if (fact.value !== undefined) visit(fact.value, about);
      return;
    case 'call':
      visit(fact.callee, about);
      for (const { value } of fact.arguments) visit(value, about);
      return;
    case 'delete':
      return visit(fact.target, about);
    default:
      if (fact.value !== undefined) visit(fact.value, about);
  }
}

/** Whether an expression names the variable; calls in it are facts of their own. */
export function isNamedIn(value: Value, binding: BindingId): boolean {
  if (value.is === 'name') return value.binding === binding;
  return partsOf(value).some(part => isNamedIn(part, binding));
}

/** Whether a part of an expression is what is sought, in the calls that it makes as well. */
export function someIn(unit: Unit, value: Value, isSought: (part: Value) => boolean): boolean {
  const call = unit.call(value);
  const parts = call ? [call.callee, ...call.arguments.map(argument => argument.value)] : partsOf(value);
  return isSought(value) || parts.some(part => someIn(unit, part, isSought));
}
