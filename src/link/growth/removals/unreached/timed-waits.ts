import type { BindingId, CallFact, ExitFact, FactId, Value } from '../../../../model/model.js';
import type { TimedMethodRow, TimedWaitRow } from '../../../../model/catalog/wait-rows.js';
import { isCalledBeside } from '../beside.js';
import { partsOfEntry } from '../../entries/entry-parts.js';
import { factsByFunction } from '../halves.js';
import { areTasks } from '../../lasting/own-end.js';
import { isNamedIn } from '../../../program/mentions.js';
import { isPartOf } from '../../../program/places.js';
import type { Project } from '../../../project.js';
import { holdsOf, type Operation, type Slot } from '../../../slots/slots.js';
import { isSwept } from '../sweeps.js';
import type { FunctionNode, Unit } from '../../../program/unit.js';
import { isNothing, lastName } from '../../../../model/parts.js';

/** Where somebody waits for an entry no longer than a time, and leaves it behind when the time is up. */
export interface GivenUp {
  readonly growth: Operation;
  readonly unit: Unit;
  /** Where the time is set, or the error thrown. */
  readonly fact: FactId;
  readonly removal: Operation;
  /** The time is up; or, once it was waited for, an error is thrown. */
  readonly how: 'time' | 'fails';
}

/**
 * The first entry that a function adds to be answered, waits for no longer than a time, and does not remove: that happens
 * where the answer comes, and one that never comes leaves its entry.
 */
export function givenUpOn(
  project: Project,
  slot: Slot,
  grows: readonly Operation[],
  all: readonly Operation[],
): GivenUp | undefined {
  const removals = all.filter(removal => !isItsBeginning(slot, removal));
  const isOther = (removal: Operation): boolean => removal.kind !== 'shrink' || isSwept(project, slot, removal);
  if (removals.length === 0 || removals.some(isOther)) return undefined;
  const others = removals.filter(removal => !isLetGoWhenDone(project, removal));
  const onlyLeft = others.length < removals.length;
  for (const [node, added] of factsByFunction(project, grows)) {
    const home = homeOf(node);
    if (home.region.id === 0 || isRemovedBy(project, home, others)) continue;
    for (const [acquire, growth] of added) {
      if (growth.value === undefined && holdsOf(slot) !== 'set') continue;
      // A task comes to its end by itself, however short the time that somebody waits for it.
      if (onlyLeft && areTasks(project, [growth])) continue;
      const wait = new Wait(project, home, acquire, growth);
      const limit = wait.limit(onlyLeft);
      const fact = limit ?? (onlyLeft ? undefined : wait.failure());
      if (fact !== undefined)
        return { growth, unit: node.unit, fact, removal: removals[0]!, how: limit === undefined ? 'fails' : 'time' };
    }
  }
  return undefined;
}

/** `async run() { this.answers = new Map(); … }`: where it is made, and nowhere else, no entry goes. */
function isItsBeginning({ made }: Slot, { kind, unit, region, place }: Operation): boolean {
  const isMadeHere = made.length === 1 && isPartOf(made[0]!.place, place);
  return kind === 'replace' && isMadeHere && unit.catalog.names.begins.test(unit.functionOf(region).region.name);
}

/** The function that a promise's executor, or another function without a name, stands in. */
function homeOf(node: FunctionNode): FunctionNode {
  let home = node;
  while (home.outer && home.outer.region.id !== 0 && home.region.name === '') home = home.outer;
  return home;
}

/** By itself, by a function in it, by what it calls, or by who calls it. */
function isRemovedBy(project: Project, { unit, region }: FunctionNode, removals: readonly Operation[]): boolean {
  const where = { unit, region: region.id, fact: region.from };
  return removals.some(
    removal =>
      (removal.unit === unit && unit.isWithin(removal.region, region.id)) ||
      isCalledBeside(project, removal, where) ||
      isCalledBeside(project, where, removal),
  );
}

/** `answer.add_done_callback(lambda _: waiting.remove(answer))`: to give up on it is to cancel it, and so to remove it. */
function isLetGoWhenDone(project: Project, { unit, region }: Operation): boolean {
  return project.calls
    .handoversOf(unit.functionOf(region))
    .some(({ unit: { catalog }, verb }) => catalog.timedWaits.whenDone.has(verb));
}

function isLimited({ arguments: [first, ...others] }: CallFact, { limit, among }: TimedWaitRow): boolean {
  if (among) return first?.value.is === 'literal' && first.value.of.length > 1;
  return others.some(({ name }) => limit === undefined || name === limit);
}

