import type { GetValue, ItemValue, LiteralValue, Span, Value } from '../../../model/model.js';
import { isSpread } from '../../../model/parts.js';
import type { Node } from '../../syntax.js';
import type { Lowering } from '../lowering.js';
import { lowerKey } from './keys.js';

/** Told each target of a pattern, an identifier or whatever may be assigned to, with its part of the whole. */
export type Take = (target: Node, value: Value) => void;

/** Takes `pattern` apart: `{ a, b: [c], ...d } = whole`. What is no pattern is its own target. */
export function destructure(lowering: Lowering, pattern: Node, whole: Value, take: Take): void {
  lowering.deeper(undefined, () => destructureAny(lowering, pattern, whole, take));
}

function destructureAny(lowering: Lowering, pattern: Node, whole: Value, take: Take): void {
  switch (pattern.type) {
    case 'object_pattern':
      for (const part of lowering.parts(pattern)) destructureProperty(lowering, part, whole, take);
      return;
    case 'array_pattern': {
      destructureArray(lowering, pattern, whole, take);
      return;
    }
    case 'assignment_pattern':
    case 'object_assignment_pattern': {
      destructureDefault(lowering, pattern, whole, take);
      return;
    }
    case 'parenthesized_expression':
    case 'non_null_expression':
    case 'as_expression': {
      const inner = lowering.parts(pattern)[0];
      if (inner) destructure(lowering, inner, whole, take);
      return;
    }
    default:
      take(pattern, whole);
  }
}

function destructureProperty(lowering: Lowering, part: Node, whole: Value, take: Take): void {
  const [key, target] = lowering.parts(part);
  if (part.type === 'pair_pattern' && key && target) {
    destructure(lowering, target, property(lowering, whole, key), take);
  } else if (part.type === 'object_assignment_pattern' && key) {
    destructure(lowering, part, property(lowering, whole, key), take);
  } else if (part.type === 'rest_pattern' && key) {
    destructure(lowering, key, copyOf(lowering, whole, lowering.spanOf(part)), take);
  } else if (part.type === 'shorthand_property_identifier_pattern') {
    take(part, property(lowering, whole, part));
  }
}

function property(lowering: Lowering, of: Value, key: Node): GetValue | ItemValue {
  const at = lowering.spanOf(key);
  if (key.type === 'property_identifier' || key.type === 'shorthand_property_identifier_pattern') {
    return { is: 'get', of, name: lowering.word(key), at };
  }
  return { is: 'item', of, key: lowerKey(lowering, key), at };
}

function copyOf(lowering: Lowering, whole: Value, at: Span): Value {
  const spread: Value = { is: 'op', op: 'spread', of: [whole], at };
  return { is: 'literal', holds: 'mapping', of: [spread], keys: [lowering.builder.unknown], at };
}

function destructureDefault(lowering: Lowering, pattern: Node, whole: Value, take: Take): void {
  const [target, fallback] = lowering.parts(pattern);
  if (!target) return;
  const of = [whole, lowering.expression(fallback, { name: lowering.word(target) })];
  destructure(lowering, target, { is: 'choice', how: 'nullish', of }, take);
}

/** Holes count: `[, b]` is the second element. */
function destructureArray(lowering: Lowering, pattern: Node, whole: Value, take: Take): void {
  let index = 0;
  for (const part of pattern.children) {
    const { type } = part;
    if (type === ',') index++;
    else if (type === '[' || type === ']' || type === 'comment' || type === 'ERROR') continue;
    else if (type === 'rest_pattern') destructureRest(lowering, part, whole, index, take);
    else destructure(lowering, part, element(lowering, whole, index, lowering.spanOf(part)), take);
  }
}

/** `[a, b] = [b, a]` has its elements in sight; of `[a, b] = apart ? open() : [line, line]` it is the element of either. */
function element(lowering: Lowering, whole: Value, index: number, at: Span): Value {
  if (isSeen(whole)) return whole.of[index] ?? lowering.builder.constant(null);
  if (whole.is === 'choice' && whole.of.some(isSeen))
    return { ...whole, of: whole.of.map(one => element(lowering, one, index, at)) };
  return { is: 'item', of: whole, key: lowering.builder.constant(index), at };
}

function isSeen(value: Value): value is LiteralValue {
  return value.is === 'literal' && value.holds === 'list' && !value.of.some(isSpread);
}

function destructureRest(lowering: Lowering, rest: Node, whole: Value, index: number, take: Take): void {
  const { builder } = lowering;
  const at = lowering.spanOf(rest);
  const key: Value = { is: 'op', op: 'slice', of: [builder.constant(index), builder.unknown, builder.unknown], at };
  const target = lowering.parts(rest)[0];
  if (target) destructure(lowering, target, { is: 'item', of: whole, key, at }, take);
}
