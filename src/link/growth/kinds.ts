import { holdsOf } from '../slots/slots.js';
import { namesOf, ownNameOf, type Spot } from '../slots/spot.js';
import type { Growth } from './growth.js';

/** What a growing slot is to the person who wrote it. */
export type GrowthKind = 'loop' | 'cache' | 'accumulator' | 'registry' | 'unreached';

/** Each growing slot is one kind, so that one rule speaks of it. */
export function kindOf(growth: Growth): GrowthKind {
  const { slot, frequency, keyed, domain, emptied } = growth;
  const holds = holdsOf(slot);
  if (growth.unreached) return 'unreached';
  if (emptied.length > 0) return 'registry';
  if (growth.ownEnd) return 'registry';
  if (frequency.runs === 'endless' && holds !== 'mapping') return 'loop';
  if (isCache(growth)) return 'cache';
  if (keyed && (domain === 'object' || domain === 'event' || domain === 'subject')) return 'registry';
  return isGlobal(growth) ? 'accumulator' : 'registry';
}

/** A keyed store that is filled when a look-up misses, that would evict, or that says of itself that it is one. */
function isCache({ slot, keyed, looksUp, neverFull }: Growth): boolean {
  if (!keyed || holdsOf(slot) !== 'mapping') return false;
  return looksUp || neverFull || isCalledCache(slot.spot);
}

/** By its name: `_cache`, `memo`. */
export function isCalledCache(spot: Spot): boolean {
  return namesOf(spot).caches.test(ownNameOf(spot));
}

/** A variable of the module, or an attribute of the class itself. */
function isGlobal({ slot, lifetime }: Growth): boolean {
  const { root } = slot.spot;
  if (root.is === 'field') return lifetime.shared === true;
  return root.unit.functionOf(root.unit.binding(root.binding)!.region).region.id === 0;
}
