import type { CallFact, Value } from '../../model/model.js';
import type { Names } from '../program/names.js';
import type { At } from '../program/at.js';
import type { Unit } from '../program/unit.js';

/** What is walked or handed on by a call that only shows another place: `list(xs)`, `rooms.copy()`. */
export function viewed(names: Names, { unit }: At, call: CallFact): Value | undefined {
  const first = call.arguments[0];
  const name = first && names.outsideName(unit, call.callee);
  if (name && unit.catalog.values.views.has(name)) return first.value;
  return call.callee.is === 'get' && isCopy(unit, call) && call.arguments.length === 0 ? call.callee.of : undefined;
}

/** `rooms.copy()` is another container with the same entries. */
export function isCopy({ catalog }: Unit, { callee }: CallFact): boolean {
  return callee.is === 'get' && catalog.values.copies.has(callee.name);
}

/** `d.values()`, `d.items()`: the entries of `d`. */
export function isEntryWalk({ catalog }: Unit, { callee }: CallFact): boolean {
  return callee.is === 'get' && catalog.values.walks.has(callee.name);
}

/** `for k, v in d.items()`: the first of the pair is the key, which is no place. */
export function isPairWalk({ unit }: At, value: Value): boolean {
  const call = unit.call(value);
  return call?.callee.is === 'get' && unit.catalog.values.pairs.has(call.callee.name);
}
