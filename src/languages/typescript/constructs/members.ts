import type { Value } from '../../../model/model.js';
import { spanOf } from '../../../model/span.js';
import type { Node } from '../../syntax.js';
import type { Lowering } from '../lowering.js';

/** `a.b`, `a?.b`, `super.b`. */
export function lowerMember(lowering: Lowering, node: Node): Value {
  const parts = lowering.parts(node);
  const of = lowering.expression(parts[0]);
  const property = parts.at(-1);
  if (property === undefined) return lowering.builder.unknown;
  const name = lowering.word(property);
  return { is: 'get', of, name, at: spanOf(node.startIndex, property.startIndex + name.length) };
}

/** `a[k]`, `a?.[k]`. */
export function lowerSubscript(lowering: Lowering, node: Node): Value {
  const parts = lowering.parts(node);
  const of = lowering.expression(parts[0]);
  const key = lowering.expression(parts.at(-1));
  return { is: 'item', of, key, at: lowering.spanOf(node) };
}

/** `image['addEventListener']` where it is called: the method, however it is written. */
export function asMethod(callee: Value): Value {
  if (callee.is !== 'item' || callee.key.is !== 'const' || typeof callee.key.value !== 'string') return callee;
  return { is: 'get', of: callee.of, name: callee.key.value, at: callee.at };
}
