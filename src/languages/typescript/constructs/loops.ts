import type { LoopShape, Span, Value } from '../../../model/model.js';
import type { Node } from '../../syntax.js';
import type { Lowering } from '../lowering.js';
import { destructure } from './destructuring.js';
import { lowerEffect } from './effects.js';
import { declareVariable, variableKind, type VariableKind } from './names.js';

/** `for (const x of xs)`, `for await (…)`, `for (const k in o)`. What is walked is evaluated once, before the loop. */
export function lowerForEach(lowering: Lowering, node: Node): void {
  const [left, right, body] = lowering.parts(node);
  if (!left || !right || !body) return;
  const over = lowering.expression(right);
  const header = lowering.text.slice(node.startIndex, left.startIndex);
  const form = /\bawait\b/.test(header) ? 'async-for' : 'for-each';
  loop(lowering, node, lowering.spanUntil(node, body), { form, over }, () => {
    lowerLoopVariable(lowering, left, variableKind(header.slice(header.indexOf('(') + 1).trim()), over);
    lowering.body(body);
  });
}

/** A pattern takes apart one element of what is walked: `item 0 of xs` is there the first part of each. */
function lowerLoopVariable(lowering: Lowering, left: Node, kind: VariableKind | undefined, over: Value): void {
  const isPattern = left.type !== 'identifier';
  destructure(lowering, left, isPattern && over.is === 'literal' ? lowering.builder.unknown : over, (target, value) => {
    if (kind !== undefined) declareVariable(lowering, target, kind);
    lowering.builder.assign('iterate', lowering.expression(target), value, lowering.spanOf(left));
  });
}

/** `for (let i = 0; i < n; i++)`, `for (;;)`: its head belongs to the loop, as what it does between two passes. */
export function lowerFor(lowering: Lowering, node: Node): void {
  const parts = lowering.parts(node);
  const [initializer, condition] = parts;
  const body = parts.at(-1);
  if (!initializer || !condition || !body || parts.length < 3) return;
  const increment = parts.length > 3 ? parts[2] : undefined;
  loop(lowering, node, lowering.spanUntil(node, body), { form: 'for' }, shape => {
    lowerInitializer(lowering, initializer);
    if (condition.type !== 'empty_statement') shape({ form: 'for', test: lowering.expression(condition) });
    lowering.body(body);
    lowerEffect(lowering, increment);
  });
}

function lowerInitializer(lowering: Lowering, node: Node): void {
  if (/declaration|empty/.test(node.type)) lowering.statement(node);
  else lowerEffect(lowering, node);
}

export function lowerWhile(lowering: Lowering, node: Node): void {
  const [condition, body] = lowering.parts(node);
  if (!condition || !body) return;
  loop(lowering, node, lowering.spanUntil(node, body), { form: 'while' }, shape => {
    shape({ form: 'while', test: lowering.expression(condition) });
    lowering.body(body);
  });
}

export function lowerDo(lowering: Lowering, node: Node): void {
  const [body, condition] = lowering.parts(node);
  loop(lowering, node, lowering.keyword(node, 'do'), { form: 'do' }, shape => {
    lowering.body(body);
    if (condition) shape({ form: 'do', test: lowering.expression(condition) });
  });
}

/** A loop region around `inside`, which may tell its shape when the test is lowered. */
function loop(
  lowering: Lowering,
  node: Node,
  head: Span,
  shape: LoopShape,
  inside: (shape: (known: LoopShape) => void) => void,
): void {
  const at = lowering.spanOf(node);
  const run = (region: number): void => inside(known => lowering.builder.shape(region, { loop: known }));
  lowering.breakable('loop', () => lowering.within({ kind: 'loop', at, head, loop: shape }, run));
}
