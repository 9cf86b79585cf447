import type { Confidence } from '../../finding.js';
import { livesAtLeast, runsAtLeast } from '../../model/time.js';
import { isPlugin } from '../lives/conventions.js';
import { isAside } from '../program/modules/aside.js';
import { isInCapitals } from '../program/spelling.js';
import type { Unit } from '../program/unit.js';
import { standsForMany } from './entries/domains.js';
import { comesEachTime, isAppended, isHeardFromAfar } from './each-time.js';
import type { Growth } from './growth.js';
import { teardownOf } from './removals/ends.js';
import { isLocal, namesOf, ownNameOf, type Spot } from '../slots/spot.js';
import { isByWord, type Domain } from '../keys/domain.js';
import type { Unreached } from './removals/unreached/unreached.js';
import { holdsOf, type Operation } from '../slots/slots.js';

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

function isCalledCache(spot: Spot): boolean {
  return namesOf(spot).caches.test(ownNameOf(spot));
}

function unitOf({ root }: Spot): Unit {
  return root.is === 'field' ? root.of.unit : root.unit;
}

/** `MockLine`: it stands in for another one while that is tested. */
function isOfDouble({ root }: Spot): boolean {
  return root.is === 'field' && root.of.unit.catalog.names.standsIn.test(root.of.name);
}

/** A variable of the module, or an attribute of the class itself. */
function isGlobal({ slot, lifetime }: Growth): boolean {
  const { root } = slot.spot;
  if (root.is === 'field') return lifetime.shared === true;
  return root.unit.functionOf(root.unit.binding(root.binding)!.region).region.id === 0;
}

/**
 * How sure the growth is a leak; undefined when it is not worth a line even to those who ask. Three facts count: how long
 * the owner lives, what the keys are, how often it grows; neighbours move the sum. The sum alone is never enough for the
 * default: of 120 findings that had nothing but a high one, 7 in 10 were false.
 */
export function confidenceOf(growth: Growth): Confidence | undefined {
  if (isOfFew(growth) || isPassingWork(growth) || isRemovedOnItsWay(growth)) return undefined;
  const sum = lifeWeight(growth) + keyWeight(growth) + runsWeight(growth) + neighbourWeight(growth);
  const isAsideOfWork = isAside(unitOf(growth.slot.spot)) || isOfDouble(growth.slot.spot) || growth.ofTrial;
  if (isAsideOfWork) return sum >= 3 ? 'possible' : undefined;
  if (growth.clearedAtEnd && !isWorkOfLoop(growth)) return sum >= 0 ? 'possible' : undefined;
  // Nearly every removal is under some condition, and what is missed of something that ends soon ends with it.
  const ends = !livesAtLeast(growth.lifetime.life, 'unknown');
  const { unreached, frequency } = growth;
  const isDoubtful =
    growth.saved ||
    growth.memoizes ||
    isHeardFromAfar(growth) ||
    (unreached ? ends || !unreached.sure || mayEndOwner(growth, unreached) : frequency.seenOnce === true);
  const isShown = hasWitness(growth) || comesEachTime(growth) || keepsInstances(growth);
  if (isDoubtful || sum < 4 || !isShown) return sum >= -2 ? 'possible' : undefined;
  // A removal that is written may be reached by a way that nobody sees: 1 : 1 of those that were certain.
  const isSure = unreached === undefined && growth.escapes.length === 0 && !growth.registers;
  return sum >= 5 && isSure && isProven(growth) ? 'certain' : 'likely';
}

/**
 * What is thrown ends a parser or a loader as well as its work, where its life is not known, nor an end of its own or a sibling
 * shows that it goes on: 0 true to 2 false.
 */
function mayEndOwner({ lifetime, sibling, slot: { spot } }: Growth, { thrown }: Unreached): boolean {
  if (thrown !== true || lifetime.life !== 'unknown' || sibling?.sameKey === true) return false;
  return spot.root.is !== 'field' || teardownOf(spot.root.of) === undefined;
}

/**
 * Keys that are a few, to judge by what they are called, and nothing shows that they change: 0 true to 15 false where nobody is
 * seen to come with another again and again, 0 to 29 where nothing beside them is taken out. What is kept under a key may grow
 * all the same, and a cache by its name is there for whatever comes.
 */
function isOfFew(growth: Growth): boolean {
  const { domain, frequency, emptied, growsWithin, grows, slot } = growth;
  if (domain !== 'named' || isAppended(growth) || emptied.length > 0) return false;
  if (growsWithin || grows.some(standsForMany) || isCalledCache(slot.spot)) return false;
  const isChanging = runsAtLeast(frequency.runs, 'repeated') && growth.sibling !== undefined;
  return !isChanging && !hasWitness(growth);
}

/**
 * `if (closed) return; …; requests.delete(id);`: who wrote the removal knows when it is needed. 0 true to 29 false, unless
 * entries that are another one each time are seen to come again and again.
 */
function isRemovedOnItsWay(growth: Growth): boolean {
  return growth.unreached?.ofWay === true && !comesEachTime(growth);
}

/** What one call gathers by the functions that it hands to others, where nothing shows that each entry is another one (0 : 6). */
function isPassingWork(growth: Growth): boolean {
  const { domain, ofWork } = growth;
  return ofWork && (domain === 'unknown' || domain === 'named' || domain === 'open') && !hasWitness(growth);
}

/**
 * Tasks that are begun in a loop without end, or for each event of an owner that stays, are over long before that ends; what
 * else it gathers may be looked at when it ends.
 */
