import type { MemoRow } from '../../../model/catalog/catalog.js';
import type { CallFact, Value } from '../../../model/model.js';
import type { Project } from '../../project.js';
import type { Unit } from '../../program/unit.js';
import { argumentAt } from '../../program/calls/arguments.js';

/** How much a memoiser keeps. */
export interface Limits {
  /** Number of results kept, where it is written. */
  readonly limit: number | undefined;
  readonly bounded: boolean;
}

const UNBOUNDED: Limits = { limit: undefined, bounded: false };
const BOUNDED: Limits = { limit: undefined, bounded: true };

/** How much a memoiser keeps, as its row says, or the call that makes it. */
export function limitsOf(project: Project, unit: Unit, row: MemoRow, call: CallFact | undefined): Limits {
  if (row.keeps === 'bounded' || (call && isEnded(row, call))) return BOUNDED;
  if (row.keeps === 'unbounded') return UNBOUNDED;
  const limit = row.limit!;
  const argument = call && argumentAt(call, limit);
  if (row.keeps === 'given')
    return isEndless(project, unit, call, argument?.value)
      ? UNBOUNDED
      : { ...BOUNDED, limit: sizeOf(unit, argument?.value) };
  if (argument === undefined) return { limit: limit.default ?? undefined, bounded: limit.default !== null };
  const { value } = argument;
  if (value.is !== 'const') return BOUNDED;
  return { limit: typeof value.value === 'number' ? value.value : undefined, bounded: value.value !== null };
}

/** Whether an argument or option says when a result is let go; options that cannot be read may say so. */
function isEnded({ ends = [], wraps }: MemoRow, call: CallFact): boolean {
  if (call.arguments.some(({ name }) => name !== undefined && ends.includes(name))) return true;
  const options = wraps && ends.length > 0 ? call.arguments[1]?.value : undefined;
  if (options === undefined) return false;
  if (options.is !== 'literal') return true;
  return (options.keys ?? []).some(key => key.is !== 'const' || ends.includes(String(key.value)));
}

/** `TTLCache(maxsize=1, ttl=60)`. */
function sizeOf(unit: Unit, store: Value | undefined): number | undefined {
  const maker = store && unit.call(store);
  const size = maker && argumentAt(maker, { name: 'maxsize', position: 0 })?.value;
  return size?.is === 'const' && typeof size.value === 'number' ? size.value : undefined;
}

/** `{}`, `dict()`, or a variable that holds one. */
function isEndless(project: Project, unit: Unit, call: CallFact | undefined, value: Value | undefined): boolean {
  if (call === undefined || value === undefined) return false;
  if (value.is === 'literal') return true;
  const maker = unit.call(value);
  if (maker) return project.names.outsideName(unit, maker.callee) === 'dict';
  const at = { unit, region: call.region, before: Infinity };
  const slots = project.spots.of(at, value).flatMap(spot => project.operations.slots.get(spot) ?? []);
  return slots.length > 0 && slots.every(({ made }) => made.every(({ bound }) => bound === undefined));
}
