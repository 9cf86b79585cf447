import type { LiteralValue, OperatorValue, Value } from '../../../model/model.js';
import type { Node } from '../../syntax.js';
import type { LowerExpression, Lowering } from '../lowering.js';

function lowerNumber(lowering: Lowering, node: Node): Value {
  const value = Number(lowering.textOf(node).replaceAll('_', ''));
  return Number.isFinite(value) ? lowering.builder.constant(value) : lowering.builder.unknown;
}

function lowerElements(holds: 'list' | 'tuple' | 'set'): LowerExpression {
  return (lowering, node): LiteralValue => ({
    is: 'literal',
    holds,
    of: lowering.isEmpty(node) ? [] : lowering.values(lowering.parts(node)),
    at: lowering.span(node),
  });
}

/** `{}, []`: no brackets are its own. */
function lowerBareTuple(lowering: Lowering, node: Node): LiteralValue {
  return { is: 'literal', holds: 'tuple', of: lowering.values(lowering.parts(node)), at: lowering.span(node) };
}

function lowerDictionary(lowering: Lowering, node: Node): LiteralValue {
  const keys: Value[] = [];
  const of: Value[] = [];
  for (const entry of lowering.isEmpty(node) ? [] : lowering.parts(node)) {
    const [first, second] = lowering.parts(entry);
    if (first === undefined) continue;
    if (second === undefined) {
      keys.push(lowering.builder.unknown);
      of.push(spread(lowering, entry, lowering.value(first)));
    } else {
      keys.push(lowering.value(first));
      of.push(lowering.value(second));
    }
  }
  return { is: 'literal', holds: 'mapping', of, keys, at: lowering.span(node) };
}

function lowerSplat(lowering: Lowering, node: Node): Value {
  const inner = lowering.parts(node)[0];
  return inner === undefined ? lowering.builder.unknown : spread(lowering, node, lowering.value(inner));
}

function spread(lowering: Lowering, node: Node, value: Value): OperatorValue {
  return { is: 'op', op: 'spread', of: [value], at: lowering.span(node) };
}

const constant =
  (value: boolean | null): LowerExpression =>
  lowering =>
    lowering.builder.constant(value);

/** Numbers, the constants, and displays. */
export const literals: readonly (readonly [string, LowerExpression])[] = [
  ['integer', lowerNumber],
  ['float', lowerNumber],
  ['true', constant(true)],
  ['false', constant(false)],
  ['none', constant(null)],
  ['list', lowerElements('list')],
  ['tuple', lowerElements('tuple')],
  ['expression_list', lowerBareTuple],
  ['pattern_list', lowerBareTuple],
  ['set', lowerElements('set')],
  ['dictionary', lowerDictionary],
  ['list_splat', lowerSplat],
  ['dictionary_splat', lowerSplat],
];
