import type { Project } from '../../../project.js';
import { holdsOf, type Operation, type Slot } from '../../../slots/slots.js';
import { isOfAge } from '../../expiry.js';
import { asksFor } from '../../look-ups.js';

/**
 * `if time() - at > ttl: del pages[key]` where the page is looked up: an entry that is too old goes when somebody asks for that
 * very one again, and stays where nobody does.
 */
export function isLateExpiry(project: Project, slot: Slot, removal: Operation, grows: readonly Operation[]): boolean {
  const { kind, key, unit, region } = removal;
  if (kind !== 'shrink' || key === undefined || holdsOf(slot) !== 'mapping') return false;
  if (unit.loopAround(region) !== undefined || grows.some(grow => isBefore(grow, removal))) return false;
  return asksFor(project, slot, unit.functionOf(region), true) && isOfAge(project, slot, removal);
}

/** What a function takes out that it has put in itself is no matter of age. */
function isBefore(grow: Operation, { unit, region, fact }: Operation): boolean {
  return grow.unit === unit && grow.fact < fact && unit.functionOf(grow.region) === unit.functionOf(region);
}
