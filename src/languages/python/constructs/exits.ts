import type { ExitFact, Value } from '../../../model/model.js';
import type { Node } from '../../syntax.js';
import type { LowerExpression, Lowering, LowerStatement } from '../lowering.js';

/** Records a way out, or a point at which another task may run. */
export function exit(lowering: Lowering, how: ExitFact['how'], node: Node, value?: Value): void {
  const { builder } = lowering;
  const at = lowering.span(node);
  builder.fact({ is: 'exit', how, region: builder.region, at, ...(value !== undefined && { value }) });
}

function lowerAwait(lowering: Lowering, node: Node): Value {
  const of = lowerOperand(lowering, node) ?? lowering.builder.unknown;
  if (of.is === 'call') lowering.builder.mark(of.fact, 'awaited');
  exit(lowering, 'await', node, of);
  return { is: 'await', of };
}

function lowerYield(lowering: Lowering, node: Node): Value {
  const of = lowerOperand(lowering, node);
  lowering.scope.generator = true;
  exit(lowering, 'yield', node, of);
  return { is: 'yield', of: of ?? lowering.builder.constant(null) };
}

function lowerReturn(lowering: Lowering, node: Node): void {
  exit(lowering, 'return', node, lowerOperand(lowering, node));
}

/** `raise error from cause` */
function lowerRaise(lowering: Lowering, node: Node): void {
  exit(lowering, 'throw', node, lowering.values(lowering.parts(node))[0]);
}

function lowerOperand(lowering: Lowering, node: Node): Value | undefined {
  const operand = lowering.parts(node)[0];
  return operand && lowering.value(operand);
}

export const exitExpressions: readonly (readonly [string, LowerExpression])[] = [
  ['await', lowerAwait],
  ['yield', lowerYield],
];

export const exitStatements: readonly (readonly [string, LowerStatement])[] = [
  ['return_statement', lowerReturn],
  ['raise_statement', lowerRaise],
  ['break_statement', (lowering, node) => exit(lowering, 'break', node)],
  ['continue_statement', (lowering, node) => exit(lowering, 'continue', node)],
];
