import type { Value } from '../../../../model/model.js';
import { isSameText } from '../../../program/spelling.js';
import { areAlternatives } from '../../../program/alternatives.js';
import type { Operation } from '../../../slots/slots.js';

/**
 * Whether an entry is taken out only to be put in again, as the newest one: `recent.delete(id); recent.set(id, page);`. Every
 * way from the removal leads to the addition, in one function and under one name.
 */
export function isTouch(removal: Operation, grows: readonly Operation[]): boolean {
  const { kind, unit, region, fact } = removal;
  const node = unit.functionOf(region);
  return (
    kind === 'shrink' &&
    grows.some(
      grow =>
        grow.unit === unit &&
        grow.fact > fact &&
        unit.functionOf(grow.region) === node &&
        unit.isWithin(region, grow.region) &&
        !areAlternatives(unit, region, grow.region) &&
        isSameEntry(removal, grow),
    )
  );
}

function isSameEntry(removal: Operation, grow: Operation): boolean {
  const removed: Value | undefined = removal.key ?? removal.value;
  const added = grow.key ?? grow.value;
  return removed !== undefined && added !== undefined && isSameText(removed, added);
}
