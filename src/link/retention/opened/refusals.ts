import type { FactId, Value } from '../../../model/model.js';
import type { WayOut } from '../../../model/paths.js';
import { partsOf, pathRoot } from '../../../model/parts.js';
import type { Unit } from '../../program/unit.js';
import type { Opened } from './opened.js';

/**
 * Whether one who opens something and closes it without `finally` waits in between for what may well be refused:
 * `line = await lines.acquire(); await line.query(text); line.release()`, where `text` is the caller's. What a function asks in
 * words of its own fails when the other end does, and seldom before (3 : 0 against 2 : 6). What is opened without a wait is
 * seldom more than memory.
 */
export function mayBeRefused({ unit, call, row, fate, ways, ofCommand }: Opened): boolean {
  if (!row.closedHere || ofCommand || fate.moved.length > 0) return false;
  if (!isAwaited(unit, call) || isOfManaged(unit, call)) return false;
  return ways.some(way => isWait(way) && asksForGiven(unit, way.fact));
}

function isWait(way: WayOut): way is WayOut & { fact: FactId } {
  return way.how === 'await' && way.fact !== undefined && !way.cancelled;
}

function isAwaited(unit: Unit, call: FactId): boolean {
  const { region } = unit.fact(call);
  const { to } = unit.functionOf(region).region;
  return unit.factsWithin({ from: call + 1, to }).some(fact => {
    const waited = fact.is === 'exit' && fact.how === 'await' ? fact.value : undefined;
    return waited?.is === 'call' && waited.fact === call;
  });
}

/** `async with printers() as room: line = await room.connect()`: who leaves the block ends what was opened of it. */
function isOfManaged(unit: Unit, call: FactId): boolean {
  const root = pathRoot(unit.callAt(call).callee);
  const given = root.is === 'name' ? unit.soleValue(root.binding) : undefined;
  return given !== undefined && unit.call(given)?.managed === true;
}

/** `await page.open(order.url)`. */
function asksForGiven(unit: Unit, wait: FactId): boolean {
  const exit = unit.fact(wait);
  const asked = exit.is === 'exit' && exit.value ? unit.call(exit.value) : undefined;
  return asked?.arguments.some(({ value }) => isOfGiven(unit, value, 0)) ?? false;
}

const MAX_STEPS = 3;

/** Whether an expression is made of what the function was called with. */
function isOfGiven(unit: Unit, value: Value, steps: number): boolean {
  if (steps > MAX_STEPS) return false;
  if (value.is === 'name') {
    if (unit.binding(value.binding)?.kind === 'parameter') return true;
    const given = unit.soleValue(value.binding);
    return given !== undefined && isOfGiven(unit, given, steps + 1);
  }
  const parts = unit.call(value)?.arguments.map(argument => argument.value) ?? partsOf(value);
  return parts.some(part => isOfGiven(unit, part, steps));
}
