import type { GetValue, ItemValue, LiteralValue, NameValue, OperatorValue, Value } from '../../../model/model.js';
import { spanOf } from '../../../model/span.js';
import type { Node } from '../../syntax.js';
import type { LowerExpression, Lowering } from '../lowering.js';
import { readDotted } from './dotted.js';

function lowerName(lowering: Lowering, node: Node): NameValue {
  const { builder } = lowering;
  const name = lowering.word(node);
  // `class Engine: Runner = Runner`: what the class has not declared yet is that of the module.
  const isAround = builder.regionOf(builder.region).kind === 'class' && !builder.declares(name);
  return isAround ? builder.nameAround(name) : builder.name(name);
}

function lowerAttribute(lowering: Lowering, node: Node): Value {
  const dotted = readDotted(lowering, node.startIndex, node.endIndex);
  if (dotted !== undefined) return dotted;
  const [object, attribute] = lowering.parts(node) as [Node, Node];
  const of = lowering.value(object);
  const name = lowering.word(attribute);
  const at = spanOf(node.startIndex, attribute.startIndex + name.length);
  return { is: 'get', of, name, at } satisfies GetValue;
}

function lowerSubscript(lowering: Lowering, node: Node): ItemValue {
  const [object, ...keys] = lowering.parts(node) as [Node, ...Node[]];
  const of = lowering.value(object);
  return { is: 'item', of, key: keyOf(lowering, keys), at: lowering.span(node) };
}

function keyOf(lowering: Lowering, keys: readonly Node[]): Value {
  const [first, last] = [keys[0], keys.at(-1)];
  if (first === undefined || last === undefined) return lowering.builder.unknown;
  if (keys.length === 1) return lowering.value(first);
  const of = lowering.values(keys);
  return { is: 'literal', holds: 'tuple', of, at: spanOf(first.startIndex, last.endIndex) } satisfies LiteralValue;
}

/** `start:stop:step`; the tree has the colons, which tell what is left out. */
function lowerSlice(lowering: Lowering, node: Node): OperatorValue {
  const { unknown } = lowering.builder;
  const of: [Value, Value, Value] = [unknown, unknown, unknown];
  let position = 0;
  for (const token of lowering.tokens(node)) {
    if (lowering.startsWith(token, ':')) position++;
    else if (position < of.length) of[position] = lowering.value(token);
  }
  return { is: 'op', op: 'slice', of, at: lowering.span(node) };
}

/** The one expression in a node: of `(x)`, `*xs`, `**options`. */
export function lowerInner(lowering: Lowering, node: Node): Value {
  const inner = lowering.parts(node)[0];
  return inner === undefined ? lowering.builder.unknown : lowering.value(inner);
}

/** Names, and what is reached from them. */
export const accesses: readonly (readonly [string, LowerExpression])[] = [
  ['identifier', lowerName],
  ['attribute', lowerAttribute],
  ['subscript', lowerSubscript],
  ['slice', lowerSlice],
  ['parenthesized_expression', lowerInner],
];
