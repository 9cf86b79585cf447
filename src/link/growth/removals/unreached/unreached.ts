import type { FactId, Place } from '../../../../model/model.js';
import { clearedBeside } from './cleared-beside.js';
import { doubtOf } from './doubts.js';
import { isRemovedWhenEmpty, leftEmpty } from '../emptied-entries.js';
import { isOnlyAtEnd } from '../ends.js';
import { isLateExpiry } from './late-expiries.js';
import { missOf } from './missed-removals.js';
import type { Project } from '../../../project.js';
import { putBack } from './put-back.js';
import { isSwept } from '../sweeps.js';
import { operationsOf, type Operation, type Slot } from '../../../slots/slots.js';
import { givenUpOn } from './timed-waits.js';
import { remember } from '../../../program/remember.js';
import type { FunctionNode, Unit } from '../../../program/unit.js';
import { isTakenByNobody } from '../uncalled.js';
import { claimOf } from './unclaimed.js';
import { unansweredIn } from './unanswered.js';
import { waysPast, type WayPast } from './ways-past.js';

/**
 * Why entries stay although their removal is written.
 * - never: it takes nothing out · uncalled: nobody calls what takes it out
 * - past: a way out of the function that adds and removes does not pass it
 * - late: what is too old goes only when that very entry is asked for again
 * - unclaimed: it goes only when whoever left it comes back
 * - emptied: the key goes in one place, and stays where what it holds is emptied
 * - doubted: it happens only under a condition, or when somebody comes for the entry
 * - made: who takes something out of it makes one first
 * - again: it is added again after it was taken out
 * - beside: what is filled together with it is cleared at a place where it is not
 */
export interface Unreached {
  readonly how:
    'never' | 'uncalled' | 'past' | 'late' | 'unclaimed' | 'emptied' | 'doubted' | 'made' | 'again' | 'beside';
  /** Why, as a clause. */
  readonly says: string;
  /** How much more likely it makes a leak. */
  readonly weight: number;
  /** Worth the default confidence, where the rest of the case is. */
  readonly sure: boolean;
  /** By an error that nobody catches on its way out of the function. */
  readonly thrown?: boolean;
  /** Every removal is written, and there is a way past it. */
  readonly ofWay?: true;
  readonly shown: readonly { readonly place: Place; readonly says: string }[];
  /** Where what a key holds is emptied, and the key stays. */
  readonly emptied: readonly Operation[];
  /** Every addition whose removal in the same function is missed on some way. */
  readonly pairs?: readonly WayPast[];
  /** The addition that it is about. */
  readonly growth?: Operation;
}

/** A slot with what comes into it and what goes. */
export interface Turnover {
  readonly project: Project;
  readonly slot: Slot;
  readonly grows: readonly Operation[];
  /** Those that do not wait for the end of the slot's owner. */
  readonly removals: readonly Operation[];
  /** Those that do, too. */
  readonly all: readonly Operation[];
}

/** Why the removals of a slot may let its entries stay. */
export function unreachedOf(turnover: Turnover): Unreached | undefined {
  for (const ask of [
    neverOf,
    pastOf,
    givenUpOf,
    putBackOf,
    emptiedOf,
    expiredOf,
    unclaimedOf,
    doubtedOf,
    besideOf,
    unansweredOf,
    filledOf,
    uncalledOf,
  ]) {
    const found = ask(turnover);
    if (found) return found;
  }
  return undefined;
}

/** Somebody wrote a removal: entries are meant to go, and the owner to live on. */
function neverOf({ project, slot, grows, removals }: Turnover): Unreached | undefined {
  const meant = removals.filter(removal => !isOnlyAtEnd(project, removal));
  for (const growth of grows) {
    const misses = meant.map(removal => missOf(project, slot, removal, growth));
    const [first] = misses;
    if (first === undefined || misses.includes(undefined)) continue;
    const shown = misses.map(miss => ({ place: miss!.operation.place, says: miss!.says }));
    return { how: 'never', says: first.says, weight: 3, sure: true, shown, emptied: [], growth };
  }
  return undefined;
}

