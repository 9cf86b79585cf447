import type { Value } from '../../../model/model.js';
import type { Node } from '../../syntax.js';
import type { Lowering, Surroundings } from '../lowering.js';
import { isComponentObject, lowerComponentObject } from './component-objects.js';
import { lowerMethod } from './functions.js';
import { lowerKey, memberName } from './keys.js';

export function lowerString(lowering: Lowering, node: Node): Value {
  return lowering.builder.constant(stringOf(lowering, node));
}

/** What stands between the quotes, escapes as written. */
export function stringOf(lowering: Lowering, node: Node): string {
  return lowering.text.slice(node.startIndex + 1, node.endIndex - 1);
}

export function lowerNumber(lowering: Lowering, node: Node): Value {
  const number = Number(lowering.textOf(node).replace(/_|n$/g, ''));
  return Number.isFinite(number) ? lowering.builder.constant(number) : lowering.builder.unknown;
}

/** `` `a${b}` `` is a text of its parts; without any it is a constant. */
export function lowerTemplate(lowering: Lowering, node: Node): Value {
  const of = substitutionsIn(node).map(part => lowering.expression(lowering.parts(part)[0]));
  if (of.length === 0) return lowerString(lowering, node);
  return { is: 'op', op: 'text', of, at: lowering.spanOf(node) };
}

/** Where a template has values put into its text. */
export function substitutionsIn(template: Node): Node[] {
  return template.namedChildren.filter(({ type }) => type === 'template_substitution');
}

export function lowerArray(lowering: Lowering, node: Node): Value {
  const of = lowering.parts(node).map(part => lowerElement(lowering, part));
  return { is: 'literal', holds: 'list', of, at: lowering.spanOf(node) };
}

function lowerElement(lowering: Lowering, node: Node): Value {
  return node.type === 'spread_element' ? lowerSpread(lowering, node) : lowering.expression(node);
}

function lowerSpread(lowering: Lowering, node: Node): Value {
  return { is: 'op', op: 'spread', of: [lowering.expression(lowering.parts(node)[0])], at: lowering.spanOf(node) };
}

export function lowerObject(lowering: Lowering, node: Node, around: Surroundings): Value {
  if (isComponentObject(lowering, node)) return lowerComponentObject(lowering, node, around);
  const { receiver } = around;
  const surroundings = receiver === undefined ? {} : { receiver };
  const entries = lowering.parts(node).map(part => lowerProperty(lowering, part, surroundings));
  const keys = entries.map(([key]) => key);
  const of = entries.map(([, value]) => value);
  return { is: 'literal', holds: 'mapping', keys, of, at: lowering.spanOf(node) };
}

function lowerProperty(lowering: Lowering, node: Node, surroundings: Surroundings): [key: Value, value: Value] {
  switch (node.type) {
    case 'pair': {
      const [key, value] = lowering.parts(node);
      if (!key) break;
      const name = memberName(lowering, key);
      return [lowerKey(lowering, key), lowering.expression(value, { name, ...surroundings })];
    }
    case 'method_definition': {
      const method = lowerMethod(lowering, node, { receiver: surroundings.receiver ?? 'variable', decorators: [] });
      return [lowering.builder.constant(method.name), { is: 'function', region: method.region }];
    }
    case 'shorthand_property_identifier':
      return [lowering.builder.constant(lowering.word(node)), lowering.expression(node)];
    case 'spread_element':
      return [lowering.builder.unknown, lowerSpread(lowering, node)];
  }
  return [lowering.builder.unknown, lowering.builder.unknown];
}
