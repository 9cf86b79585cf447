import type { Confidence, Reason } from '../../../finding.js';
import type { Fact, FactId, Region } from '../../../model/model.js';
import { pathRoot } from '../../../model/parts.js';
import type { WayOut } from '../../../model/paths.js';
import { lastName } from '../../../model/parts.js';
import { regionsAround } from '../../../model/steps.js';
import { runsAtLeast } from '../../../model/time.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import { writtenAs } from '../../program/written.js';
import type { Lost } from './holdings/holdings.js';
import type { Opened } from './opened.js';
import { isNumberTakenOver } from './ways-of-opened.js';
import { isOwnOpening } from './own-openings.js';
import { mayBeRefused } from './refusals.js';

/**
 * How something that is opened is left open.
 * - never: nobody closes it, and nobody else gets it
 * - way: it is closed, and one way out goes past that
 * - pause: only when an `await` or `yield` in between fails or is cancelled
 * - lent: only when the block to which a generator lends it fails
 * - failure: only when a call in between fails
 * - time: when its end does not come within the time that somebody waits for it
 * - birth: an instance keeps it whose constructor raises, so that nobody can close it
 * - entry: an instance keeps it that could not be entered, so that nobody leaves it
 */
export interface LeftOpen {
  readonly how: 'never' | 'way' | 'pause' | 'lent' | 'failure' | 'time' | Lost['how'];
  readonly confidence: Confidence;
  readonly because: readonly Reason[];
}

/** Whether what is opened stays open, and how sure that is; what runs once leaves nothing behind. */
export function leftOpen(opened: Opened): LeftOpen | undefined {
  const { fate } = opened;
  const isTakenOver = isNumberTakenOver(opened.row, fate);
  if ((fate.managed && !isTakenOver) || fate.captured || opened.atStart || isOver(opened) || isMadePerCall(opened))
    return undefined;
  const late = isTakenOver ? undefined : leftWhenLate(opened);
  if (late !== undefined) return late;
  const found = isTakenOver ? leftByFailure(opened) : howLeft(opened);
  if (found === undefined) return undefined;
  // What the project's own classes do is inferred, and wants proof of the rest.
  const enough = opened.row.instance ? 'repeated' : 'unknown';
  const isWeak =
    (opened.row.mayStay && !mayBeRefused(opened)) ||
    fate.lent ||
    opened.aside ||
    goesWithItsFunction(opened, found.how) ||
    isNotBegun(opened) ||
    !runsAtLeast(opened.frequency.runs, enough);
  return isWeak ? { ...found, confidence: 'possible' } : found;
}

/** It is opened once, or by a script or a tool, which ends and closes what is left: 0 true to 7 false. */
function isOver({ aside, frequency: { runs } }: Opened): boolean {
  return runs === 'once' || (aside && !runsAtLeast(runs, 'repeated'));
}

/**
 * Nobody else has it when its function ends, and the reference count closes it. A generator ends when its user has it end, and
 * what waits meanwhile when it is woken: a way out, though, is taken when nothing is waited for any more.
 */
function goesWithItsFunction(opened: Opened, how: LeftOpen['how']): boolean {
  const { unit, call, row } = opened;
  const { region } = unit.functionOf(unit.fact(call).region);
  const isHeldUp = region.function?.generator === true || (how === 'never' && waitsAfter(unit, region, call));
  return row.counted === true && !isHeldUp && !isUsedLater(opened);
}

/** `client = Client(); client.connect(host)`, and no `client.loop_start()`. */
function isNotBegun({ unit, row, fate }: Opened): boolean {
  const { begunBy } = row;
  if (begunBy === undefined) return false;
  return !fate.used.some(id => {
    const fact = unit.fact(id);
    return fact.is === 'call' && begunBy.includes(lastName(fact.callee));
  });
}

function waitsAfter(unit: Unit, region: Region, call: FactId): boolean {
  const isWait = (fact: Fact): boolean => fact.is === 'exit' && fact.how === 'await';
  return unit
    .factsWithin({ from: call, to: region.to })
    .some(fact => isWait(fact) && unit.functionOf(fact.region).region === region);
}

/** A client that is made to be shared, and made in every call: that it is not closed either is the smaller matter. */
export function isMadePerCall({ row, fate, frequency }: Opened): boolean {
  const isKept = fate.moved.length > 0 || fate.captured;
  return row.pools === true && !isKept && runsAtLeast(frequency.runs, 'repeated');
}