function pastOf({ project, slot, grows, removals, all }: Turnover): Unreached | undefined {
  // What is left behind goes when it is of no more use.
  if (removals.some(removal => isSwept(project, slot, removal))) return undefined;
  const pairs = waysPast(project, grows, removals, all);
  const [past] = pairs;
  if (past === undefined) return undefined;
  const {
    node,
    way,
    removals: [removal],
  } = past;
  const { unit } = node;
  const says = wordsOf(way.how, way.cancelled === true);
  // That a task is cancelled just there is rarer than that what it waits for fails; so is what fails while it cleans up.
  const isRare = way.cancelled === true || isInFinallyOf(unit, way.fact, removal!);
  return {
    how: 'past',
    says,
    weight: isRare ? 1 : 3,
    sure: !isRare,
    thrown: way.how === 'throw',
    shown: [
      { place: unit.place(unit.fact(way.fact).at), says },
      { place: removal!.place, says: 'it is removed here, not in `finally`' },
    ],
    emptied: [],
    pairs,
  };
}

/** `finally { await flush(); requests.delete(id); }` */
function isInFinallyOf(unit: Unit, way: FactId, removal: Operation): boolean {
  if (removal.unit !== unit) return false;
  return [...unit.around(unit.fact(way).region)].some(
    ({ kind, id }) => kind === 'finally' && unit.isWithin(removal.region, id),
  );
}

function wordsOf(how: string, cancelled: boolean): string {
  if (how === 'throw') return 'an error is thrown before the entry is removed';
  return cancelled
    ? 'when it is cancelled while it waits, the entry stays'
    : 'when what it waits for fails, the entry stays';
}

/** Its author waits for an answer, and knows that it may not come. */
function givenUpOf({ project, slot, grows, removals }: Turnover): Unreached | undefined {
  const given = givenUpOn(project, slot, grows, removals);
  if (given === undefined) return undefined;
  const { unit, fact, removal, growth, how } = given;
  const isTime = how === 'time';
  const says = isTime
    ? 'when the time is up before there is an answer, the entry stays'
    : 'an error is thrown, and the entry stays';
  return {
    how: 'past',
    says,
    weight: isTime ? 3 : 1,
    // Who removes it may do so for another reason than its end.
    sure: isTime,
    shown: [
      { place: unit.place(unit.fact(fact).at), says },
      { place: removal.place, says: 'it is removed here only' },
    ],
    emptied: [],
    growth,
  };
}

/** The code is wrong, whoever calls it. */
function putBackOf({ project, slot, grows, removals }: Turnover): Unreached | undefined {
  const back = putBack(project, slot, grows, removals);
  if (back === undefined) return undefined;
  return { weight: 4, sure: true, emptied: [], ...back };
}

function emptiedOf({ project, slot, removals }: Turnover): Unreached | undefined {
  const emptied = leftEmpty(project, slot, removals);
  const emptiers = emptied.map(({ unit, region }) => unit.functionOf(region));
  // What is cleared or made anew as a whole is, now and then; unless it is by the same function, when told so.
  const isWhole = ({ kind, unit, region }: Operation): boolean =>
    kind !== 'shrink' && !emptiers.includes(unit.functionOf(region));
  // A sweep asks of each key whether it is of use any longer, by its age or otherwise.
  const isTaken = (removal: Operation): boolean => isWhole(removal) || isSwept(project, slot, removal);
  if (emptied.length === 0 || removals.some(isTaken)) return undefined;
  const whenEmpty = removals.filter(removal => isRemovedWhenEmpty(project, slot, removal));
  // Who leaves takes his key along, whatever is in it: 0 true to 2 false.
  const isSure = whenEmpty.length > 0 && whenEmpty.length === removals.length;
  return {
    how: 'emptied',
    says: 'the value of a key is emptied, and the key is removed elsewhere only',
    weight: isSure ? 0 : -1,
    sure: isSure,
    shown: [{ place: (whenEmpty[0] ?? removals[0]!).place, says: 'the key is removed here' }],
    emptied,
  };
}

