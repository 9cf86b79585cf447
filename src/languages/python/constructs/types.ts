import type { Span, Value } from '../../../model/model.js';
import type { Node } from '../../syntax.js';
import type { Lowering } from '../lowering.js';
import { readTypeText } from './type-text.js';

/** An annotation as a value: names, attributes, items and `|`; a string is read as the type it spells. */
export function lowerType(lowering: Lowering, node: Node): Value {
  return lowering.nested(lowering.builder.unknown, () => lowerTypeNode(lowering, node));
}

function lowerTypeNode(lowering: Lowering, node: Node): Value {
  switch (node.type) {
    case 'type':
    case 'constrained_type':
    case 'splat_type':
    case 'parenthesized_expression':
      return lowerFirst(lowering, node);
    case 'generic_type':
      return lowerGeneric(lowering, node);
    case 'subscript':
      return lowerSubscripted(lowering, node);
    case 'union_type':
    case 'binary_operator':
      return { is: 'op', op: '|', of: lowerTypes(lowering, lowering.parts(node)), at: lowering.span(node) };
    case 'list':
      return { is: 'literal', holds: 'list', of: lowerTypes(lowering, lowering.parts(node)), at: lowering.span(node) };
    case 'member_type':
      return lowerMember(lowering, node);
    case 'string':
      return readTypeText(lowering, node);
    default:
      return lowering.value(node);
  }
}

function lowerTypes(lowering: Lowering, nodes: readonly Node[]): Value[] {
  return nodes.map(node => lowerType(lowering, node));
}

function lowerFirst(lowering: Lowering, node: Node): Value {
  const inner = lowering.parts(node)[0];
  return inner === undefined ? lowering.builder.unknown : lowerType(lowering, inner);
}

/** `dict[K, V]` on a plain name */
function lowerGeneric(lowering: Lowering, node: Node): Value {
  const [name, list] = lowering.parts(node);
  if (name === undefined || list === undefined) return lowering.builder.unknown;
  return typeItem(lowering, lowerType(lowering, name), lowering.parts(list), lowering.span(node));
}

/** `typing.Dict[K, V]` */
function lowerSubscripted(lowering: Lowering, node: Node): Value {
  const [object, ...keys] = lowering.parts(node);
  if (object === undefined) return lowering.builder.unknown;
  return typeItem(lowering, lowerType(lowering, object), keys, lowering.span(node));
}

function typeItem(lowering: Lowering, of: Value, keys: readonly Node[], at: Span): Value {
  // The strings of a Literal are not types.
  const isLiteral = (of.is === 'name' || of.is === 'get') && of.name === 'Literal';
  const types = isLiteral ? keys.map(() => lowering.builder.unknown) : lowerTypes(lowering, keys);
  const key: Value = types.length === 1 ? types[0]! : { is: 'literal', holds: 'tuple', of: types, at };
  return { is: 'item', of, key, at };
}

/** `list[int].x` */
function lowerMember(lowering: Lowering, node: Node): Value {
  const [object, member] = lowering.parts(node);
  if (object === undefined || member === undefined) return lowering.builder.unknown;
  return { is: 'get', of: lowerType(lowering, object), name: lowering.word(member), at: lowering.span(node) };
}
