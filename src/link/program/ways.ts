import type { Use } from '../../languages/fix-intent.js';
import type { OperatorValue, Value } from '../../model/model.js';

/** What an expression does with one of its parts, and the name under which it does it. */
export type Way = readonly [how: Use['how'], name?: string];

/** A part of an expression with what is done with it. */
export type Part = readonly [value: Value, way: Way];

/** Shared or given back: others have it then. */
export const KEEP: Way = ['keep'];
/** Asked whether there is one, or whether it is this one. */
export const TEST: Way = ['test'];
/** Gone through, entry by entry. */
export const WALK: Way = ['walk'];

/** The parts of an expression. `way`: what is done with the expression, and so with a part that may be its result. */
export function usedParts(value: Value, way: Way): readonly Part[] {
  switch (value.is) {
    case 'get':
      return [[value.of, ['member', value.name]]];
    case 'item':
      return entryParts(value, 'index');
    case 'op':
      return value.of.map((part, index) => [part, wayOfOperand(value, index, way)]);
    case 'choice':
      return [...ifAny(value.test, TEST), ...value.of.map(part => [part, way] as const)];
    case 'await':
    case 'yield':
      return [[value.of, KEEP]];
    case 'literal':
      return [...(value.keys ?? []), ...value.of].map(part => [part, KEEP]);
    case 'comprehension':
      return [[value.from, WALK], [value.element, KEEP], ...ifAny(value.test, TEST), ...ifAny(value.key, KEEP)];
    default:
      return [];
  }
}

/** The container and the key of `x[k]`, where that is read, stored to or deleted. */
export function entryParts(
  { of, key }: Extract<Value, { is: 'item' }>,
  how: 'index' | 'store' | 'delete',
): readonly Part[] {
  const isSlice = key.is === 'op' && key.op === 'slice';
  return [
    [of, [isSlice ? 'slice' : how]],
    [key, KEEP],
  ];
}

function ifAny(value: Value | undefined, way: Way): readonly Part[] {
  return value === undefined ? [] : [[value, way]];
}

function wayOfOperand({ op, of }: OperatorValue, index: number, way: Way): Way {
  switch (op) {
    case 'in':
    case 'not in':
      return index === 1 ? ['contain'] : KEEP;
    case 'and':
      return index === of.length - 1 ? way : TEST;
    case 'not':
    case 'is':
    case 'is not':
      return TEST;
    case 'spread':
      return WALK;
    case 'text':
      return ['text'];
    default:
      return KEEP;
  }
}
