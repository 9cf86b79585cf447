import type { Value } from '../../../model/model.js';
import { spanOf } from '../../../model/span.js';
import type { Node } from '../../syntax.js';
import type { Lowering, LowerStatement } from '../lowering.js';
import { Arms } from './branches.js';
import { useFirst } from './evaluations.js';
import { captureAll, matchTest } from './patterns.js';
import { assign } from './targets.js';

function lowerMatch(lowering: Lowering, node: Node): void {
  const parts = lowering.parts(node);
  const body = parts.at(-1);
  if (body === undefined) return;
  const subjects = lowering.values(parts.slice(0, -1));
  const at = lowering.span(node);
  const subject: Value = subjects.length === 1 ? subjects[0]! : { is: 'literal', holds: 'tuple', of: subjects, at };
  const arms = new Arms(lowering);
  for (const clause of lowering.parts(body)) {
    if (clause.type === 'case_clause') lowerCase(lowering, arms, clause, subject);
    else lowering.statement(clause);
  }
}

/** The guard may speak of what the pattern captured, so all of it stands inside the arm. */
function lowerCase(lowering: Lowering, arms: Arms, clause: Node, subject: Value): void {
  const parts = lowering.parts(clause);
  const patterns = parts.filter(part => part.type === 'case_pattern');
  const guard = parts.find(part => part.type === 'if_clause');
  const [first, last] = [patterns[0], patterns.at(-1)];
  if (first === undefined || last === undefined) return;
  const head = spanOf(first.startIndex, last.endIndex);
  const test = patterns.length === 1 ? matchTest(lowering, first, subject) : lowering.builder.unknown;
  arms.arm(lowering.span(clause), head, test ?? (guard && lowering.builder.unknown), () => {
    captureAll(lowering, patterns, subject, (name, value) =>
      assign(lowering, name, value, { how: 'set', at: lowering.span(name) }),
    );
    if (guard !== undefined) useFirst(lowering, guard);
    lowering.block(parts.at(-1));
  });
}

export const matches: readonly (readonly [string, LowerStatement])[] = [['match_statement', lowerMatch]];
