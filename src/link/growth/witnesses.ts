import { livesAtLeast, runsAtLeast } from '../../model/time.js';
import { comesAnew } from '../keys/domain.js';
import { isPlugin } from '../lives/conventions.js';
import type { Operation } from '../slots/slots.js';
import { isLocal } from '../slots/spot.js';
import type { Growth } from './growth.js';
import { isCalledCache } from './kinds.js';

/**
 * Whether something beside the growth shows that entries should go and do not. True to false of those that were read: a
 * sibling removed under the same key 6 : 0, and what a key holds is emptied.
 */
export function hasWitness(growth: Growth): boolean {
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
  if (emptied.every(isGivenNothing) || domain === 'named' || !(isCounted || livesAtLeast(lifetime.life, 'long')))
    return false;
  return domain !== 'unknown' || isReachedForLong(growth);
}

/** `users[room] = None`: who keeps the key may look for it again (0 true to 2 false). */
function isGivenNothing({ kind }: Operation): boolean {
  return kind === 'grow';
}

/** `users[room] -= 1`. */
export function isCountedDown({ kind }: Operation): boolean {
  return kind === 'lower';
}

/** Rooms, users, requests come and go: what was kept under one of them is taken out, and no way takes the key with it (2 : 0). */
export function isEmptiedForEach({ emptied, unreached, domain }: Growth): boolean {
  return !emptied.every(isGivenNothing) && unreached === undefined && (domain === 'event' || domain === 'subject');
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

/**
 * A class's own collection that instances take for theirs, filled for each event: 14 : 5. Where nobody is seen to call, what it
 * holds tells: sessions and peers come and go, a list is filled at set-up, or once for each of a few (4 : 13).
 */
function isSharedUnawares({ misshared, frequency: { runs }, looksUp, domain }: Growth): boolean {
  if (!misshared || looksUp || domain === 'named') return false;
  return runsAtLeast(runs, 'repeated') || (runs !== 'setup' && comesAnew(domain));
}

/** Again and again, in an owner that stays, or of which another collection shows that it does. */
function isReachedForLong({ lifetime: { life }, frequency, sibling }: Growth): boolean {
  const stays = livesAtLeast(life, 'long') || (life === 'unknown' && sibling !== undefined);
  return stays && runsAtLeast(frequency.runs, 'repeated');
}
