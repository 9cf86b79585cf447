import { calledName } from '../program/calls/call-forms.js';
import type { ExitFact, Region, RegionId, Value } from '../../model/model.js';
import { isNothing, lastName } from '../../model/parts.js';
import { isSame } from '../../model/conditions.js';
import { catchesOf } from '../../model/steps.js';
import { once } from '../program/maps.js';
import { someIn, valuesOf } from '../program/mentions.js';
import type { Names } from '../program/names.js';
import type { Types } from '../program/types/types.js';
import type { FunctionNode, Unit } from '../program/unit.js';
import { asksPerson } from './asks-person.js';
import { isEndlessTest, isTold } from './endless-tests.js';
import type { Frequency } from './frequency.js';

/** Answers which loops there are around a place, and which have no end. */
export class Loops {
  private readonly known = new Map<Region, boolean>();
  /** By the region that they are around; `null`: there is none. */
  private readonly loops = new Map<Region, Frequency | null>();

  constructor(
    private readonly names: Names,
    private readonly types: Types,
  ) {}

  /** The loop between a region and its function that says most. */
  around(unit: Unit, region: RegionId): Frequency | undefined {
    const inner = unit.region(region);
    let known = this.loops.get(inner);
    if (known === undefined) this.loops.set(inner, (known = this.find(unit, region) ?? null));
    return known ?? undefined;
  }

  private find(unit: Unit, region: RegionId): Frequency | undefined {
    let found: Frequency | undefined;
    for (const around of unit.around(region, unit.functionOf(region).region.id)) {
      if (around.kind !== 'loop') continue;
      const place = unit.place(around.head);
      if (this.isEndless(unit, around)) return { runs: 'endless', place, says: 'this loop has no end' };
      found ??= { runs: 'unknown', place, says: 'this loop' };
    }
    return found;
  }

  /** `while True`, `while not stop.is_set()`, `while self.running`, `for m in consumer`, `for (;;)`. */
  isEndless(unit: Unit, region: Region): boolean {
    // What a generator gives may be walked by itself.
    return once(this.known, region, false, () => this.hasNoEnd(unit, region));
  }

  private hasNoEnd(unit: Unit, region: Region): boolean {
    const loop = region.loop!;
    if (loop.form === 'comprehension' || asksPerson(unit, region)) return false;
    if (loop.form === 'for-each' || loop.form === 'async-for') return this.isStream(unit, region, loop.over);
    if (loop.form === 'for' && loop.test !== undefined) return false;
    return (loop.test === undefined || isEndlessTest(unit, loop.test, region)) && !this.endsItself(unit, region);
  }

  /** A generator of the project's that gives one after the other in a loop without end. */
  private givesForGood({ unit, region }: FunctionNode): boolean {
    if (region.function?.generator !== true) return false;
    return unit.exits.within(region).some(exit => {
      const isGiven = exit.how === 'yield' && unit.functionOf(exit.region).region === region;
      return isGiven && this.around(unit, exit.region)?.runs === 'endless';
    });
  }

  /** A `while True` that is left as soon as something is found or exhausted is a loop like any other. */
  private endsItself(unit: Unit, loop: Region): boolean {
    if (isLeftWhenExhausted(unit, loop)) return true;
    for (const fact of unit.exits.within(loop)) {
      if (fact.how !== 'return' && fact.how !== 'break') continue;
      if (unit.functionOf(fact.region) !== unit.functionOf(loop.id)) continue;
      const inner = [...unit.around(fact.region, loop.id)];
      if (fact.how === 'break' && inner.some(region => region.kind === 'loop')) continue;
      const isInterrupted = !givesResult(fact) && inner.some(region => isInterruption(unit, region));
      if (!isInterrupted && !inner.some(region => isStop(unit, region, loop))) return true;
    }
    return false;
  }

