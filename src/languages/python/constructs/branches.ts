import type { RegionId, Span, Value } from '../../../model/model.js';
import { spanOf } from '../../../model/span.js';
import type { Node } from '../../syntax.js';
import type { Lowering, LowerStatement } from '../lowering.js';

/** The arms of one `if` or `match`, opened one after the other. */
export class Arms {
  private group: RegionId = -1;
  private count = 0;

  constructor(private readonly lowering: Lowering) {}

  arm(at: Span, head: Span, test: Value | undefined, body: () => void): void {
    const { builder } = this.lowering;
    const region = builder.open({ kind: 'branch', at, head });
    if (this.group < 0) this.group = region;
    builder.shape(region, { branch: { arm: this.count++, group: this.group, ...(test && { test }) } });
    body();
    builder.close();
  }
}

function lowerIf(lowering: Lowering, node: Node): void {
  const [condition, body, ...clauses] = lowering.parts(node);
  if (condition === undefined || body === undefined) return;
  const arms = new Arms(lowering);
  lowerArm(lowering, arms, spanOf(node.startIndex, body.endIndex), condition, body);
  for (const clause of clauses) {
    const parts = lowering.parts(clause);
    if (parts.length === 1) lowerElse(lowering, arms, clause, parts[0]!);
    else if (parts.length > 1) lowerArm(lowering, arms, lowering.span(clause), parts[0]!, parts[1]!);
  }
}

/** A condition's calls come before its arm. */
function lowerArm(lowering: Lowering, arms: Arms, at: Span, condition: Node, body: Node): void {
  const test = lowering.value(condition);
  const outside = lowering.typeOnly;
  if (isTypeChecking(test)) lowering.typeOnly = true;
  arms.arm(at, lowering.span(condition), test, () => lowering.block(body));
  lowering.typeOnly = outside;
}

function lowerElse(lowering: Lowering, arms: Arms, clause: Node, body: Node): void {
  const { startIndex } = clause;
  arms.arm(lowering.span(clause), spanOf(startIndex, startIndex + 'else'.length), undefined, () =>
    lowering.block(body),
  );
}

function isTypeChecking(test: Value): boolean {
  return (test.is === 'name' || test.is === 'get') && test.name === 'TYPE_CHECKING';
}

export const branches: readonly (readonly [string, LowerStatement])[] = [['if_statement', lowerIf]];
