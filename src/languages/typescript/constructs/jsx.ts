import type { Argument, Value } from '../../../model/model.js';
import type { Node } from '../../syntax.js';
import type { Lowering } from '../lowering.js';

/** `<Name a={b}>{c}</Name>`: a call of `Name` with its properties and, as `children`, what stands in it. */
export function lowerJsxElement(lowering: Lowering, node: Node): Value {
  const parts = lowering.parts(node);
  const opening = parts[0]?.type === 'jsx_opening_element' ? lowering.parts(parts[0]) : parts;
  const [name, ...attributes] = opening;
  if (name === undefined) return lowerFragment(lowering, node, parts);
  const callee = lowerName(lowering, name);
  const properties = attributes.flatMap(attribute => lowerAttribute(lowering, attribute));
  const children = opening === parts ? [] : lowerChildren(lowering, parts);
  const given = [...properties, ...children.map(value => ({ name: 'children', value }))];
  return lowering.builder.call(callee, given, lowering.spanOf(node));
}

function lowerFragment(lowering: Lowering, node: Node, parts: readonly Node[]): Value {
  return { is: 'literal', holds: 'list', of: lowerChildren(lowering, parts), at: lowering.spanOf(node) };
}

/** An element of the document (`img`, `my-widget`, `svg:path`) is a constant, a component a value in scope. */
function lowerName(lowering: Lowering, name: Node): Value {
  if (name.type === 'member_expression') return lowering.expression(name);
  const text = lowering.textOf(name);
  return /^[a-z]|[-:]/.test(text) ? lowering.builder.constant(text) : lowering.expression(name);
}

function lowerAttribute(lowering: Lowering, node: Node): Argument[] {
  const [first, value] = lowering.parts(node);
  if (first === undefined) return [];
  if (node.type === 'jsx_expression') return [lowerSpreadAttribute(lowering, first)];
  if (node.type !== 'jsx_attribute') return [];
  return [
    { name: lowering.textOf(first), value: value ? lowering.expression(value) : lowering.builder.constant(true) },
  ];
}

function lowerSpreadAttribute(lowering: Lowering, node: Node): Argument {
  const inner = node.type === 'spread_element' ? lowering.parts(node)[0] : node;
  return { value: lowering.expression(inner), spread: 'mapping' };
}

function lowerChildren(lowering: Lowering, parts: readonly Node[]): Value[] {
  const children: Value[] = [];
  for (const part of parts) {
    if (/^jsx_(?:element|self_closing_element|expression)$/.test(part.type)) children.push(lowering.expression(part));
  }
  return children;
}

/** `{value}` as a child or a property's value; `{...values}` and `{}` too. */
export function lowerJsxExpression(lowering: Lowering, node: Node): Value {
  const inner = lowering.parts(node)[0];
  return lowering.expression(inner?.type === 'spread_element' ? lowering.parts(inner)[0] : inner);
}