function howLeft(opened: Opened): LeftOpen | undefined {
  const { fate, ways, row } = opened;
  if (row.kept || (row.closes.length === 0 && row.by === undefined)) return undefined;
  if (fate.closed.length === 0 && fate.moved.length === 0) {
    const confidence = surenessOfNever(opened);
    return confidence && { how: 'never', confidence, because: [] };
  }
  // Who closes one of two things, or hands it on, asks which of them it is.
  if (fate.chosen) return undefined;
  const plain = ways.find(way => !isPause(way) && !isGivenBack(opened, way));
  if (plain) {
    const isSure = !plain.caught && (!row.collected || runsAtLeast(opened.frequency.runs, 'repeated'));
    return { how: 'way', confidence: isSure ? 'likely' : 'possible', because: [reasonOf(opened, plain)] };
  }
  const pause = ways.find(way => isPause(way) && !(way.fact !== undefined && isOwnOpening(opened, way.fact)));
  if (pause) {
    // Who closes it where that fails, or catches all that may fail, leaves little more than its being cancelled.
    const isSure = !row.collected && !isClosedInCatch(opened) && pause.cancelled !== true;
    return {
      how: pause.how === 'yield' ? 'lent' : 'pause',
      confidence: isSure ? 'likely' : 'possible',
      because: [reasonOf(opened, pause)],
    };
  }
  if (opened.lost !== undefined) return lostWhenBegun(opened, opened.lost);
  return leftByFailure(opened);
}

/** `process.communicate(timeout=5)`, and nothing that kills it. */
function leftWhenLate({ fate, unit, aside, frequency: { runs } }: Opened): LeftOpen | undefined {
  const [wait] = fate.timed;
  if (wait === undefined || fate.moved.length > 0 || fate.closed.length > fate.timed.length) return undefined;
  return {
    how: 'time',
    confidence: aside || !runsAtLeast(runs, 'unknown') ? 'possible' : 'likely',
    because: [{ place: unit.place(unit.fact(wait).at), role: 'sought', says: 'when its time is up, nothing ends it' }],
  };
}

function leftByFailure(opened: Opened): LeftOpen | undefined {
  const failing = failingCall(opened);
  return failing === undefined
    ? undefined
    : {
        how: 'failure',
        confidence: 'possible',
        because: [{ place: placeOf(opened, failing), role: 'sought', says: 'when this fails, nothing closes it' }],
      };
}

/**
 * What is collected with its name is worth a line where nothing says that it is opened once: in commands and builds that end
 * 0 of the 9 that were read mattered, and of what may be called any number of times 5 in 6 did.
 */
function surenessOfNever(opened: Opened): Confidence | undefined {
  const { row, fate, frequency } = opened;
  const isRepeated = runsAtLeast(frequency.runs, 'repeated');
  if (row.collected && isPassing(opened)) return 'possible';
  if (row.endless && isRepeated && !row.collected) return 'likely';
  if (row.endless) return isRepeated || isCalledByAny(opened) ? 'possible' : undefined;
  if (row.collected && !isRepeated) return row.instance ? undefined : isCalledByAny(opened) ? 'likely' : 'possible';
  if (row.onItsOwn) return fate.names.size > 0 ? 'possible' : undefined;
  // What serves the whole process is made by what begins it: 0 true to 2 false.
  if (row.serves && !isRepeated) return 'possible';
  if (row.collected || row.instance || isUsedInside(opened)) return 'likely';
  return isRepeated ? 'certain' : 'likely';
}

/** Held by nobody, as `open(path).read()` and `urlopen(url)`: the reference count ends it with its expression. */
function isPassing({ unit, row, fate }: Opened): boolean {
  const isHeld = fate.names.size + fate.moved.length > 0;
  const isOfLibrary = row.instance !== true || row.derived === true;
  return isOfLibrary && unit.module.language === 'python' && !isHeld;
}

/** In a function that anybody may call, and that is no command and no constructor. */
function isCalledByAny({ row, frequency, atBirth, ofCommand }: Opened): boolean {
  return frequency.runs === 'unknown' && !atBirth && !ofCommand && !row.idle && !row.pools;
}

/** By functions that may run later. */
function isUsedInside(opened: Opened): boolean {
  return usersInside(opened).length > 0;
}

/** The same of functions that somebody may keep; `iter(lambda: file.read(size), b"")` is over with its loop. */
function isUsedLater(opened: Opened): boolean {
  const { unit, fate } = opened;
  const node = unit.functionOf(unit.fact(fate.held).region);
  return usersInside(opened).some(inner => !isReadAtOnce(unit, node.region, inner.region));
}

