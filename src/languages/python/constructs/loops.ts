import { spanOf } from '../../../model/span.js';
import type { Node } from '../../syntax.js';
import type { Lowering, LowerStatement } from '../lowering.js';
import { exit } from './exits.js';
import { assign } from './targets.js';

/** `for target in over:`; what it walks is evaluated once, outside the loop. */
function lowerFor(lowering: Lowering, node: Node): void {
  const [target, walked, body, otherwise] = lowering.parts(node);
  if (target === undefined || walked === undefined) return;
  const { builder } = lowering;
  const over = lowering.value(walked);
  const isAsync = lowering.startsWith(node, 'async');
  builder.open({
    kind: 'loop',
    at: lowering.span(node),
    head: spanOf(node.startIndex, walked.endIndex),
    loop: { form: isAsync ? 'async-for' : 'for-each', over },
  });
  if (isAsync) exit(lowering, 'await', walked);
  assign(lowering, target, over, { how: 'iterate', at: lowering.span(target) });
  lowering.block(body);
  builder.close();
  lowerElse(lowering, otherwise);
}

/** `while test:`; the test is evaluated on every pass, so its calls belong to the loop. */
function lowerWhile(lowering: Lowering, node: Node): void {
  const [condition, body, otherwise] = lowering.parts(node);
  if (condition === undefined) return;
  const { builder } = lowering;
  const region = builder.open({
    kind: 'loop',
    at: lowering.span(node),
    head: spanOf(node.startIndex, condition.endIndex),
  });
  builder.shape(region, { loop: { form: 'while', test: lowering.value(condition) } });
  lowering.block(body);
  builder.close();
  lowerElse(lowering, otherwise);
}

/** The `else` of a loop runs once, after it. */
function lowerElse(lowering: Lowering, clause: Node | undefined): void {
  if (clause !== undefined) lowering.block(lowering.parts(clause)[0]);
}

export const loops: readonly (readonly [string, LowerStatement])[] = [
  ['for_statement', lowerFor],
  ['while_statement', lowerWhile],
];
