import type { Value } from '../../model/model.js';
import type { Unit } from '../program/unit.js';

/** `True`, `1`, `not stop.is_set()`, `not self._closed`, `self.running`: conditions that hold for as long as the program wants. */
export function isEndlessTest(unit: Unit, test: Value): boolean {
  if (test.is === 'const') return test.value === true || (typeof test.value === 'number' && test.value !== 0);
  if (test.is === 'op' && test.op === 'not') return isStopFlag(unit, test.of[0]!);
  if (test.is === 'op' && test.op === 'and') return test.of.some(part => isEndlessTest(unit, part));
  return isRunningFlag(unit, test);
}

function isStopFlag(unit: Unit, value: Value): boolean {
  const name = calledName(unit, value);
  if (name === undefined) return false;
  if (unit.catalog.values.flags.has(name)) return unit.call(value)?.callee.is === 'get';
  return unit.catalog.names.stopFlags.test(name);
}

function isRunningFlag(unit: Unit, value: Value): boolean {
  const name = calledName(unit, value);
  return name !== undefined && unit.catalog.names.runFlags.test(name);
}

/** The last name of what is called, or of what is named. */
export function calledName(unit: Unit, value: Value): string | undefined {
  const call = unit.call(value);
  if (call?.callee.is === 'get' || call?.callee.is === 'name') return call.callee.name;
  return value.is === 'get' || value.is === 'name' ? value.name : undefined;
}