function isTimed({ arguments: given }: CallFact, { limit, position, behindFlag }: TimedMethodRow): boolean {
  const first = given[0]?.value;
  const isPositional = !behindFlag || (first?.is === 'const' && typeof first.value === 'boolean');
  return given.some(
    ({ name, value }, index) =>
      (name === limit || (name === undefined && isPositional && index === position)) && !isNothing(value),
  );
}

/** What is done with one entry in the function that adds it. */
class Wait {
  private readonly unit: Unit;
  private readonly parts: ReadonlySet<BindingId>;

  constructor(
    private readonly project: Project,
    private readonly home: FunctionNode,
    private readonly acquire: FactId,
    growth: Operation,
  ) {
    this.unit = home.unit;
    this.parts = partsOfEntry(home, acquire, growth);
  }

  /** Where the time is set after which nobody waits any more. */
  limit(onlyLeft: boolean): FactId | undefined {
    const { from, to } = this.home.region;
    let block: FactId | undefined;
    for (let id = from; id < to; id++) {
      const fact = this.unit.fact(id);
      if (fact.is === 'call') {
        if (!onlyLeft && this.isTimer(fact) && this.isOfHome(fact)) return id;
        if (id > this.acquire && this.isWait(fact, onlyLeft))
          return onlyLeft && this.isSettledAfter(id) ? undefined : id;
        if (fact.managed && this.isNamed(fact, 'blocks')) block = id;
      } else if (fact.is === 'exit' && id > this.acquire && block !== undefined && !onlyLeft && this.isAwaited(fact))
        return block;
    }
    return undefined;
  }

  /** Where an error is thrown after it was waited for, with a reason of its own. */
  failure(): FactId | undefined {
    const { to } = this.home.region;
    let isAwaited = false;
    for (const id of this.unit.exits.idsWithin({ from: this.acquire + 1, to })) {
      const fact = this.unit.exitAt(id);
      isAwaited ||= this.isAwaited(fact);
      if (isAwaited && fact.how === 'throw' && fact.value !== undefined) return id;
    }
    return undefined;
  }

  /** `for left in pending: left.cancel()` */
  private isSettledAfter(wait: FactId): boolean {
    return this.unit.calls
      .within({ from: wait, to: this.home.region.to })
      .some(fact => fact.callee.is === 'get' && this.unit.catalog.timedWaits.settles.has(fact.callee.name));
  }

  private isAwaited({ how, value }: ExitFact): boolean {
    return (how === 'await' || how === 'yield') && value !== undefined && this.isOfEntry(value);
  }

  /** `asyncio.wait_for(answer, 30)`, `ready.wait(timeout)`. */
  private isWait(call: CallFact, onlyLeft: boolean): boolean {
    const { functions, methods } = this.unit.catalog.timedWaits;
    const name = this.project.names.outsideName(this.unit, call.callee);
    const row = name === undefined ? undefined : functions[name];
    if (row) {
      const [first] = call.arguments;
      return (
        first !== undefined && isLimited(call, row) && this.isOfEntry(first.value) && (!onlyLeft || row.leaves === true)
      );
    }
    const { callee } = call;
    if (onlyLeft || callee.is !== 'get' || !Object.hasOwn(methods, callee.name) || !this.isOfEntry(callee.of))
      return false;
    return isTimed(call, methods[callee.name]!);
  }

  /** `setTimeout(() => reject(new Error('too late')), 30_000)`. */
  private isTimer(call: CallFact): boolean {
    const { timers, settles } = this.unit.catalog.timedWaits;
    if (!this.isNamed(call, 'timers') || timers.size === 0) return false;
    return call.arguments.some(({ value }) => {
      if (value.is === 'get') return settles.has(value.name) && this.isOfEntry(value.of);
      if (value.is !== 'function') return false;
      return this.unit.calls.within(this.unit.region(value.region)).some(fact => this.isSettled(fact));
    });
  }

  /** What a method of the entry sets again and again is no limit of who added it. */
  private isOfHome({ region }: CallFact): boolean {
    return homeOf(this.unit.functionOf(region)) === this.home;
  }

  private isSettled({ callee }: CallFact): boolean {
    if (callee.is === 'name') return this.parts.has(callee.binding);
    return callee.is === 'get' && this.unit.catalog.timedWaits.settles.has(callee.name) && this.isOfEntry(callee.of);
  }

  private isNamed({ callee }: CallFact, which: 'blocks' | 'timers'): boolean {
    const name = this.project.names.outsideName(this.unit, callee) ?? '';
    const known = this.unit.catalog.timedWaits[which];
    return known.has(name) || known.has(lastName(callee));
  }

  private isOfEntry(value: Value): boolean {
    const call = this.unit.call(value);
    if (call) return call.arguments.some(one => this.isOfEntry(one.value)) || this.isOfEntry(call.callee);
    return [...this.parts].some(part => isNamedIn(value, part));
  }
}