  private isStream(unit: Unit, region: Region, over: Value | undefined): boolean {
    if (over === undefined) return false;
    const call = unit.call(over);
    if (call) {
      const called = this.names.outsideName(unit, call.callee);
      if (called !== undefined && unit.catalog.streams.has(called)) return !this.endsItself(unit, region);
      if (called === 'iter' && call.arguments.length === 2) return true;
      const type = this.types.typeOf({ unit, region: region.parent, before: region.from }, call.callee);
      if (type?.is === 'function' && this.givesForGood(type.of)) return !this.endsItself(unit, region);
    }
    // A script's `for … of` cannot wait: what it walks is there.
    if (unit.module.language === 'typescript' && region.loop!.form === 'for-each') return false;
    const { feeds, calledFeeds } = unit.catalog.names;
    const name = calledName(unit, over);
    const isFeed = feeds.test(name) && !isAskedByKey(unit, region, over);
    if (isFeed || (call !== undefined && calledFeeds.test(name))) return !this.endsItself(unit, region);
    // `const orders = broker.subscribe('orders'); for await (const order of orders)`
    const given = over.is === 'name' ? unit.soleValue(over.binding) : undefined;
    if (given?.is === 'call' && calledFeeds.test(calledName(unit, given))) return true;
    const made = this.types.typeOf({ unit, region: region.parent, before: region.from }, over);
    const type = made?.is === 'outside' ? made.name : '';
    return unit.catalog.names.feedTypes.test(type);
  }
}

/** `except TimeoutError: return bytes(received)`: it was for that. */
function givesResult({ how, value }: ExitFact): boolean {
  return how === 'return' && value !== undefined && value.is !== 'const' && !isNothing(value);
}

/** `for channel in self.subscription: self.subscription[channel]`: a mapping, which is walked once. */
function isAskedByKey(unit: Unit, { from, to }: Region, over: Value): boolean {
  const isEntry = (value: Value): boolean => value.is === 'item' && isSame(value.of, over);
  return unit.factsWithin({ from, to }).some(fact => valuesOf(fact).some(value => someIn(unit, value, isEntry)));
}

/** `with suppress(StopIteration): while True: …`: what it takes its values from comes to its end, which is caught outside. */
function isLeftWhenExhausted(unit: Unit, loop: Region): boolean {
  const isEnd = (value: Value): boolean => unit.catalog.values.sourceEnds.has(lastName(value));
  for (const around of unit.around(loop.parent, unit.functionOf(loop.id).region.id)) {
    if (around.kind !== 'try') continue;
    if (catchesOf(unit.module, around).some(({ catches }) => catches?.some(isEnd))) return true;
  }
  return false;
}

/** Whether a loop asks a flag on its way, by which somebody else has it end. */
export function endsWhenTold(unit: Unit, loop: Region): boolean {
  return unit.exits
    .within(loop)
    .some(
      fact =>
        (fact.how === 'return' || fact.how === 'break') &&
        [...unit.around(fact.region, loop.id)].some(region => isStop(unit, region, loop)),
    );
}

/** `if stop.is_set(): break`, a flag that the loop's own function sets nowhere else. */
function isStop(unit: Unit, { id, branch }: Region, loop: Region): boolean {
  if (branch?.test === undefined || !isTold(unit, branch.test, loop)) return false;
  const flag = branch.test.is === 'op' ? branch.test.of[0]! : branch.test;
  return !unit.assignments
    .within(unit.functionOf(loop.id).region)
    .some(fact => isSame(fact.target, flag) && !unit.isWithin(fact.region, id));
}

/** Leaving on these says that somebody stopped the loop, not that it came to its end (`except Empty: break`). */
function isInterruption({ catalog: { values } }: Unit, { kind, catches }: Region): boolean {
  if (kind !== 'catch') return false;
  const names = (catches ?? []).flatMap(value => (value.is === 'name' || value.is === 'get' ? [value.name] : []));
  return names.length === 0 || names.some(name => values.interruptions.test(name) && !values.exhaustions.test(name));
}
