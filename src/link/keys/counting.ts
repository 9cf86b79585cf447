import type { AssignFact, Value } from '../../model/model.js';
import { isSameText } from '../program/spelling.js';

/** `self.last += 1`, `self.last = self.last + 1`: what is assigned is another one each time. */
export function isCounted({ how, operator, target, value }: AssignFact): boolean {
  if (how === 'augment') return operator === '+' || operator === '-';
  if (how !== 'set' || value?.is !== 'op' || (value.op !== '+' && value.op !== '-')) return false;
  const [from, by] = value.of;
  return from !== undefined && isNumber(by) && isSameText(from, target);
}

function isNumber(value: Value | undefined): boolean {
  return value?.is === 'const' && typeof value.value === 'number';
}
