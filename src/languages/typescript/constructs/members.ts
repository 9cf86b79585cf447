import type { Value } from '../../../model/model.js';
import type { Node } from '../../syntax.js';
import type { Lowering } from '../lowering.js';
import { chainAt, endOfChain } from './plain.js';

/** `a.b`, `a?.b`, `super.b`. */
export function lowerMember(lowering: Lowering, node: Node): Value {
  const end = endOfChain(lowering, node.startIndex);
  if (end > node.startIndex && end === node.endIndex) return chainAt(lowering, node.startIndex, end);
  const parts = lowering.parts(node);
  const of = lowering.expression(parts[0]);
  const property = parts.at(-1);
  if (property === undefined) return lowering.builder.unknown;
  const name = lowering.word(property);
  return { is: 'get', of, name, at: [node.startIndex, property.startIndex + name.length] };
}

/** `a[k]`, `a?.[k]`. */
export function lowerSubscript(lowering: Lowering, node: Node): Value {
  const parts = lowering.parts(node);
  const of = lowering.expression(parts[0]);
  const key = lowering.expression(parts.at(-1));
  return { is: 'item', of, key, at: lowering.spanOf(node) };
}
