import type { Span, Value } from '../../../model/model.js';
import type { Node } from '../../syntax.js';
import { DEEPEST, type Lowering, type Surroundings } from '../lowering.js';
import { negated } from './branches.js';
import { lowerEffect } from './effects.js';

/** The model's word for an operator, where it is not the same. */
const WORDS: Readonly<Record<string, string>> = { '===': '==', '!==': '!=', '&&': 'and', '>>>': '>>' };

/** `a + b + c` is one operation on three. */
const FLAT = new Set(['+', '&&', '||', '??']);

interface Link {
  readonly operator: string;
  readonly right: Node;
  readonly at: Span;
}

/** A chain `a + b - c …` leans to the left; it is walked, not descended into, for it may have thousands of links. */
export function lowerBinary(lowering: Lowering, node: Node): Value {
  const links: Link[] = [];
  let left = node;
  while (left.type === 'binary_expression') {
    const [inner, right] = lowering.parts(left);
    if (!inner || !right) break;
    links.push({ operator: lowering.between(inner, right), right, at: lowering.spanOf(left) });
    left = inner;
  }
  return left === node ? lowering.builder.unknown : combineAll(lowering, lowering.expression(left), links.reverse());
}

function combineAll(lowering: Lowering, first: Value, links: readonly Link[]): Value {
  let of = [first];
  let depth = 0;
  for (const [index, { operator, right, at }] of links.entries()) {
    of.push(lowering.expression(right));
    if (FLAT.has(operator) && links[index + 1]?.operator === operator) continue;
    // A copy has no room left for the sixteen operands that `push` provides for.
    of = [depth++ < DEEPEST ? combine(operator, of.slice(), at) : lowering.builder.unknown];
  }
  return of[0]!;
}

/** What an operator makes of its operands, also in `a ||= b`. */
export function combine(operator: string, of: readonly Value[], at: Span): Value {
  if (operator === '||') return { is: 'choice', how: 'or', of };
  if (operator === '??') return { is: 'choice', how: 'nullish', of };
  return { is: 'op', op: WORDS[operator] ?? operator, of, at };
}

export function lowerTernary(lowering: Lowering, node: Node, surroundings: Surroundings): Value {
  const [condition, consequence, alternative] = lowering.parts(node);
  const test = lowering.expression(condition);
  const of = [lowering.expression(consequence, surroundings), lowering.expression(alternative, surroundings)];
  return { is: 'choice', how: 'if', test, of };
}

/** `!x`, `-x`, `typeof x`; `void f()` is nothing, and still calls `f`. */
export function lowerUnary(lowering: Lowering, node: Node): Value {
  const { builder } = lowering;
  const operand = lowering.parts(node)[0];
  if (lowering.startsWith(node, 'void')) {
    lowerEffect(lowering, operand);
    return builder.constant(null);
  }
  const value = lowering.expression(operand);
  const at = lowering.spanOf(node);
  switch (lowering.text[node.startIndex]) {
    case '!':
      return negated(value, at);
    case '-':
      return value.is === 'const' && typeof value.value === 'number'
        ? builder.constant(-value.value)
        : { is: 'op', op: 'neg', of: [value], at };
    case '+':
      return { is: 'op', op: '+', of: [value], at };
    case 't':
      return { is: 'op', op: 'typeof', of: [value], at };
    case 'd':
      builder.fact({ is: 'delete', target: value, region: builder.region, at });
      return builder.unknown;
    default:
      return builder.unknown;
  }
}
