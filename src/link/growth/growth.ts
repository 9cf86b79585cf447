import { livesAtLeast, runsAtLeast, type Runs } from '../../model/time.js';
import type { Frequency } from '../frequency/frequency.js';
import type { Domain } from '../keys/domain.js';
import type { Lifetime } from '../lives/lifetime.js';
import { isImported } from '../program/modules/imported.js';
import { isOfProgram } from '../program/modules/main-guards.js';
import type { FunctionNode } from '../program/unit.js';
import type { Project } from '../project.js';
import { operationsOf, type Operation, type Slot } from '../slots/slots.js';
import { isParameter } from '../slots/spot.js';
import { isAddedByEach } from './entries/added-by-each.js';
import { addsItself, isNarrow, toldDomainOf } from './entries/domains.js';
import { isBegunAnew } from './begun-anew.js';
import { isOfOneCall } from './lasting/call-locals.js';
import { areEndedAtEnd } from './removals/ended-at-end.js';
import { emptiedEntries } from './removals/emptied-entries.js';
import { endedInPlace } from './removals/ended-in-place.js';
import { expires } from './expiry.js';
import { isGatheredToEnd, isWorkOfCall } from './lasting/gathered.js';
import { looksUp } from './look-ups.js';
import { lifetimeOf } from './lasting/loop-lives.js';
import { memoizingOf } from './entries/memoizing.js';
import { isMisshared, growsWithInstances } from './misshared.js';
import { hasOwnEnd, isGathered } from './lasting/own-end.js';
import { isRegistration } from './entries/registrations.js';
import { droppedRemainder, entriesSetToNothing } from './removals/vain-takings.js';
import { goesWithItsKey } from './entries/waiters.js';
import { hollowRemovalOf, isNeverFull, removalOf, type Removal } from './removals/removals.js';
import { frequencyOf, isRepeatable, reachedOf } from './repeats.js';
import { areNotesOfGatherings } from './entries/gatherings.js';
import { isSaved } from './saved.js';
import { siblingOf, type Sibling } from './siblings.js';
import { isFilledUntilSet } from './until-set.js';
import { isUpdate } from './updates.js';
import type { Unreached } from './removals/unreached/unreached.js';

/** A slot that grows while the program runs, with everything that decides whether that is a leak. */
export interface Growth {
  readonly slot: Slot;
  readonly lifetime: Lifetime;
  /** Where it grows again and again; the most telling first. */
  readonly grows: readonly Operation[];
  readonly frequency: Frequency;
  /** Of the keys; of the members, where there are no keys. */
  readonly domain: Domain;
  readonly keyed: boolean;
  readonly escapes: readonly Operation[];
  /** Entries are taken out of what a key holds, the key stays. */
  readonly emptied: readonly Operation[];
  /** A slot of the same owner that is removed from, under the same key or not. */
  readonly sibling: Sibling | undefined;
  readonly registers: boolean;
  /** It is emptied as a whole when its owner ends, and never before. */
  readonly clearedAtEnd: boolean;
  /** Its removal is written, and may not happen. */
  readonly unreached: Unreached | undefined;
  readonly misshared: boolean;
  /** Each instance of a class adds itself while it is being made. */
  readonly addsItself: boolean;
  /** The function that adds an entry looks first whether there is one. */
  readonly looksUp: boolean;
  /** Entries come to an end of their own: tasks, connections. */
  readonly ownEnd: boolean;
  /** Entries carry the time from which on they are of no use. */
  readonly expires: boolean;
  /** A method whose name says that it removes an entry, or that ends what the entry holds, which looks for it and does not. */
  readonly hollow: FunctionNode | undefined;
  /** It has a limit, and the limit is infinite. */
  readonly neverFull: boolean;
  /** What is kept under a key grows as well. */
  readonly growsWithin: boolean;
  /** Where what its entries hold grows, too, if this is told for both. */
  readonly inside?: readonly Operation[];
  /** Its entries are notes of chats, which a program is in as often as it is asked in. */
  readonly ofGatherings: boolean;
  /** It is read from a file, and written to it again. */
  readonly saved: boolean;
  /** It grows where a module that others use is run by itself, to be tried out. */
  readonly ofTrial: boolean;
  /** What a function of its own keeps of the one that it is given: told where that is given. */
  readonly memoizes: boolean;
  /** One call gathers it by the functions that it hands to others. */
  readonly ofWork: boolean;
}

