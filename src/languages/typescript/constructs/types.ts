import type { ItemValue, Value } from '../../../model/model.js';
import type { Node } from '../../syntax.js';
import type { Lowering } from '../lowering.js';

/**
 * A type as a value, as far as retention depends on it: `Map<K, V>` → `Map[(K, V)]`, `T[]` → `Array[T]`,
 * `A | null` → `A`, `A | B` → either, `{ [key: K]: V }` → `Record[(K, V)]`, `typeof x` as written; else unknown.
 */
export function typeOf(lowering: Lowering, node: Node | undefined): Value {
  const { unknown } = lowering.builder;
  return node === undefined ? unknown : lowering.deeper(unknown, () => lowerType(lowering, node));
}

function lowerType(lowering: Lowering, node: Node): Value {
  const { builder } = lowering;
  switch (node.type) {
    case 'type_identifier':
    case 'identifier':
    case 'predefined_type':
      return builder.name(lowering.textOf(node));
    case 'nested_type_identifier':
    case 'nested_identifier':
      return nestedType(lowering, node);
    case 'generic_type':
      return genericType(lowering, node);
    case 'array_type':
      return item(lowering, node, 'Array', typeOf(lowering, lowering.parts(node)[0]));
    case 'union_type':
      return unionType(lowering, node);
    case 'object_type':
      return indexedType(lowering, node);
    case 'type_annotation':
    case 'readonly_type':
    case 'parenthesized_type':
    case 'flow_maybe_type':
      return typeOf(lowering, lowering.parts(node)[0]);
    case 'type_query':
      return { is: 'op', op: 'typeof', of: [lowering.expression(lowering.parts(node)[0])], at: lowering.spanOf(node) };
    case 'literal_type':
      return lowering.expression(lowering.parts(node)[0]);
    default:
      return builder.unknown;
  }
}

/** The type that `new Map<K, V>()` tells of itself; undefined if it tells none. */
export function typeOfNew(lowering: Lowering, node: Node | undefined): Value | undefined {
  if (node === undefined || !lowering.startsWith(node, 'new ') || node.type !== 'new_expression') return undefined;
  const [made, given] = lowering.parts(node);
  if (made?.type !== 'identifier' || given?.type !== 'type_arguments') return undefined;
  return item(lowering, node, lowering.word(made), typeArguments(lowering, given));
}

function nestedType(lowering: Lowering, node: Node): Value {
  const [of, name] = lowering.parts(node);
  if (!name) return lowering.builder.unknown;
  return { is: 'get', of: typeOf(lowering, of), name: lowering.word(name), at: lowering.spanOf(node) };
}

function genericType(lowering: Lowering, node: Node): Value {
  const [name, given] = lowering.parts(node);
  if (!given) return lowering.builder.unknown;
  return { is: 'item', of: typeOf(lowering, name), key: typeArguments(lowering, given), at: lowering.spanOf(node) };
}

/** One argument is itself, several are a tuple. */
function typeArguments(lowering: Lowering, node: Node): Value {
  const of = lowering.parts(node).map(argument => typeOf(lowering, argument));
  return of.length === 1 ? of[0]! : { is: 'literal', holds: 'tuple', of, at: lowering.spanOf(node) };
}

function unionType(lowering: Lowering, node: Node): Value {
  const of = membersOf(lowering, node)
    .map(member => typeOf(lowering, member))
    .filter(type => type.is !== 'const' || type.value !== null);
  return of.length === 1 ? of[0]! : { is: 'choice', how: 'or', of };
}

/** `A | B | C` leans to the left, and may have thousands of members. */
function membersOf(lowering: Lowering, union: Node): Node[] {
  const members: Node[] = [];
  let node: Node | undefined = union;
  while (node?.type === 'union_type') {
    const parts: readonly Node[] = lowering.parts(node);
    if (parts.length > 1) members.push(parts[1]!);
    node = parts[0];
  }
  if (node) members.push(node);
  return members.reverse();
}

/** `{ [key: string]: T }`; other object types are unknown. */
function indexedType(lowering: Lowering, node: Node): Value {
  const [signature, ...others] = lowering.parts(node);
  if (signature?.type !== 'index_signature' || others.length > 0) return lowering.builder.unknown;
  const [, key, value] = lowering.parts(signature);
  const of = [typeOf(lowering, key), typeOf(lowering, value)];
  return item(lowering, node, 'Record', { is: 'literal', holds: 'tuple', of, at: lowering.spanOf(node) });
}

function item(lowering: Lowering, node: Node, name: string, key: Value): ItemValue {
  return { is: 'item', of: lowering.builder.name(name), key, at: lowering.spanOf(node) };
}
