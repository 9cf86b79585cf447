import type { Confidence } from '../finding.js';
import { livesAtLeast } from '../model/time.js';
import { isAside, teardownOf, type Growth } from './growth.js';
import { holdsOf } from './slots.js';

/** What a growing slot is to the person who wrote it. */
export type GrowthKind = 'loop' | 'cache' | 'accumulator' | 'registry';

/** Each growing slot is one kind, so that one rule speaks of it. */
export function kindOf(growth: Growth): GrowthKind {
  const { slot, frequency, lifetime, keyed } = growth;
  if (frequency.runs === 'endless' && growth.slot.spot.root.is === 'binding' && !keyed) return 'loop';
  if (frequency.runs === 'endless' && !keyed && lifetime.life !== 'process') return 'loop';
  if (isCache(growth)) return 'cache';
  const { root } = slot.spot;
  if (root.is === 'binding' && root.unit.functionOf(root.unit.binding(root.binding)!.region).region.id === 0)
    return 'accumulator';
  if (root.is === 'field' && lifetime.says.includes('shared by all instances')) return 'accumulator';
  return 'registry';
}

/** A keyed store that is filled when a look-up misses, or that says of itself that it is one. */
function isCache({ slot, keyed, grows }: Growth): boolean {
  if (!keyed || holdsOf(slot) !== 'mapping') return false;
  return /cache|memo|lookup|lru/i.test(slot.spot.name) || grows.some(operation => operation.ifMissing === true);
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
  if (sum >= 5 && proven && growth.escapes.length === 0 && !growth.registers) return 'certain';
  if (sum >= 4) return 'likely';
  return sum >= 0 ? 'possible' : undefined;
}

function lifeWeight({ lifetime, slot }: Growth): number {
  if (livesAtLeast(lifetime.life, 'long')) return 2;
  if (lifetime.life !== 'unknown') return -1;
  const { root } = slot.spot;
  return root.is === 'field' && teardownOf(root.of) ? 1 : 0;
}

function keyWeight({ domain, keyed, slot, frequency }: Growth): number {
  const weight = domain === 'event' || domain === 'object' ? 2 : domain === 'text' ? 2 : 0;
  const isList = !keyed && frequency.runs !== 'endless' && (holdsOf(slot) === 'list' || holdsOf(slot) === 'deque' || holdsOf(slot) === 'text');
  return isList ? weight - 1 : weight;
}

function runsWeight({ frequency }: Growth): number {
  return frequency.runs === 'endless' ? 3 : frequency.runs === 'repeated' ? 1 : 0;
}

function neighbourWeight({ sibling, emptied, registers, escapes, slot }: Growth): number {
  let weight = 0;
  if (sibling?.sameKey) weight += 2;
  else if (sibling) weight += 1;
  if (emptied.length > 0) weight += 1;
  if (registers) weight -= 2;
  if (escapes.length > 0) weight -= 1;
  if (slot.made.some(made => !made.empty)) weight -= 1;
  return weight;
}
