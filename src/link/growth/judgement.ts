import type { Confidence } from '../../finding.js';
import { livesAtLeast, runsAtLeast } from '../../model/time.js';
import { comesAnew } from '../keys/domain.js';
import { isAside } from '../program/modules/aside.js';
import type { Unit } from '../program/unit.js';
import type { Spot } from '../slots/spot.js';
import { comesEachTime, isAppended, isHeardFromAfar } from './each-time.js';
import { standsForMany } from './entries/domains.js';
import type { Growth } from './growth.js';
import { isCalledCache } from './kinds.js';
import { teardownOf } from './removals/ends.js';
import type { Unreached } from './removals/unreached/unreached.js';
import { weightOf } from './weights.js';
import { hasWitness } from './witnesses.js';

/**
 * How sure the growth is a leak; undefined when it is not worth a line even to those who ask. Three facts count: how long
 * the owner lives, what the keys are, how often it grows; neighbours move the sum. The sum alone is never enough for the
 * default: of 120 findings that had nothing but a high one, 7 in 10 were false.
 */
export function confidenceOf(growth: Growth): Confidence | undefined {
  if (isOfFew(growth) || isPassingWork(growth) || isRemovedOnItsWay(growth)) return undefined;
  const sum = weightOf(growth);
  const isAsideOfWork = isAside(unitOf(growth.slot.spot)) || isOfDouble(growth.slot.spot) || growth.ofTrial;
  if (isAsideOfWork) return sum >= 3 ? 'possible' : undefined;
  if (growth.clearedAtEnd && !isWorkOfLoop(growth)) return sum >= 0 ? 'possible' : undefined;
  // Nearly every removal is under some condition, and what is missed of something that ends soon ends with it.
  const ends = !livesAtLeast(growth.lifetime.life, 'unknown');
  const { unreached, frequency } = growth;
  const isDoubtful =
    growth.saved ||
    growth.memoizes ||
    isNoted(growth) ||
    isHeardFromAfar(growth) ||
    (unreached
      ? ends || !unreached.sure || mayEndOwner(growth, unreached) || isMadeInPassing(growth)
      : frequency.seenOnce === true);
  const isShown = hasWitness(growth) || comesEachTime(growth) || keepsInstances(growth);
  if (isDoubtful || sum < 4 || !isShown) return sum >= -2 ? 'possible' : undefined;
  // A removal that is written may be reached by a way that nobody sees: 1 : 1 of those that were certain.
  const isSure = unreached === undefined && growth.escapes.length === 0 && !growth.registers;
  return sum >= 5 && isSure && isProven(growth) ? 'certain' : 'likely';
}

function unitOf({ root }: Spot): Unit {
  return root.is === 'field' ? root.of.unit : root.unit;
}

/** `MockLine`: it stands in for another one while that is tested. */
function isOfDouble({ root }: Spot): boolean {
  return root.is === 'field' && root.of.unit.catalog.names.standsIn.test(root.of.name);
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
 * `rooms.setdefault(room, set()).discard(guest)`: who takes out of an entry makes one first. Of keys of which nothing shows
 * that new ones come, and of one of many owners, the entry is there (1 true to 4 false).
 */
function isMadeInPassing({ unreached, domain, lifetime }: Growth): boolean {
  return unreached?.how === 'made' && ((!comesAnew(domain) && domain !== 'open') || lifetime.many === true);
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

/** What is noted of each chat stays small: it does not grow, or is emptied now and then. */
function isNoted({ ofGatherings, growsWithin, emptied, unreached }: Growth): boolean {
  const isSmall = !growsWithin || emptied.length > 0;
  return ofGatherings && isSmall && (unreached === undefined || unreached.how === 'emptied');
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

/** Every instance that is ever made adds itself to what stays for good; that one of many owners stays says nothing of the others. */
function keepsInstances({ addsItself, lifetime, escapes }: Growth): boolean {
  return addsItself && lifetime.life === 'process' && lifetime.many !== true && escapes.length === 0;
}

/**
 * Entries that are another one each time, added again and again; and something beside them shows that they stay. That a loop has no
 * end is never so sure: 2 true to 15 false of those that were told as certain.
 */
function isProven(growth: Growth): boolean {
  const { domain, frequency, lifetime } = growth;
  if (!livesAtLeast(lifetime.life, 'long')) return false;
  return hasWitness(growth) && runsAtLeast(frequency.runs, 'repeated') && (domain === 'event' || domain === 'object');
}
