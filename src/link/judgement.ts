import type { Confidence } from '../finding.js';
import { livesAtLeast, runsAtLeast } from '../model/time.js';
import { isAside, type Growth } from './growth.js';
import { teardownOf } from './removals.js';
import type { Spot } from './spots.js';
import type { Domain } from './keys.js';
import { holdsOf } from './slots.js';

/** What a growing slot is to the person who wrote it. */
export type GrowthKind = 'loop' | 'cache' | 'accumulator' | 'registry' | 'unreached';

/** Each growing slot is one kind, so that one rule speaks of it. */
export function kindOf(growth: Growth): GrowthKind {
  const { slot, frequency, keyed, domain, emptied } = growth;
  const holds = holdsOf(slot);
  if (growth.misses.length > 0 || growth.leftEmpty) return 'unreached';
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
  return looksUp || neverFull || /cache|memo/i.test(slot.spot.name);
}

function pathOf({ root }: Spot): string {
  return (root.is === 'field' ? root.of.unit : root.unit).module.path;
}

/** A variable of the module, or an attribute of the class itself. */
function isGlobal({ slot, lifetime }: Growth): boolean {
  const { root } = slot.spot;
  if (root.is === 'field') return lifetime.shared === true;
  return root.unit.functionOf(root.unit.binding(root.binding)!.region).region.id === 0;
}

/**
 * How sure the growth is a leak; undefined when it is not worth a line even to those who ask. Three facts count: how long
 * the owner lives, what the keys are, how often it grows; neighbours move the sum. A key that is known by its name only
 * never makes the case certain, and counts for less where nobody is seen to call.
 */
export function confidenceOf(growth: Growth): Confidence | undefined {
  const sum = lifeWeight(growth) + keyWeight(growth) + runsWeight(growth) + neighbourWeight(growth);
  const proven = livesAtLeast(growth.lifetime.life, 'long') && isProven(growth);
  if (isAside(pathOf(growth.slot.spot))) return sum >= 3 ? 'possible' : undefined;
  if (growth.clearedAtEnd) return sum >= 0 ? 'possible' : undefined;
  if (sum >= 5 && proven && growth.escapes.length === 0 && !growth.registers) return 'certain';
  if (sum >= 4) return 'likely';
  return sum >= -2 ? 'possible' : undefined;
}

/** Entries that are another one each time, added again and again. */
function isProven({ domain, frequency, ...growth }: Growth): boolean {
  if (frequency.runs === 'endless' && isAppended(growth)) return true;
  return runsAtLeast(frequency.runs, 'repeated') && (domain === 'event' || domain === 'object');
}

function lifeWeight({ lifetime, slot, expires }: Growth): number {
  if (livesAtLeast(lifetime.life, 'long')) return 2;
  if (lifetime.life !== 'unknown') return -1;
  const { root } = slot.spot;
  if (root.is === 'binding') return -1;
  return teardownOf(root.of) || expires ? 1 : 0;
}

const KEY_WEIGHT: Readonly<Record<Domain, number>> = {
  constant: -3,
  finite: -3,
  self: -3,
  named: -2,
  unknown: 0,
  open: 1,
  text: 2,
  subject: 2,
  object: 2,
  event: 2,
};

/** What is appended without a key grows each time it is reached; how often that is must be proven, or lists are noise. */
function keyWeight({ domain, frequency, ...growth }: Growth): number {
  // Where nobody is seen to call, a name alone does not make a key another one each time.
  if (!isAppended(growth))
    return frequency.runs === 'unknown' ? Math.min(KEY_WEIGHT[domain], byName(domain) ? 1 : 2) : KEY_WEIGHT[domain];
  const proven = runsAtLeast(frequency.runs, 'repeated') || domain === 'event';
  return Math.max(0, KEY_WEIGHT[domain]) - (proven ? 0 : 1);
}

function byName(domain: Domain): boolean {
  return domain === 'subject' || domain === 'text' || domain === 'open';
}

function runsWeight({ frequency, ...growth }: Growth): number {
  const weight = frequency.runs === 'endless' ? 2 : frequency.runs === 'repeated' ? 1 : 0;
  return weight > 0 && isAppended(growth) ? weight + 1 : weight;
}

function isAppended({ keyed, slot }: Pick<Growth, 'keyed' | 'slot'>): boolean {
  return !keyed && holdsOf(slot) !== 'mapping' && holdsOf(slot) !== 'set';
}

function neighbourWeight({ sibling, emptied, registers, escapes, slot, misshared, ...growth }: Growth): number {
  let weight = 0;
  if (growth.ownEnd || growth.expires) weight += 2;
  if (growth.hollow) weight += 2;
  // Somebody wrote a removal: entries are meant to go, and the owner to live on.
  if (growth.misses.length > 0) weight += 3;
  if (sibling?.sameKey) weight += 3;
  else if (sibling) weight += 1;
  if (emptied.length > 0) weight += growth.leftEmpty && !growth.leftEmpty.whenEmpty ? 0 : 1;
  if (misshared) weight += 3;
  else if (registers) weight -= 2;
  if (escapes.length > 0) weight -= 1;
  if (slot.made.some(made => !made.empty)) weight -= 1;
  return weight;
}
