import type { Project } from '../../project.js';
import { operationsOf, type Operation, type Slot } from '../../slots/slots.js';

/** The next entry, one on each pass of a loop without end; a loop in it that takes all there are catches up. */
export function isWork(project: Project, { kind, key, unit, region }: Operation): boolean {
  if (kind !== 'shrink' || key !== undefined) return false;
  const loop = unit.loopAround(region);
  return loop !== undefined && project.frequencies.isEndless(unit, loop);
}

/** Whether the same function takes from the queue: what it puts there is what it took, to be done later. */
export function isPutBack(slot: Slot, { unit, region }: Operation): boolean {
  const putter = unit.functionOf(region);
  return operationsOf(slot, 'shrink').some(take => take.unit.functionOf(take.region) === putter);
}