/** Whoever comes once leaves an entry for good. */
function expiredOf({ project, slot, grows, removals }: Turnover): Unreached | undefined {
  if (!removals.every(removal => isLateExpiry(project, slot, removal, grows))) return undefined;
  const says = 'what is too old goes only when it is asked for again';
  const shown = removals.map(({ place }) => ({ place, says }));
  return { how: 'late', says, weight: 0, sure: true, shown, emptied: [] };
}

/** Everybody who begins and does not come back leaves an entry. */
function unclaimedOf({ project, slot, grows, removals }: Turnover): Unreached | undefined {
  for (const growth of grows) {
    const claim = claimOf(project, slot, growth, removals);
    if (claim === undefined) continue;
    const says = `only another ${claim} removes it, which may never come`;
    const shown = removals.map(({ place }) => ({ place, says }));
    return { how: 'unclaimed', says, weight: 0, sure: true, shown, emptied: [], growth };
  }
  return undefined;
}

/** Of an addition, every removal that may be meant for it is in doubt. */
function doubtedOf({ project, slot, grows, removals }: Turnover): Unreached | undefined {
  const doubtIn = remember((removal: Operation) => ({ doubt: doubtOf(project, slot, removal, grows) }));
  for (const growth of grows) {
    const meant = removals.filter(removal => missOf(project, slot, removal, growth) === undefined);
    const doubts = meant.map(removal => doubtIn(removal).doubt);
    const [first] = doubts;
    if (first === undefined || doubts.includes(undefined)) continue;
    const shown = meant.map(({ place }, index) => ({ place, says: doubts[index]!.says }));
    const ofWay = doubts.every(doubt => doubt?.ofWay);
    return { ...doubtful(first.says, shown, growth), ...(ofWay && { ofWay }) };
  }
  return undefined;
}

/** Whoever is answered goes; those who wait when the owner ends stay, and are never told. */
function unansweredOf({ project, slot, grows }: Turnover): Unreached | undefined {
  const found = unansweredIn(project, slot, grows);
  if (found === undefined) return undefined;
  const { unit, region } = found.ending;
  const says = `\`${region.name}\` leaves those that wait for an answer`;
  return doubtful(says, [{ place: unit.place(region.head), says }], found.growth);
}

/** `reserved.clear()` when the line breaks, and `requests`, which gets the same request at the same time, is not. */
function besideOf({ project, slot, grows, removals }: Turnover): Unreached | undefined {
  const cleared = clearedBeside(project, slot, grows, removals);
  if (cleared === undefined) return undefined;
  const what = cleared.one ? 'the entry is removed from' : 'all entries are removed from';
  const says = `${what} \`${cleared.name}\`, which is filled together with it`;
  return { ...doubtful(says, [{ place: cleared.place, says }]), how: 'beside' };
}

/** Only somebody who empties it as a whole takes out what every look-up of an unknown key leaves. */
function filledOf({ slot, removals }: Turnover): Unreached | undefined {
  const fill = operationsOf(slot, 'fill').find(isOfMany);
  if (fill === undefined || removals.some(({ kind }) => kind === 'shrink')) return undefined;
  const says = 'looking up a key that is not there inserts it';
  return doubtful(says, [{ place: fill.place, says }]);
}

/** The end of an entry was thought of, and is never told. */
function uncalledOf({ project, slot, grows, removals }: Turnover): Unreached | undefined {
  const growth = grows.find(each => removals.every(removal => isTakenByNobody(project, slot, removal, each)));
  if (growth === undefined) return undefined;
  const shown = removals.map(({ unit, region, place }) => ({ place, says: nobodyCalls(unit.functionOf(region)) }));
  return { how: 'uncalled', says: shown[0]!.says, weight: 3, sure: true, shown, emptied: [], growth };
}

function nobodyCalls({ region: { name } }: FunctionNode): string {
  return `nobody calls \`${name}\``;
}

/** What may be meant as it is: never said for sure, and no reason to think a leak likelier. */
function doubtful(says: string, shown: Unreached['shown'], growth?: Operation): Unreached {
  return { how: 'doubted', says, weight: 0, sure: false, shown, emptied: [], ...(growth && { growth }) };
}

/** In a loop: of many keys, most of which may not be there. */
function isOfMany({ unit, region }: Operation): boolean {
  return unit.loopAround(region) !== undefined;
}
