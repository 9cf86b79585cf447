import type { CallFact, Value } from '../../model/model.js';
import type { Names } from '../program/names.js';
import type { At } from '../program/types.js';

/** What only hands its first argument on, as far as places go. */
const VIEWS = new Set([
  'list',
  'tuple',
  'sorted',
  'reversed',
  'enumerate',
  'iter',
  'Array.from',
  'Object.values',
  'Object.entries',
]);
const WALKS = new Set(['values', 'items', 'entries', 'itervalues', 'iteritems']);
const COPIES = new Set(['copy', 'slice']);

/** What is walked or handed on by a call that only shows another place: `list(xs)`, `rooms.copy()`. */
export function viewed(names: Names, { unit }: At, call: CallFact): Value | undefined {
  const first = call.arguments[0];
  const name = first && names.outsideName(unit, call.callee);
  if (name && VIEWS.has(name)) return first.value;
  return call.callee.is === 'get' && COPIES.has(call.callee.name) && call.arguments.length === 0
    ? call.callee.of
    : undefined;
}

/** `rooms.copy()` is another container with the same entries. */
export function isCopy({ callee }: CallFact): boolean {
  return callee.is === 'get' && COPIES.has(callee.name);
}

/** `d.values()`, `d.items()`: the entries of `d`. */
export function isEntryWalk({ callee }: CallFact): boolean {
  return callee.is === 'get' && WALKS.has(callee.name);
}

/** `for k, v in d.items()`: the first of the pair is the key, which is no place. */
export function isPairWalk({ unit }: At, value: Value): boolean {
  const call = unit.call(value);
  return call?.callee.is === 'get' && (call.callee.name === 'items' || call.callee.name === 'entries');
}
