import type { Value } from '../../../model/model.js';
import type { Node } from '../../syntax.js';
import type { Lowering, LowerStatement } from '../lowering.js';

/** An expression that stands alone: its calls are dropped, and what is no call is a use. */
export function evaluate(lowering: Lowering, node: Node, type: string): void {
  const value = lowering.value(node, type);
  drop(lowering, value);
  if (isUse(value)) use(lowering, value, node);
}

/** Nobody takes the result, whichever of several calls made it. */
function drop(lowering: Lowering, value: Value): void {
  if (value.is === 'call') lowering.builder.mark(value.fact, 'dropped');
  else if (value.is === 'await') drop(lowering, value.of);
  else if (value.is === 'choice') for (const each of value.of) drop(lowering, each);
  else if (value.is === 'op' && value.op === 'and') drop(lowering, value.of.at(-1)!);
}

/** Whether the value says more than the facts that came before it. */
function isUse({ is }: Value): boolean {
  return is !== 'call' && is !== 'const' && is !== 'unknown' && is !== 'await' && is !== 'yield';
}

/** An expression that is evaluated for nothing but its effects. */
export function use(lowering: Lowering, value: Value, node: Node): void {
  const { builder } = lowering;
  builder.fact({ is: 'use', value, region: builder.region, at: lowering.span(node) });
}

function lowerEach(lowering: Lowering, node: Node): void {
  for (const part of lowering.parts(node)) lowering.statement(part);
}

/** The condition of `assert condition, message`, whose message is not evaluated when all is well, and of `case … if condition`. */
export function useFirst(lowering: Lowering, node: Node): void {
  const [condition] = lowering.values(lowering.parts(node));
  if (condition !== undefined) use(lowering, condition, node);
}

/** `del a, b[k], (c.d)` */
function lowerDelete(lowering: Lowering, node: Node): void {
  const at = lowering.span(node);
  for (const target of deleted(lowering, node)) {
    if (target.type === 'identifier') lowering.declare(lowering.word(target), lowering.span(target));
    lowering.builder.fact({ is: 'delete', target: lowering.value(target), region: lowering.builder.region, at });
  }
}

const LISTS = new Set(['expression_list', 'tuple', 'list', 'parenthesized_expression']);

function deleted(lowering: Lowering, node: Node): Node[] {
  return lowering.nested([], () =>
    lowering.parts(node).flatMap(part => (LISTS.has(part.type) ? deleted(lowering, part) : [part])),
  );
}

export const evaluations: readonly (readonly [string, LowerStatement])[] = [
  ['expression_statement', lowerEach],
  ['ERROR', lowerEach],
  // Python 2.
  ['print_statement', lowerEach],
  ['exec_statement', lowerEach],
  ['chevron', lowerEach],
  ['assert_statement', useFirst],
  ['delete_statement', lowerDelete],
];
