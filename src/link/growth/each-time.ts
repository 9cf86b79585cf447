import { livesAtLeast, runsAtLeast } from '../../model/time.js';
import { distanceOf } from '../frequency/frequency.js';
import { isLocal } from '../slots/spot.js';
import { comesAnew } from '../keys/domain.js';
import { isIdentityOfHappening, isIdentityOfPassing } from '../keys/words.js';
import { holdsOf, type Operation } from '../slots/slots.js';
import type { Growth } from './growth.js';

/**
 * Whether entries that are another one each time are added again and again to something that stays: 9 : 9 before keys were
 * followed as far as now. A key of which nothing is known 3 : 13, an object as key 3 : 12, a word that is open 2 : 8, nobody
 * seen to call 2 : 12: these are only possible.
 */
export function comesEachTime(growth: Growth): boolean {
  const { domain, frequency, lifetime } = growth;
  // Nobody types so much that it fills the memory: 0 : 3.
  if (frequency.byHand) return false;
  // What a framework makes serves it, and another of its collections shows that keys come and go there (4 : 1); what the
  // project makes and nobody is seen to keep goes by (1 : 3). What a base class does with its own says nothing (0 : 2).
  const seenToStay = lifetime.unseen === true && hasOwnSibling(growth) && !isAppended(growth);
  const stays = livesAtLeast(lifetime.life, 'long') && !isOneOfMany(growth);
  if (!stays && !seenToStay && !outlivesWhatPasses(growth)) return false;
  if (!isAppended(growth))
    return (
      (comesAnew(domain) || isMemoryOfLoop(growth)) &&
      runsAtLeast(frequency.runs, 'repeated') &&
      !isSaidOnce(growth) &&
      !isGuessedFromAfar(growth)
    );
  if (frequency.runs === 'endless') return true;
  if (isGuessedFromAfar(growth)) return false;
  // Callbacks are appended at start-up, however far an event is that could lead there; a local comes to its end.
  if (growth.registers || isLocal(growth.slot.spot)) return false;
  const isKnown = domain !== 'unknown' && domain !== 'named';
  // A list that is asked first is a set, and holds each text once. Two calls away from the event, what it holds is 1 : 3.
  const isKept =
    lifetime.life === 'process' &&
    growth.escapes.length === 0 &&
    (growth.sibling !== undefined || distanceOf(frequency) < 2);
  const isSet = growth.looksUp && domain !== 'event';
  return runsAtLeast(frequency.runs, 'repeated') && !isSet && (isKnown || isKept);
}

/** `this.pending[request.id] = …`: whatever else it is, each one that comes has a key of its own. What is told once each is a set. */
export function isKeyedByPassing({ slot, grows }: Growth): boolean {
  if (holdsOf(slot) !== 'mapping') return false;
  return grows.every(({ unit, key }) => key !== undefined && isIdentityOfPassing(unit.catalog.keys, key));
}

/** Who answers requests or messages, and keeps something of each, was there before them and is there after them. */
function outlivesWhatPasses(growth: Growth): boolean {
  const { lifetime, slot, escapes } = growth;
  return (
    lifetime.life === 'unknown' &&
    lifetime.many !== true &&
    slot.spot.root.is === 'field' &&
    escapes.length === 0 &&
    isKeyedByPassing(growth)
  );
}

/**
 * That one of many owners is hung on something that stays says nothing of the others: 0 : 7. One that a module has stays (2 : 0), and
 * so does the one that a loop without end comes back to (2 : 0); what comes with events alone is filled by each in its turn (1 : 4).
 */
function isOneOfMany({ lifetime, frequency }: Growth): boolean {
  if (lifetime.inTurn && frequency.runs === 'endless') return false;
  return lifetime.many === true && lifetime.inModule !== true;
}

/**
 * A word for what there may be any number of is all that makes each another one, and what comes again and again is three calls
 * away or more (1 true to 4 false); what comes and goes by its name, a user or a request, is another matter (4 : 1).
 */
function isGuessedFromAfar({ domain, frequency }: Growth): boolean {
  const isGuessed = domain === 'text' || domain === 'open';
  return isGuessed && frequency.runs !== 'endless' && distanceOf(frequency) > 2;
}

/**
 * What comes and goes by its name, and the event that brings it is one that a callback of a page, an editor or a signal waits
 * for, two calls away or more: tags, formats, controls (2 true to 13 false).
 */
export function isHeardFromAfar(growth: Growth): boolean {
  const { domain, frequency } = growth;
  return domain === 'subject' && frequency.heard === true && distanceOf(frequency) > 1 && !isKeyedByPassing(growth);
}

function hasOwnSibling({ slot, sibling }: Growth): boolean {
  const [own, other] = [slot.spot.root, sibling?.slot.spot.root];
  return own.is === 'field' && other?.is === 'field' && own.of === other.of;
}

/** `while True: for entry in fetch(): if entry.id in seen: continue; seen.add(entry.id)`: all that a loop without end ever met. */
function isMemoryOfLoop({ slot, domain, frequency }: Growth): boolean {
  return holdsOf(slot) === 'set' && frequency.runs === 'endless' && domain !== 'named';
}

/**
 * `if (told.has(text)) return; told.add(text)`: what is done once for each is done for a few, as a rule: sets that are asked
 * first were true 1 time in 8, those in a loop without end apart.
 */
function isSaidOnce(growth: Growth): boolean {
  const { slot, looksUp, domain, frequency } = growth;
  if (holdsOf(slot) !== 'set' || !looksUp || domain === 'event' || frequency.runs === 'endless') return false;
  return !growth.grows.every(isOfHappening);
}

/** `if update.update_id in handled: return`: what is told once for each that happens is told without end. */
function isOfHappening({ unit, key, value }: Operation): boolean {
  const told = key ?? value;
  return told !== undefined && isIdentityOfHappening(unit.catalog.keys, told);
}

/** Whether entries have no key, so that the same one may be in it twice. */
export function isAppended({ keyed, slot }: Pick<Growth, 'keyed' | 'slot'>): boolean {
  return !keyed && holdsOf(slot) !== 'mapping' && holdsOf(slot) !== 'set';
}
