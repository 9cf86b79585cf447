import type { Value } from '../../../model/model.js';
import type { Node } from '../../syntax.js';
import type { Lowering } from '../lowering.js';
import { Arms, negated } from './branches.js';
import { lowerNamespace } from './namespaces.js';

/** Lowers an expression whose value nobody takes. What it evaluates on a condition becomes a branch. */
export function lowerEffect(lowering: Lowering, node: Node | undefined): void {
  if (node !== undefined) lowering.deeper(undefined, () => lowerDropped(lowering, node));
}

function lowerDropped(lowering: Lowering, node: Node): void {
  const { type } = node;
  switch (type) {
    case 'string':
      return;
    case 'parenthesized_expression':
      return lowerEffect(lowering, lowering.parts(node)[0]);
    case 'sequence_expression':
      return lowering.parts(node).forEach(part => lowerEffect(lowering, part));
    case 'binary_expression':
      return lowerShortCircuit(lowering, node);
    case 'ternary_expression':
      return lowerTernaryEffect(lowering, node);
    case 'unary_expression':
      return lowerUnaryEffect(lowering, node);
    case 'internal_module':
      return void lowerNamespace(lowering, node);
    default:
      return use(lowering, node, type, lowering.expression(node));
  }
}

/** `a && f()`, `a || f()`, `a ?? f()`: the right side runs under a condition. */
function lowerShortCircuit(lowering: Lowering, node: Node): void {
  const [left, right] = lowering.parts(node);
  if (!left || !right) return;
  const operator = lowering.between(left, right);
  if (operator !== '&&' && operator !== '||' && operator !== '??') {
    return use(lowering, node, node.type, lowering.expression(node));
  }
  const value = lowering.expression(left);
  const at = lowering.spanOf(left);
  const test = operator === '&&' ? value : operator === '||' ? negated(value, at) : isMissing(lowering, value, left);
  new Arms(lowering).arm(lowering.spanOf(node), at, test, () => lowerEffect(lowering, right));
}

function isMissing(lowering: Lowering, value: Value, node: Node): Value {
  return { is: 'op', op: '==', of: [value, lowering.builder.constant(null)], at: lowering.spanOf(node) };
}

function lowerTernaryEffect(lowering: Lowering, node: Node): void {
  const [condition, consequence, alternative] = lowering.parts(node);
  if (!condition || !consequence || !alternative) return;
  const test = lowering.expression(condition);
  const at = lowering.spanOf(condition);
  const arms = new Arms(lowering);
  arms.arm(lowering.spanOf(consequence), at, test, () => lowerEffect(lowering, consequence));
  arms.arm(lowering.spanOf(alternative), at, negated(test, at), () => lowerEffect(lowering, alternative));
}

function lowerUnaryEffect(lowering: Lowering, node: Node): void {
  const operand = lowering.parts(node)[0];
  if (lowering.startsWith(node, 'void') || lowering.startsWith(node, '!')) return lowerEffect(lowering, operand);
  lowering.expression(node);
}

function use(lowering: Lowering, node: Node, type: string, value: Value): void {
  const { builder } = lowering;
  if (/assignment|update|yield/.test(type)) return;
  const dropped = type === 'await_expression' && value.is === 'await' ? value.of : value;
  if (dropped.is === 'call') builder.mark(dropped.fact, { dropped: true });
  else if (isWorthAFact(value)) builder.fact({ is: 'use', value, region: builder.region, at: lowering.spanOf(node) });
}

function isWorthAFact({ is }: Value): boolean {
  return is === 'get' || is === 'item' || is === 'op' || is === 'choice';
}
