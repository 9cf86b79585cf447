import type { FactId } from '../../../model/model.js';
import type { OpenRow } from '../../../model/catalog/open-rows.js';
import type { Unit } from '../../program/unit.js';
import type { Fate } from './fates/fate.js';

/** A call that opens something, and what becomes of that. */
export interface Opening {
  readonly unit: Unit;
  readonly call: FactId;
  readonly row: OpenRow;
  readonly fate: Fate;
}

/**
 * Whether a wait is for the very opening: a client that could not `connect` holds nothing; a socket is
 * there before it is connected. Nor does a coroutine hold anything before it is waited for: `opening = open_line();
 * line = await opening`.
 */
export function isOwnOpening({ unit, call: opener, row, fate }: Opening, wait: FactId): boolean {
  const exit = unit.fact(wait);
  const waited = exit.is === 'exit' && exit.how === 'await' ? exit.value : undefined;
  if (waited?.is === 'name') {
    const given = unit.soleValue(waited.binding);
    if (given?.is === 'call' && given.fact === opener) return true;
  }
  const callee = waited && unit.call(waited)?.callee;
  if (callee?.is !== 'get' || callee.of.is !== 'name' || !fate.names.has(callee.of.binding)) return false;
  if (row.begunBy?.includes(callee.name)) return true;
  return !row.connects && unit.catalog.opens.begins.test(callee.name);
}
