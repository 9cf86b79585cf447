import type { OperatorValue, Value } from '../../../model/model.js';
import type { Node } from '../../syntax.js';
import { DEEPEST, type LowerExpression, type Lowering } from '../lowering.js';

/** As the model writes them; what is missing here has no meaning for retention. */
const BINARY: Readonly<Record<string, string>> = {
  '+': '+',
  '-': '-',
  '*': '*',
  '/': '/',
  '//': '/',
  '%': '%',
  '**': '**',
  '|': '|',
  '&': '&',
  '^': '^',
  '<<': '<<',
  '>>': '>>',
};

/** `a + b + c` is one operation of three: a chain of thousands must not become thousands of levels. */
const CHAINS = new Set(['+', '|', '&', 'and', 'or']);

/** Left-nested operations as they are written: a first operand, then operators each with its right operand. */
interface Chain {
  readonly first: Node;
  readonly links: readonly { readonly operator: string; readonly right: Node; readonly node: Node }[];
}

function chainOf(lowering: Lowering, node: Node, type: string): Chain {
  const links: { operator: string; right: Node; node: Node }[] = [];
  let first = node;
  do {
    const [left, operator, right] = lowering.tokens(first);
    if (left === undefined || operator === undefined || right === undefined) break;
    links.push({ operator: operator.type, right, node: first });
    first = left;
  } while (first.type === type);
  return { first, links: links.reverse() };
}

/** Joins a chain from the left; runs of one operator become one value. */
function lowerChain(
  lowering: Lowering,
  { first, links }: Chain,
  join: (operator: string, of: readonly Value[], node: Node) => Value,
): Value {
  let value = lowering.value(first);
  let levels = 0;
  for (let i = 0; i < links.length;) {
    const { operator } = links[i]!;
    const of = [value];
    do of.push(lowering.value(links[i++]!.right));
    while (CHAINS.has(operator) && links[i]?.operator === operator);
    value = ++levels > DEEPEST ? lowering.builder.unknown : join(operator, of, links[i - 1]!.node);
  }
  return value;
}

function lowerBinary(lowering: Lowering, node: Node): Value {
  return lowerChain(lowering, chainOf(lowering, node, 'binary_operator'), (operator, of, whole) => {
    const op = BINARY[operator];
    return op === undefined ? lowering.builder.unknown : { is: 'op', op, of, at: lowering.span(whole) };
  });
}

function lowerBoolean(lowering: Lowering, node: Node): Value {
  return lowerChain(lowering, chainOf(lowering, node, 'boolean_operator'), (operator, of, whole) =>
    operator === 'or' ? { is: 'choice', how: 'or', of } : { is: 'op', op: 'and', of, at: lowering.span(whole) },
  );
}

/** `a < b <= c` is `a < b and b <= c`, with `b` evaluated once. */
function lowerComparison(lowering: Lowering, node: Node): Value {
  const tokens = lowering.tokens(node);
  const at = lowering.span(node);
  const pairs: OperatorValue[] = [];
  let left = lowering.value(tokens[0]!);
  for (let i = 1; i + 1 < tokens.length; i += 2) {
    const written = tokens[i]!.type;
    const right = lowering.value(tokens[i + 1]!);
    pairs.push({ is: 'op', op: written === '<>' ? '!=' : written, of: [left, right], at });
    left = right;
  }
  return pairs.length === 1 ? pairs[0]! : { is: 'op', op: 'and', of: pairs, at };
}

function lowerNot(lowering: Lowering, node: Node): Value {
  return { is: 'op', op: 'not', of: lowering.values(lowering.parts(node)), at: lowering.span(node) };
}

function lowerUnary(lowering: Lowering, node: Node): Value {
  const argument = lowering.parts(node)[0];
  if (argument === undefined) return lowering.builder.unknown;
  const value = lowering.value(argument);
  if (lowering.startsWith(node, '+')) return value;
  if (lowering.startsWith(node, '~')) return lowering.builder.unknown;
  if (value.is === 'const' && typeof value.value === 'number') return lowering.builder.constant(-value.value);
  return { is: 'op', op: 'neg', of: [value], at: lowering.span(node) };
}

/** `a if test else b` */
function lowerConditional(lowering: Lowering, node: Node): Value {
  const [then, condition, otherwise] = lowering.parts(node);
  if (then === undefined || condition === undefined || otherwise === undefined) return lowering.builder.unknown;
  const test = lowering.value(condition);
  return { is: 'choice', how: 'if', test, of: [lowering.value(then), lowering.value(otherwise)] };
}

export const operators: readonly (readonly [string, LowerExpression])[] = [
  ['binary_operator', lowerBinary],
  ['boolean_operator', lowerBoolean],
  ['comparison_operator', lowerComparison],
  ['not_operator', lowerNot],
  ['unary_operator', lowerUnary],
  ['conditional_expression', lowerConditional],
];
