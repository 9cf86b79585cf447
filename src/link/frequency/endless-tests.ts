import type { Value } from '../../model/model.js';
import { calledName } from '../program/calls/call-forms.js';
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
  if (unit.catalog.values.flags.has(name)) return unit.call(value)?.callee.is === 'get';
  return unit.catalog.names.stopFlags.test(name);
}

function isRunningFlag(unit: Unit, value: Value): boolean {
  return unit.catalog.names.runFlags.test(calledName(unit, value));
}
