import type { Value } from '../../../model/model.js';
import type { Node } from '../../syntax.js';
import type { Lowering } from '../lowering.js';
import { Arms, negated } from './branches.js';
import { lowerNamespace } from './namespaces.js';

/** Expressions that are facts already, and whose value may be that of another one. */
const SPEAKS_FOR_ITSELF = /assignment|update|yield/;

/** What an expression statement can be besides an expression that is simply evaluated. */
const EFFECTS: ReadonlyMap<string, (lowering: Lowering, node: Node) => unknown> = new Map([
  ['parenthesized_expression', lowerEach],
  ['sequence_expression', lowerEach],
  ['binary_expression', lowerShortCircuit],
  ['ternary_expression', lowerTernaryEffect],
  ['unary_expression', lowerUnaryEffect],
  ['internal_module', lowerNamespace],
]);

/** Lowers an expression whose value nobody takes. What it evaluates on a condition becomes a branch. */
export function lowerEffect(lowering: Lowering, node: Node | undefined): void {
  if (node === undefined) return;
  const { type } = node;
  const lower = EFFECTS.get(type);
  if (lower === undefined) use(lowering, node, type);
  else lowering.deeper(undefined, () => void lower(lowering, node));
}

function lowerEach(lowering: Lowering, node: Node): void {
  for (const part of lowering.parts(node)) lowerEffect(lowering, part);
}

/** `a && f()`, `a || f()`, `a ?? f()`: the right side runs under a condition. */
function lowerShortCircuit(lowering: Lowering, node: Node): void {
  const [left, right] = lowering.parts(node);
  if (!left || !right) return;
  const operator = lowering.between(left, right);
  if (operator !== '&&' && operator !== '||' && operator !== '??') {
    use(lowering, node, 'binary_expression');
    return;
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
  if (lowering.startsWith(node, 'void') || lowering.startsWith(node, '!')) lowerEach(lowering, node);
  else lowering.expression(node);
}

function use(lowering: Lowering, node: Node, type: string): void {
  const { builder } = lowering;
  const value = lowering.expression(node);
  if (SPEAKS_FOR_ITSELF.test(type)) return;
  const dropped = value.is === 'await' ? value.of : value;
  if (dropped.is === 'call') builder.mark(dropped.fact, 'dropped');
  else if (isWorthAFact(value)) builder.fact({ is: 'use', value, region: builder.region, at: lowering.spanOf(node) });
}

function isWorthAFact({ is }: Value): boolean {
  return is === 'get' || is === 'item' || is === 'op' || is === 'choice';
}
