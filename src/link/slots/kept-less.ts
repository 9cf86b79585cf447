import type { Span, Value } from '../../model/model.js';
import type { At } from '../program/at.js';
import { reachingDefinitions } from '../program/definitions.js';
import type { Derivations } from './derivations.js';
import type { SlotTable } from './slot-table.js';
import type { Spot } from './spot.js';

/**
 * `recent[k] = [t for t in recent[k] if t > since]`, `listeners.set(topic, rest.filter(…))`: the entry is made from what it was, and
 * is less.
 */
export function keepLess(
  table: SlotTable,
  derivations: Derivations,
  spot: Spot,
  entry: { readonly at: At; readonly span: Span; readonly value: Value },
): void {
  const { at, span } = entry;
  const value = writtenFor(at, entry.value);
  for (const inner of slotsIn(table, spot)) {
    if (derivations.of(at, inner, value) === 'shrink') table.add(inner, { kind: 'shrink', at, span });
  }
}

/** The entries of a collection that are collections themselves. */
export function slotsIn(table: SlotTable, spot: Spot): readonly Spot[] {
  return table.spots.step(spot, '*').filter(entry => table.slots.has(entry));
}

/** What the one assignment says that a variable has its value from: `[…]` of `recent = […]`, then `d[k] = recent`. */
function writtenFor(at: At, value: Value): Value {
  if (value.is !== 'name') return value;
  const [definition, ...others] = reachingDefinitions(at, value.binding);
  if (definition === undefined || others.length > 0) return value;
  const { how, value: written } = at.unit.assignment(definition);
  return how === 'set' && written !== undefined ? written : value;
}