const DOMAINS: readonly Domain[] = ['named', 'unknown', 'open', 'text', 'brought', 'subject', 'object', 'event'];

/** Why a slot is not reported, in a few words. */
export interface NoGrowth {
  readonly silent: string;
}

/** Every slot whose growth nothing is seen to end; a removal, a bound, a finite key or a short life is silence. */
export function growthsOf(project: Project): Growth[] {
  const growths: Growth[] = [];
  for (const slot of project.operations.slots.values()) {
    const growth = growthOf(project, slot);
    if (!('silent' in growth)) growths.push(growth);
  }
  return growths;
}

/** Whether the slot grows for ever, as far as the project shows; the first fact that says no is the reason for silence. */
export function growthOf(project: Project, slot: Slot): Growth | NoGrowth {
  const bound = slot.made.find(made => made.bound !== undefined)?.bound;
  if (bound !== undefined) return { silent: `it has a bound (${bound})` };
  if (slot.made.some(made => made.holds === 'queue')) return { silent: "queues are another rule's" };
  if (isParameter(slot.spot)) return { silent: 'it is handed in' };
  const added = additionsTo(slot);
  if (added.length === 0) return { silent: 'nothing is added to it' };
  if (isOfOneCall(project, slot, added)) return { silent: 'each call has its own, and lets go of it' };
  const repeated = added.filter(operation => isRepeatable(project, slot, operation));
  if (repeated.length === 0) return { silent: 'it grows only on import, or while its owner is made' };
  const grows = repeated.filter(operation => !isUpdate(project, slot, operation));
  if (grows.length === 0) return { silent: 'only entries that it has are written again' };
  const removal = removalOf(project, slot, grows);
  if (removal === 'reached') return { silent: 'entries are removed from it, or its size is checked' };
  if (isBegunAnew(project, slot)) return { silent: 'it begins anew when its key comes again' };
  if (goesWithItsKey(project, slot, grows)) return { silent: 'those who wait under a key go with it' };
  if (isGatheredToEnd(project, slot, grows)) return { silent: 'it is gathered until what brings it has ended' };
  if (isFilledUntilSet(project, slot, grows))
    return { silent: 'it grows only until a flag changes, with which that is over' };
  const lifetime = lifetimeOf(project, slot, grows);
  if (!livesAtLeast(lifetime.life, 'connection')) return { silent: `it does not live long: ${lifetime.says}` };
  return growthFrom(project, slot, grows, lifetime, removal);
}

