import type { Project } from '../project.js';
import { isAbove } from '../keys/domain.js';
import { madeBy } from '../slots/made.js';
import { operationsOf, type Operation, type Slot } from '../slots/slots.js';
import { asksFor } from './look-ups.js';

/** Whether what a key holds is exchanged for an empty one when the key comes again: `self.takes[name] = []`. */
export function isBegunAnew(project: Project, slot: Slot): boolean {
  const { within, steps } = slot.spot;
  const outer = within && steps[steps.length - 1] === '*' ? project.operations.slots.get(within) : undefined;
  return outer !== undefined && operationsOf(outer, 'grow').some(each => beginsAnew(project, outer, each));
}

/** Under a key of which it is not known that it is another one each time, and whether there is one or not. */
function beginsAnew(project: Project, outer: Slot, { key, value, at, ifMissing, unit, region }: Operation): boolean {
  if (ifMissing || key === undefined || value === undefined) return false;
  if (madeBy(project.names, at, value)?.empty !== true || isAbove(project.keys.ofKey(at, key), 'unknown')) return false;
  return !asksFor(project, outer, unit.functionOf(region));
}
