import type { Project } from '../../project.js';
import type { Operation, Slot } from '../../slots/slots.js';
import { isLocal } from '../../slots/spot.js';

/**
 * Whether each call of a function has the slot to itself, and fills it without any loop that never ends: then it goes with the
 * call, or is full with it, whoever reads it later. Most slots are such, and how often functions are called is dear to know.
 */
export function isOfOneCall(project: Project, slot: Slot, added: readonly Operation[]): boolean {
  const { root } = slot.spot;
  if (root.is !== 'binding' || !isLocal(slot.spot)) return false;
  const { unit } = root;
  const node = unit.functionOf(unit.binding(root.binding)!.region);
  if (unit.catalog.entries.has(node.region.name)) return false;
  return added.every(
    ({ region, ...at }) =>
      at.unit === unit &&
      unit.functionOf(region) === node &&
      project.frequencies.loopAround(unit, region)?.runs !== 'endless',
  );
}
