import type { Value } from '../../../model/model.js';
import { spanOf } from '../../../model/span.js';
import type { Node } from '../../syntax.js';
import type { Lowering, LowerStatement } from '../lowering.js';
import { assign } from './targets.js';

function lowerTry(lowering: Lowering, node: Node): void {
  const [body, ...clauses] = lowering.parts(node);
  if (body === undefined) return;
  const handlers = clauses.map(clause => ({ clause, type: clause.type }));
  lowerBody(lowering, node, body, handlers.find(({ type }) => type === 'else_clause')?.clause);
  for (const { clause, type } of handlers) {
    if (type === 'except_clause') lowerExcept(lowering, clause);
    else if (type === 'finally_clause') lowerFinally(lowering, clause);
  }
}

/** What `else` does happens on the way on which nothing was raised: it belongs to the body, and nobody catches what it raises. */
function lowerBody(lowering: Lowering, node: Node, body: Node, otherwise: Node | undefined): void {
  const { startIndex } = node;
  const { endIndex } = otherwise ?? body;
  const head = spanOf(startIndex, startIndex + 'try'.length);
  lowering.builder.open({ kind: 'try', at: spanOf(startIndex, endIndex), head });
  lowering.block(body);
  if (otherwise !== undefined) lowerElse(lowering, otherwise);
  lowering.builder.close();
}

function lowerElse(lowering: Lowering, clause: Node): void {
  const { startIndex } = clause;
  const head = spanOf(startIndex, startIndex + 'else'.length);
  lowering.builder.open({ kind: 'block', at: lowering.span(clause), head, otherwise: true });
  lowering.block(lowering.parts(clause)[0]);
  lowering.builder.close();
}

/** `except E as e:`; Python 2 wrote `except E, e:`. */
function lowerExcept(lowering: Lowering, clause: Node): void {
  const parts = lowering.parts(clause);
  const [caught, alias] = parts.length > 1 ? caughtOf(lowering, parts) : [];
  const { builder } = lowering;
  const value = caught && lowering.value(caught);
  const head = spanOf(clause.startIndex, parts.at(-2)?.endIndex ?? clause.startIndex + 'except'.length);
  builder.open({ kind: 'catch', at: lowering.span(clause), head, ...(value && { catches: alternatives(value) }) });
  if (alias !== undefined) assign(lowering, alias, value, { how: 'catch', at: lowering.span(alias) });
  lowering.block(parts.at(-1));
  builder.close();
}

/** The exception's expression and the target. */
function caughtOf(lowering: Lowering, [first, second, third]: readonly Node[]): (Node | undefined)[] {
  if (first?.type === 'as_pattern') return [...lowering.parts(first)];
  return [first, third === undefined ? undefined : second];
}

function alternatives(value: Value): readonly Value[] {
  return value.is === 'literal' ? value.of : [value];
}

function lowerFinally(lowering: Lowering, clause: Node): void {
  const { startIndex } = clause;
  const head = spanOf(startIndex, startIndex + 'finally'.length);
  lowering.builder.open({ kind: 'finally', at: lowering.span(clause), head });
  lowering.block(lowering.parts(clause)[0]);
  lowering.builder.close();
}

export const tries: readonly (readonly [string, LowerStatement])[] = [['try_statement', lowerTry]];