function growthFrom(
  project: Project,
  slot: Slot,
  grows: readonly Operation[],
  lifetime: Lifetime,
  removal: Removal,
): Growth | NoGrowth {
  const misshared = isMisshared(project, slot);
  const unreached = typeof removal === 'string' ? undefined : removal;
  const often = repeatedOf(project, slot, grows, misshared ? 'setup' : 'unknown', unreached?.growth);
  if ('silent' in often) return often;
  const first = often[0]!;
  return {
    slot,
    lifetime,
    grows: often.map(({ operation }) => operation),
    frequency: first.frequency,
    domain: first.domain,
    keyed: first.operation.key !== undefined,
    escapes: operationsOf(slot, 'escape'),
    emptied: unreached?.emptied ?? [...emptiedEntries(project, slot), ...entriesSetToNothing(slot)],
    sibling: siblingOf(project, slot, first.operation, first.domain),
    registers: often.every(judged => isRegistration(project, slot, judged.operation, judged)),
    clearedAtEnd: removal === 'teardown' || (removal === 'none' && areEndedAtEnd(project, slot)),
    unreached,
    misshared: misshared && growsWithInstances(slot, first.operation, first.domain),
    addsItself: often.some(({ operation }) => addsItself(project, operation) || isAddedByEach(project, operation)),
    looksUp: often.some(({ operation }) => looksUp(project, slot, operation)),
    ownEnd: isGathered(project, slot) || often.some(judged => endsOfItself(project, judged)),
    expires: often.some(({ operation }) => expires(project, slot, operation)),
    hollow: hollowRemovalOf(project, slot) ?? droppedRemainder(project, slot) ?? endedInPlace(slot),
    neverFull: isNeverFull(project, slot),
    ofGatherings: areNotesOfGatherings(project, grows),
    saved: isSaved(project, slot),
    ofTrial: grows.every(({ unit, region }) => isOfProgram(unit, region) && isImported(project.names, unit)),
    memoizes: memoizingOf(slot) !== undefined,
    ofWork: isWorkOfCall(project, lifetime, grows),
    growsWithin: entriesOf(project, slot).some(entry => additionsTo(entry).length > 0),
  };
}

function endsOfItself(project: Project, { operation, frequency }: Judged): boolean {
  return hasOwnEnd(project, operation, runsAtLeast(frequency.runs, 'repeated'));
}

/** One place where it grows, with how often that runs and where its key comes from. */
interface Judged {
  readonly operation: Operation;
  readonly domain: Domain;
  readonly frequency: Frequency;
  /** The same of all instances together. */
  readonly reached: Runs;
}

/** Those that grow by open keys, and at least so often; the most telling first, before it the one that a removal is about. */
function repeatedOf(
  project: Project,
  slot: Slot,
  grows: readonly Operation[],
  least: Runs,
  about: Operation | undefined,
): Judged[] | NoGrowth {
  const judged = grows.map(operation => ({
    operation,
    domain: toldDomainOf(project, slot, operation),
    frequency: frequencyOf(project, slot, operation),
    reached: reachedOf(project, operation).runs,
  }));
  const open = judged.filter(({ domain }) => !isNarrow(domain));
  if (open.length === 0) return { silent: `its keys are a few: ${judged[0]!.domain}` };
  const isMadeEachTime = open.some(({ frequency, reached }) => isOfBirth(frequency.runs, reached));
  const often = open
    .filter(({ frequency }) => runsAtLeast(frequency.runs, least))
    .map(each => (isMadeEachTime ? withDoubt(each) : each));
  if (often.length === 0) return { silent: `it grows at start-up only: ${open[0]!.frequency.says}` };
  const weightOf = (each: Judged): number => (each.operation === about ? Infinity : weight(each));
  return often.sort((a, b) => weightOf(b) - weightOf(a));
}

function isOfBirth(runs: Runs, reached: Runs): boolean {
  return runsAtLeast(reached, 'repeated') && !runsAtLeast(runs, 'unknown');
}

/** Of owners that are made again and again nobody is seen to do more with one than that. */
function withDoubt(judged: Judged): Judged {
  if (judged.frequency.runs !== 'unknown') return judged;
  return { ...judged, frequency: { ...judged.frequency, seenOnce: true } };
}

/** What nothing but look-ups is added to is filled by them: `defaultdict(Lock)`. */
function additionsTo(slot: Slot): Operation[] {
  const added = operationsOf(slot, 'grow');
  return added.length > 0 ? added : operationsOf(slot, 'fill');
}

/** The collections that its entries are. */
function entriesOf({ spots, operations }: Project, { spot }: Slot): Slot[] {
  return spots.step(spot, '*').flatMap(entry => operations.slots.get(entry) ?? []);
}

function weight({ domain, frequency: { runs } }: Judged): number {
  return DOMAINS.indexOf(domain) + DOMAINS.length * ['unknown', 'repeated', 'endless'].indexOf(runs);
}
