import type { SlotTable } from '../slots/slot-table.js';
import { operationsOf, type Slot } from '../slots/slots.js';
import type { Spot } from '../slots/spot.js';

/** The nearest container around a place that is one of these. */
export function containerAround(
  operations: SlotTable,
  { within }: Spot,
  isOne: (container: Slot) => boolean,
): Slot | undefined {
  for (let spot = within; spot; spot = spot.within) {
    const container = operations.slots.get(spot);
    if (container && isOne(container)) return container;
  }
  return undefined;
}

/** Whether a container does not keep its entries for as long as it lives: it is bounded, or emptied. */
export function letsGo(container: Slot): boolean {
  return container.made.some(made => made.bound !== undefined) || isEmptied(container);
}

export function untilRemovedFrom({ spot }: Slot): string {
  return `it lives until its key is removed from \`${spot.name}\``;
}

/** Whether entries are taken out of it anywhere. */
export function isEmptied(container: Slot): boolean {
  return operationsOf(container, 'shrink', 'clear', 'replace').length > 0;
}
