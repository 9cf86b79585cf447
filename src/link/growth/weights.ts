import { livesAtLeast, runsAtLeast } from '../../model/time.js';
import { isByWord, type Domain } from '../keys/domain.js';
import { isAppended, isKeyedByPassing } from './each-time.js';
import type { Growth } from './growth.js';
import { teardownOf } from './removals/ends.js';
import { isCountedDown, isEmptiedForEach } from './witnesses.js';

/** How much speaks for a leak: how long the owner lives, what the keys are, how often it grows, and what its neighbours show. */
export function weightOf(growth: Growth): number {
  return lifeWeight(growth) + keyWeight(growth) + runsWeight(growth) + neighbourWeight(growth);
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
  brought: 2,
  subject: 2,
  object: 2,
  event: 2,
};

/** What is appended without a key grows each time it is reached; how often that is must be proven, or lists are noise. */
function keyWeight({ domain, frequency, ...growth }: Growth): number {
  // Where nobody is seen to call, a name alone does not make a key another one each time.
  if (!isAppended(growth))
    return frequency.runs === 'unknown' ? Math.min(KEY_WEIGHT[domain], isByWord(domain) ? 1 : 2) : KEY_WEIGHT[domain];
  // Each entry has an end of its own, and its author has said where.
  if (growth.unreached) return Math.max(0, KEY_WEIGHT[domain]);
  const proven = runsAtLeast(frequency.runs, 'repeated') || domain === 'event';
  return Math.max(0, KEY_WEIGHT[domain]) - (proven ? 0 : 1) - (isPassing(growth) ? 2 : 0);
}

/** A list of which nobody is seen to keep the owner for long: nearly always a report, a node's neighbours, or a builder. */
function isPassing({
  lifetime,
  expires,
  ownEnd,
  misshared,
}: Pick<Growth, 'lifetime' | 'expires' | 'ownEnd' | 'misshared'>): boolean {
  return !livesAtLeast(lifetime.life, 'long') && !expires && !ownEnd && !misshared;
}

function runsWeight({ frequency, ...growth }: Growth): number {
  const weight = frequency.runs === 'endless' ? 2 : frequency.runs === 'repeated' ? 1 : 0;
  return weight > 0 && isAppended(growth) ? weight + 1 : weight;
}

function neighbourWeight(growth: Growth): number {
  const { sibling, emptied, registers, escapes, slot, misshared } = growth;
  let weight = 0;
  if (growth.ownEnd || growth.expires) weight += 2;
  if (growth.hollow) weight += 2;
  if (growth.unreached) weight += growth.unreached.weight;
  if (sibling?.sameKey) weight += 3;
  else if (sibling) weight += 1;
  // That a collection is emptied under a key shows nothing by itself: 1 true to 11 false that had no more to them.
  if (isEmptiedForEach(growth)) weight += 3;
  else if (emptied.some(isCountedDown)) weight += 1;
  if (isKeyedByPassing(growth)) weight += 1;
  if (misshared) weight += 3;
  // What never takes anything out shows that those who register do not stay for good, and what has an age is not there for good.
  else if (registers && growth.unreached?.how !== 'never' && growth.unreached?.how !== 'late') weight -= 2;
  if (escapes.length > 0) weight -= 1;
  if (slot.made.some(made => !made.empty)) weight -= 1;
  return weight;
}
