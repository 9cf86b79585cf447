import type { ComprehensionValue, Value } from '../../../model/model.js';
import { spanOf } from '../../../model/span.js';
import type { Node } from '../../syntax.js';
import type { LowerExpression, Lowering } from '../lowering.js';
import { exit } from './exits.js';
import { assign } from './targets.js';

/** The first iterable is evaluated outside; the rest is one loop, with the variables of all its `for` clauses. */
function lowerComprehension(holds: ComprehensionValue['holds']): LowerExpression {
  return (lowering, node): Value => {
    const [body, first, ...clauses] = lowering.parts(node);
    const [target, walked] = first === undefined ? [] : lowering.parts(first);
    if (body === undefined || first === undefined || target === undefined || walked === undefined) {
      return lowering.builder.unknown;
    }
    const from = lowering.value(walked);
    const at = lowering.span(node);
    const { builder } = lowering;
    const region = builder.open({
      kind: 'loop',
      at,
      head: spanOf(first.startIndex, walked.endIndex),
      loop: { form: 'comprehension', over: from },
    });
    iterate(lowering, first, target, from);
    const test = lowerClauses(lowering, clauses);
    const made = lowerBody(lowering, body, holds);
    builder.close();
    return { is: 'comprehension', holds, ...made, from, ...(test && { test }), region, at };
  };
}

function iterate(lowering: Lowering, clause: Node, target: Node, from: Value): void {
  if (lowering.startsWith(clause, 'async')) exit(lowering, 'await', clause);
  assign(lowering, target, from, { how: 'iterate', at: lowering.span(target), own: true });
}

/** The clauses after the first `for`; gives the first `if`. */
function lowerClauses(lowering: Lowering, clauses: readonly Node[]): Value | undefined {
  let test: Value | undefined;
  for (const clause of clauses) {
    const [first, walked] = lowering.parts(clause);
    if (first === undefined) continue;
    if (clause.type === 'for_in_clause' && walked !== undefined) {
      iterate(lowering, clause, first, lowering.value(walked));
    } else {
      const condition = lowering.value(first);
      test ??= condition;
    }
  }
  return test;
}

function lowerBody(
  lowering: Lowering,
  body: Node,
  holds: ComprehensionValue['holds'],
): { key?: Value; element: Value } {
  if (holds !== 'mapping') return { element: lowering.value(body) };
  const [key, element] = lowering.values(lowering.parts(body));
  const { unknown } = lowering.builder;
  return { key: key ?? unknown, element: element ?? unknown };
}

export const comprehensions: readonly (readonly [string, LowerExpression])[] = [
  ['list_comprehension', lowerComprehension('list')],
  ['set_comprehension', lowerComprehension('set')],
  ['dictionary_comprehension', lowerComprehension('mapping')],
  ['generator_expression', lowerComprehension('generator')],
];