function isWorkOfLoop(growth: Growth): boolean {
  const { ownEnd, frequency, lifetime } = growth;
  if (!ownEnd) return false;
  if (frequency.runs === 'endless') return isAppended(growth);
  return lifetime.life === 'process' && runsAtLeast(frequency.runs, 'repeated');
}

/**
 * Whether something beside the growth shows that entries should go and do not. True to false of those that were read: a
 * sibling removed under the same key 6 : 0, and what a key holds is emptied.
 */
function hasWitness(growth: Growth): boolean {
  return (
    isLeftBehind(growth) ||
    isLeftEmpty(growth) ||
    growth.unreached !== undefined ||
    growth.hollow !== undefined ||
    (growth.ownEnd && !isLocal(growth.slot.spot) && !isBegunOnceForEach(growth)) ||
    growth.expires ||
    isSharedUnawares(growth) ||
    growth.neverFull
  );
}

/**
 * `if feed not in tasks: tasks[feed] = create_task(…)`: there are as many as there is to follow, which nothing shows to change;
 * of a few names each has one at a time, whoever asks.
 */
function isBegunOnceForEach({ keyed, looksUp, domain }: Growth): boolean {
  return keyed && (domain === 'named' || (looksUp && domain === 'unknown'));
}

/**
 * What a key holds is counted down to nothing, and the key stays: 5 : 0. A collection that is emptied under it shows little
 * where nobody knows how long its owner lives (1 : 5), unless each key is another one, and what is kept under a few names
 * nothing.
 */
function isLeftEmpty(growth: Growth): boolean {
  const { emptied, domain, lifetime } = growth;
  if (isEmptiedForEach(growth)) return true;
  const isCounted = emptied.some(isCountedDown);
  if (emptied.length === 0 || domain === 'named' || !(isCounted || livesAtLeast(lifetime.life, 'long'))) return false;
  return domain !== 'unknown' || isReachedForLong(growth);
}

function isCountedDown({ kind }: Operation): boolean {
  return kind === 'lower';
}

/** Rooms, users, requests come and go: what was kept under one of them is taken out, and no way takes the key with it (2 : 0). */
function isEmptiedForEach({ emptied, unreached, domain }: Growth): boolean {
  return emptied.length > 0 && unreached === undefined && (domain === 'event' || domain === 'subject');
}

/**
 * A sibling is removed under the same key. Of an owner that is made here and handed on, to no host, nobody knows how long it lives (0 : 3),
 * unless those that the keys stand for are seen to come and go in it (3 : 0); and what a look-up fills as often as others like, or
 * what is called one, is a cache, whatever becomes of its neighbours (0 : 5).
 */
function isLeftBehind({ slot, sibling, domain, lifetime, frequency, looksUp }: Growth): boolean {
  if (sibling?.sameKey !== true || domain === 'named') return false;
  const { root } = slot.spot;
  const isHosted = root.is === 'field' && isPlugin(root.of);
  const isCaching = looksUp || isCalledCache(slot.spot);
  const isOfEach = !isCaching && (domain === 'event' || domain === 'subject');
  if (lifetime.life === 'unknown' && lifetime.unseen !== true && !isHosted && !isOfEach) return false;
  return !isCaching || lifetime.life === 'process' || runsAtLeast(frequency.runs, 'repeated');
}

/** A class's own collection that instances take for theirs; not one that is filled at set-up, or once for each of a few (0 : 6). */
function isSharedUnawares({ slot, misshared, frequency: { runs }, looksUp, domain }: Growth): boolean {
  const isKnown = isKnownAsShared(slot.spot) && !runsAtLeast(runs, 'repeated');
  return misshared && !looksUp && domain !== 'named' && runs !== 'setup' && !isKnown;
}

/** Who writes an attribute of the class like a constant knows that it is shared, and reckons with the calls that are not seen. */
function isKnownAsShared({ root }: Spot): boolean {
  return root.is === 'field' && isInCapitals(root.name);
}

/** Again and again, in an owner that stays, or of which another collection shows that it does. */
function isReachedForLong({ lifetime: { life }, frequency, sibling }: Growth): boolean {
  const stays = livesAtLeast(life, 'long') || (life === 'unknown' && sibling !== undefined);
  return stays && runsAtLeast(frequency.runs, 'repeated');
}

/** Every instance that is ever made adds itself to what stays for good; that one of many owners stays says nothing of the others. */
function keepsInstances({ addsItself, lifetime, escapes }: Growth): boolean {
  return addsItself && lifetime.life === 'process' && lifetime.many !== true && escapes.length === 0;
}

/** Entries that are another one each time, added again and again; and something beside them shows that they stay. */
function isProven(growth: Growth): boolean {
  const { domain, frequency, lifetime } = growth;
  if (!livesAtLeast(lifetime.life, 'long')) return false;
  if (frequency.runs === 'endless' && isAppended(growth)) return true;
  return hasWitness(growth) && runsAtLeast(frequency.runs, 'repeated') && (domain === 'event' || domain === 'object');
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
  if (misshared) weight += 3;
  // What never takes anything out shows that those who register do not stay for good, and what has an age is not there for good.
  else if (registers && growth.unreached?.how !== 'never' && growth.unreached?.how !== 'late') weight -= 2;
  if (escapes.length > 0) weight -= 1;
  if (slot.made.some(made => !made.empty)) weight -= 1;
  return weight;
}
