import type { Value } from '../../../model/model.js';
import type { Node } from '../../syntax.js';
import type { Lowering } from '../lowering.js';

const QUOTE_OR_NUMBER = /["'.\d]/;

/** The key of a property: a constant, or the value of `[expression]`. */
export function lowerKey(lowering: Lowering, key: Node): Value {
  const first = lowering.first(key) ?? '';
  if (first === '[') return lowering.expression(lowering.parts(key)[0]);
  if (QUOTE_OR_NUMBER.test(first)) return lowering.expression(key);
  return lowering.builder.constant(lowering.word(key));
}

/** The name of a member: `add`, `#add`, `a-b` for `'a-b'`, `[Symbol.iterator]`. */
export function memberName(lowering: Lowering, key: Node): string {
  const first = lowering.first(key);
  if (first === '"' || first === "'") return lowering.textOf(key).slice(1, -1);
  return first === '[' || first === '.' ? lowering.textOf(key) : lowering.word(key);
}