/** The functions, written in the one that opens it, that use it. */
function usersInside({ unit, fate }: Opened): FunctionNode[] {
  const node = unit.functionOf(unit.fact(fate.held).region);
  return fate.used.map(id => unit.functionOf(unit.fact(id).region)).filter(user => user !== node);
}

function isReadAtOnce(unit: Unit, region: Region, inner: Region): boolean {
  return unit.calls
    .within(region)
    .some(
      fact =>
        fact.callee.is === 'name' &&
        unit.catalog.readers.has(fact.callee.name) &&
        fact.arguments.some(({ value }) => value.is === 'function' && value.region === inner.id),
    );
}

/** `return engine.execution_options(…)`, in a function that otherwise gives it back as it is. */
function isGivenBack({ unit, fate }: Opened, { how, fact }: WayOut): boolean {
  const exit = how === 'return' && fact !== undefined ? unit.fact(fact) : undefined;
  const call = exit?.is === 'exit' && exit.value ? unit.call(exit.value) : undefined;
  if (call?.callee.is !== 'get' || call.callee.of.is !== 'name' || !fate.names.has(call.callee.of.binding))
    return false;
  return fate.moved.some(id => unit.fact(id).is === 'exit');
}

function isPause({ how }: WayOut): boolean {
  return how === 'await' || how === 'yield';
}

const SAYS: Readonly<Record<WayOut['how'], string>> = {
  return: 'this way out skips the release',
  throw: 'this way out skips the release',
  break: 'this way out skips the release',
  continue: 'this way out skips the release',
  await: 'when this fails or is cancelled, nothing closes it',
  yield: 'when the generator is left here, nothing closes it',
  again: 'the next one is opened while the last one is open',
  end: 'it is only closed under a condition',
};

function reasonOf(opened: Opened, way: WayOut): Reason {
  const fact = way.fact ?? opened.fate.closed[0] ?? opened.fate.moved[0]!;
  const says = way.cancelled ? 'when this is cancelled, nothing closes it' : SAYS[way.how];
  return { place: placeOf(opened, fact), role: 'sought', says };
}

/** A call after which it stays open when that fails; who closes it in a `catch`, or hands it on, has thought of that. */
function failingCall(opened: Opened): FactId | undefined {
  const { fate, failures } = opened;
  if (isClosedInCatch(opened) || fate.names.size === 0) return undefined;
  const isFailing = ({ fact }: WayOut): boolean => {
    if (fact === undefined) return false;
    if (fate.managed) return isWorkOfOthers(opened, fact);
    return fate.moved.length === 0 || talks(opened, fact);
  };
  return failures.find(isFailing)?.fact;
}

/** `shutil.copystat(page, copy)`, and not `line.split()` or `logging.info(page)`. */
function isWorkOfOthers({ unit }: Opened, id: FactId): boolean {
  const fact = unit.fact(id);
  if (fact.is !== 'call' || unit.catalog.opens.borrowers.has(writtenAs(fact.callee) ?? '')) return false;
  const root = pathRoot(fact.callee);
  if (root.is !== 'name') return false;
  return fact.callee.is === 'name' || unit.binding(root.binding)?.kind === 'import';
}

function isClosedInCatch({ unit, fate }: Opened): boolean {
  return fate.closed.some(id => [...regionsAround(unit.module, id, 0)].some(({ kind }) => kind === 'catch'));
}

/** `sock.connect(address)`, before it is given to somebody: what fails every other time. */
function talks({ unit, fate, row }: Opened, id: FactId): boolean {
  const fact = unit.fact(id);
  if (!row.connects || fact.is !== 'call' || fact.callee.is !== 'get' || !fate.used.includes(id)) return false;
  return unit.catalog.opens.talks.test(fact.callee.name);
}

function lostWhenBegun(opened: Opened, { how, fact }: Lost): LeftOpen {
  const isSure = !opened.row.collected && runsAtLeast(opened.frequency.runs, 'repeated');
  const says =
    how === 'birth' ? 'nobody gets the instance after this' : 'when this fails, nobody leaves what was not entered';
  return {
    how,
    confidence: isSure ? 'likely' : 'possible',
    because: [{ place: placeOf(opened, fact), role: 'sought', says }],
  };
}

function placeOf({ unit }: Opened, id: FactId): Reason['place'] {
  return unit.place(unit.fact(Math.min(id, unit.module.facts.length - 1)).at);
}
