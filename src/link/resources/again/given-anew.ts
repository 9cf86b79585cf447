import type { FactId, Value } from '../../../model/model.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import { writtenAs } from '../../program/written.js';
import type { Acquisition } from '../acquired/acquisition.js';

/** `state.socket = socket` in the same function, or one that is written in it: another target each time. */
export function isGivenAnew(unit: Unit, { region: { from } }: FunctionNode, { receiver, fact }: Acquisition): boolean {
  return receiver?.is === 'get' && isSetBefore(unit, from, fact, receiver, ({ is }) => is !== 'const');
}

/** `this.audio = new AudioContext(); watch(this.audio)`: each call is given another one. */
export function isMadeBefore(unit: Unit, call: FactId, given: Value): boolean {
  const { from } = unit.functionOf(unit.fact(call).region).region;
  return isSetBefore(unit, from, call, given, value => unit.call(value)?.new === true);
}

/** Whether an expression is given a value on every way to a fact. */
function isSetBefore(unit: Unit, from: FactId, fact: FactId, value: Value, isAnew: (given: Value) => boolean): boolean {
  const { region } = unit.fact(fact);
  const written = writtenAs(value);
  if (written === undefined) return false;
  return unit.assignments.within({ from, to: fact }).some(set => {
    if (set.value === undefined || writtenAs(set.target) !== written) return false;
    // What is set when something has happened is waited for.
    const isPassed = unit.isWithin(region, set.region) || unit.functionOf(set.region) !== unit.functionOf(region);
    return isPassed && isAnew(set.value);
  });
}
