import type { Span, Value } from '../../../model/model.js';
import { spanOf } from '../../../model/span.js';
import type { Node } from '../../syntax.js';
import type { Lowering, LowerStatement } from '../lowering.js';
import { lowerLambda } from './functions.js';
import { assign, assignTo } from './targets.js';
import { lowerType } from './types.js';

/** `a = b = value`, `a: T = value`, `a: T` */
function lowerAssignment(lowering: Lowering, node: Node): void {
  const at = lowering.span(node);
  const targets: Node[] = [];
  let type: Value | undefined;
  let right: Node | undefined = node;
  let rightType = 'assignment';
  while (right !== undefined && rightType === 'assignment') {
    const parts = lowering.parts(right);
    targets.push(parts[0]!);
    right = parts[1];
    rightType = right?.type ?? '';
    if (right !== undefined && rightType === 'type') {
      type = lowerType(lowering, right);
      right = parts[2];
      rightType = right?.type ?? '';
    }
  }
  const value = right && lowerRight(lowering, right, rightType, targets[0]!);
  for (const target of targets) assign(lowering, target, value, { how: 'set', at, type });
}

/** A lambda takes the name that it is given. */
function lowerRight(lowering: Lowering, right: Node, type: string, target: Node): Value {
  if (type !== 'lambda') return lowering.value(right, type);
  return lowerLambda(lowering, right, target.type === 'identifier' ? lowering.word(target) : '');
}

function lowerAugmented(lowering: Lowering, node: Node): void {
  const [target, operator, right] = lowering.tokens(node);
  if (target === undefined || operator === undefined || right === undefined) return;
  if (target.type === 'identifier') {
    const name = lowering.word(target);
    lowering.declare(name, lowering.wordSpan(target, name));
  }
  const path = lowering.value(target);
  const value = lowering.value(right);
  lowering.builder.assign('augment', path, value, lowering.span(node), { operator: operatorOf(operator.type) });
}

/** `+=` → `+`; the model knows one division. */
function operatorOf(written: string): string {
  return written === '//=' ? '/' : written.slice(0, -1);
}

/** `name := value`. Its value is what was assigned. */
export function lowerNamedExpression(lowering: Lowering, node: Node): Value {
  const [name, right] = lowering.parts(node);
  if (name === undefined || right === undefined) return lowering.builder.unknown;
  const value = lowering.value(right);
  assign(lowering, name, value, { how: 'set', at: lowering.span(node) });
  return value;
}

/** `type X = value`, for which the grammar takes `type(self).entries = []` too. */
function lowerTypeAlias(lowering: Lowering, node: Node): void {
  const [left, right] = lowering.parts(node);
  const name = left && lowering.parts(left)[0];
  if (name === undefined || right === undefined) return;
  const at = lowering.span(node);
  if (name.type === 'identifier') return assign(lowering, name, lowerType(lowering, right), { how: 'set', at });
  const target = lowerOfClass(lowering, name, node.startIndex);
  const given = lowering.parts(right)[0];
  if (target === undefined || given === undefined) return;
  assignTo(lowering, target, lowering.value(given), { how: 'set', at });
}

/** `type(self).entries`, without the word that begins it. */
function lowerOfClass(lowering: Lowering, node: Node, start: number): Value | undefined {
  const { type } = node;
  const at: Span = spanOf(start, node.endIndex);
  const [first, second] = lowering.parts(node);
  if (first === undefined) return undefined;
  if (type === 'parenthesized_expression')
    return lowering.builder.call(lowering.builder.name('type'), [{ value: lowering.value(first) }], at);
  const of = type === 'attribute' || type === 'subscript' ? lowerOfClass(lowering, first, start) : undefined;
  if (of === undefined || second === undefined) return undefined;
  return type === 'attribute'
    ? { is: 'get', of, name: lowering.word(second), at }
    : { is: 'item', of, key: lowering.value(second), at };
}

export const assignments: readonly (readonly [string, LowerStatement])[] = [
  ['assignment', lowerAssignment],
  ['augmented_assignment', lowerAugmented],
  ['type_alias_statement', lowerTypeAlias],
];
