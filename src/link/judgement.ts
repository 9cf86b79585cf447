import type { Confidence } from '../finding.js';
import { livesAtLeast } from '../model/time.js';
import { isAside, type Growth } from './growth.js';
import { teardownOf } from './removals.js';
import { holdsOf } from './slots.js';

/** What a growing slot is to the person who wrote it. */
export type GrowthKind = 'loop' | 'cache' | 'accumulator' | 'registry';

/** Each growing slot is one kind, so that one rule speaks of it. */
export function kindOf(growth: Growth): GrowthKind {
  const { slot, frequency, keyed, domain, emptied } = growth;
  const holds = holdsOf(slot);
  if (emptied.length > 0) return 'registry';
  if (frequency.runs === 'endless' && holds !== 'mapping') return 'loop';
  if (isCache(growth)) return 'cache';
  if (keyed && (domain === 'object' || domain === 'event')) return 'registry';
  return isGlobal(growth) ? 'accumulator' : 'registry';
}

/** A keyed store that is filled when a look-up misses, or that says of itself that it is one. */
function isCache({ slot, keyed, looksUp }: Growth): boolean {
  if (!keyed || holdsOf(slot) !== 'mapping') return false;
  return looksUp || /cache|memo/i.test(slot.spot.name);
}

/** A variable of the module, or an attribute of the class itself. */
function isGlobal({ slot, lifetime }: Growth): boolean {
  const { root } = slot.spot;
  if (root.is === 'field') return lifetime.shared === true;
  return root.unit.functionOf(root.unit.binding(root.binding)!.region).region.id === 0;
}

/**
 * How sure the growth is a leak; undefined when it is not worth a line even to those who ask. Three facts count: how long
 * the owner lives, what the keys are, how often it grows. Words in names and neighbours move the sum by one.
 */
export function confidenceOf(growth: Growth): Confidence | undefined {
  const sum = lifeWeight(growth) + keyWeight(growth) + runsWeight(growth) + neighbourWeight(growth);
  const proven =
    livesAtLeast(growth.lifetime.life, 'long') && (growth.domain === 'event' || growth.frequency.runs === 'endless');
  if (
    isAside(
      growth.slot.spot.root.is === 'field'
        ? growth.slot.spot.root.of.unit.module.path
        : growth.slot.spot.root.unit.module.path,
    )
  ) {
    return sum >= 3 ? 'possible' : undefined;
  }
  if (growth.clearedAtEnd) return sum >= 0 ? 'possible' : undefined;
  if (sum >= 5 && proven && growth.escapes.length === 0 && !growth.registers) return 'certain';
  if (sum >= 4) return 'likely';
  return sum >= -2 ? 'possible' : undefined;
}

function lifeWeight({ lifetime, slot }: Growth): number {
  if (livesAtLeast(lifetime.life, 'long')) return 2;
  if (lifetime.life !== 'unknown') return -1;
  const { root } = slot.spot;
  return root.is === 'field' && teardownOf(root.of) ? 1 : 0;
}

function keyWeight({ domain, keyed, slot, frequency }: Growth): number {
  const weight = domain === 'event' || domain === 'object' ? 2 : domain === 'text' ? 2 : domain === 'named' ? -1 : 0;
  const isList =
    !keyed &&
    frequency.runs !== 'endless' &&
    (holdsOf(slot) === 'list' || holdsOf(slot) === 'deque' || holdsOf(slot) === 'text');
  return isList ? weight - 1 : weight;
}

function runsWeight({ frequency }: Growth): number {
  return frequency.runs === 'endless' ? 3 : frequency.runs === 'repeated' ? 1 : 0;
}

function neighbourWeight({ sibling, emptied, registers, escapes, slot, misshared }: Growth): number {
  let weight = 0;
  if (sibling?.sameKey) weight += 2;
  else if (sibling) weight += 1;
  if (emptied.length > 0) weight += 1;
  if (misshared) weight += 2;
  else if (registers) weight -= 2;
  if (escapes.length > 0) weight -= 1;
  if (slot.made.some(made => !made.empty)) weight -= 1;
  return weight;
}
