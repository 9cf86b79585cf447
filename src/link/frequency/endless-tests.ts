import type { Region, Value } from '../../model/model.js';
import { calledName } from '../program/calls/call-forms.js';
import { sizedBy } from '../program/sizes.js';
import type { Unit } from '../program/unit.js';

/** `True`, `1`, `not stop.is_set()`, `not self._closed`, `self.running`: conditions that hold for as long as the program wants. */
export function isEndlessTest(unit: Unit, test: Value, loop: Region): boolean {
  if (test.is === 'const') return test.value === true || (typeof test.value === 'number' && test.value !== 0);
  if (test.is === 'op' && test.op === 'not') return isStopFlag(unit, test.of[0]!, loop);
  if (test.is === 'op' && test.op === 'and')
    return (
      test.of.some(part => isEndlessTest(unit, part, loop)) &&
      !test.of.some(part => asksSize(unit, part) || asksItsWork(unit, part, loop))
    );
  return isRunningFlag(unit, test, loop);
}

/** `if self.shutdown: break`: somebody has told it to stop; of a loop that stops itself, the flag is one of its own. */
export function isTold(unit: Unit, test: Value, loop: Region): boolean {
  if (test.is === 'op' && test.op === 'not') return isRunningFlag(unit, test.of[0]!, loop);
  const name = calledName(unit, test);
  return (
    isStopFlag(unit, test, loop) && (unit.catalog.values.flags.has(name) || unit.catalog.names.toldFlags.test(name))
  );
}

/** `while (queue.length > 0 && !stopped)`: until what there is has been taken out, or there is enough. */
function asksSize(unit: Unit, test: Value): boolean {
  return test.is === 'op' ? test.of.some(part => asksSize(unit, part)) : sizedBy(unit, test) !== undefined;
}

const BELOW: ReadonlySet<string> = new Set(['<', '<=']);

/**
 * `while not stopped and not read_all`, `while running and tries < 5`, `while in_game and not stopped`: what the loop itself
 * says of its work ends it.
 */
function asksItsWork(unit: Unit, test: Value, loop: Region): boolean {
  if (test.is === 'name') return isLocalGivenIn(unit, test, loop);
  if (test.is !== 'op') return false;
  const [asked] = test.of;
  return (test.op === 'not' || BELOW.has(test.op)) && asked !== undefined && isLocalGivenIn(unit, asked, loop);
}

function isLocalGivenIn(unit: Unit, value: Value, loop: Region): boolean {
  const binding = unit.bindingOf(value);
  if (binding?.kind !== 'variable' || unit.functionOf(binding.region) !== unit.functionOf(loop.id)) return false;
  return unit.definitions[binding.id]!.some(id => unit.isWithin(unit.assignment(id).region, loop.id));
}

function isStopFlag(unit: Unit, value: Value, loop: Region): boolean {
  const name = calledName(unit, value);
  if (isAskedOfItsWork(unit, value, loop)) return false;
  if (isOfNext(unit, value, loop) || (isLocalGivenIn(unit, value, loop) && !unit.catalog.names.toldFlags.test(name)))
    return false;
  if (unit.catalog.values.flags.has(name)) return unit.call(value)?.callee.is === 'get';
  return unit.catalog.names.stopFlags.test(name);
}

/** `search = Search(); while not search.stop(): …`: what the function itself works with says when it has come to its end. */
function isAskedOfItsWork(unit: Unit, value: Value, loop: Region): boolean {
  const callee = unit.call(value)?.callee;
  if (callee?.is !== 'get' || unit.catalog.values.flags.has(callee.name)) return false;
  const binding = unit.bindingOf(callee.of);
  return binding?.kind === 'variable' && unit.functionOf(binding.region) === unit.functionOf(loop.id);
}

function isRunningFlag(unit: Unit, value: Value, loop: Region): boolean {
  return !isOfNext(unit, value, loop) && unit.catalog.names.runFlags.test(calledName(unit, value));
}

/** `while (!step.done) { …; step = steps.next() }`: asks what each pass takes anew, and ends with what it walks. */
function isOfNext(unit: Unit, value: Value, loop: Region): boolean {
  if (value.is !== 'get' || value.of.is !== 'name') return false;
  const definitions = unit.definitions[value.of.binding] ?? [];
  return definitions.some(id => unit.isWithin(unit.assignment(id).region, loop.id));
}
