import type { Value } from '../../model/model.js';
import type { Unit } from './unit.js';

/** What is asked how much there is of it: `xs` of `xs.length`, `len(xs)`, `xs.qsize()`. */
export function sizedBy(unit: Unit, value: Value): Value | undefined {
  const { properties, functions, methods } = unit.catalog.values.sizes;
  if (value.is === 'get') return properties.has(value.name) ? value.of : undefined;
  const call = unit.call(value);
  if (call?.callee.is === 'name' && functions.has(call.callee.name)) return call.arguments[0]?.value;
  return call?.callee.is === 'get' && methods.has(call.callee.name) ? call.callee.of : undefined;
}

/** The collection of a condition that holds when there is something in it (`len(xs) > 0`), or nothing (`xs.length === 0`). */
export function sizedFor(unit: Unit, test: Value, filled: boolean): Value | undefined {
  if (test.is !== 'op') return filled ? sizedBy(unit, test) : undefined;
  const [left, right] = test.of;
  if (left === undefined) return undefined;
  if (test.op === 'not') return filled ? undefined : sizedBy(unit, left);
  const isZero = right?.is === 'const' && right.value === 0;
  return isZero && (filled ? FILLED : EMPTY).has(test.op) ? sizedBy(unit, left) : undefined;
}

const FILLED: ReadonlySet<string> = new Set(['>', '!=']);
const EMPTY: ReadonlySet<string> = new Set(['==', '<=']);
