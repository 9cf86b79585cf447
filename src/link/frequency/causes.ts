import type { Place } from '../../model/model.js';
import { lastName } from '../../model/parts.js';
import { runsAtLeast } from '../../model/time.js';
import { isExported } from '../program/calls/call-forms.js';
import { callGiven } from '../program/calls/handovers.js';
import { RESULT, takerOf } from '../program/calls/takers.js';
import type { Calls, Handover, Site } from '../program/calls/calls.js';
import type { Names } from '../program/names.js';
import type { Program } from '../program/program.js';
import type { Types } from '../program/types/types.js';
import type { FunctionNode } from '../program/unit.js';
import { isAnswer, isBegun } from './handovers/answers.js';
import type { Dispatched } from './handovers/dispatched.js';
import { moreTelling, type Frequency } from './frequency.js';
import { isOfEventSource, isTaker } from './handovers/handler-takers.js';
import type { Loops } from './loops.js';
import {
  isGivenToAnother,
  isItsOwnArgument,
  isTakenBackAfterOne,
  isWrittenIn,
  placeOf,
} from './handovers/handover-forms.js';
import { isEffectOfOne, isSentOnce } from './handovers/once-events.js';
import { isReachedOnce, isReachedOnceByAll } from './once-guards.js';
import { isNoMiddleware, isNoRoute, isRoute } from './framework/routes.js';
import { comesHow, eventOf, ofEachEvent } from './handovers/events.js';
import { takesHandler } from './uncalled.js';
import { type Taken, type TakenCall, TakenCallbacks } from './handovers/taken-callbacks.js';
import { isCompound } from '../program/spelling.js';

/** Callers beyond these are not looked at. */
export const MAX_SITES = 40;
const HANDED_ON = 'it is handed on here, to be called by others';

/** What makes a function run: a call, or somebody whom it was handed to. */
export class Causes {
  private readonly names: Names;
  private readonly types: Types;
  private readonly calls: Calls;
  private readonly taken: TakenCallbacks;

  constructor(
    { names, types, calls }: Program,
    private readonly loops: Loops,
    private readonly dispatched: Dispatched,
    private readonly settled: (site: Pick<Site, 'unit' | 'region'>) => Frequency | undefined,
  ) {
    this.names = names;
    this.types = types;
    this.calls = calls;
    this.taken = new TakenCallbacks(types, calls);
  }

  ofSite(site: Site, node: FunctionNode): Frequency | undefined {
    if (site.unit.functionOf(site.region) === node) return ofItself(site, node);
    const around = this.settled(site);
    if (around === undefined) return undefined;
    if (!runsAtLeast(around.runs, 'repeated'))
      return { ...around, place: site.unit.place(site.unit.fact(site.fact).at) };
    if (isDoneOnce(site)) return { runs: 'setup', place: around.place, says: around.says };
    if (site.byName && !this.isMeantByName(site, node))
      return { runs: 'unknown', place: around.place, says: around.says };
    const isNoMore = around.runs === 'endless' && !this.isInEndlessLoop(site) && !isInside(site, node);
    return { ...around, runs: isNoMore ? 'repeated' : around.runs, way: [...(around.way ?? []), site] };
  }

  /** `reader.handleRead(socket)`: a name of several words that one method of the program has means that one. */
  private isMeantByName({ unit }: Site, { region: { name } }: FunctionNode): boolean {
    return isCompound(name) && this.calls.namesakesOf(unit, name).length === 1;
  }

  /** What a timer's callback calls runs again and again; what a loop without end calls runs on each of its passes. */
  private isInEndlessLoop({ unit, region }: Site): boolean {
    return this.loops.around(unit, region)?.runs === 'endless';
  }

  /**
   * A decorator that another function returns is used where it decorates, and `app.use(audit())` is given what `audit`
   * returns. Who gets a function by a module's exports is seen to call it.
   */
  handoversOf(node: FunctionNode): readonly Handover[] {
    const isCalled = this.calls.callersOf(node).length > 0;
    const handovers = this.calls
      .handoversOf(node)
      .slice(0, MAX_SITES)
      .filter(each => !(isCalled && each.how === 'stored' && (isExported(each.unit, each.fact) || this.isOfOwn(each))));
    if (handovers.some(({ how }) => how === 'decorates')) return handovers.filter(({ how }) => how !== 'returned');
    const isReturned = node.outer !== undefined && handovers.some(({ how }) => how === 'returned');
    return isReturned ? [...handovers, ...this.givenOn(node.outer!)] : handovers;
  }

  /** `game.onkeydown = function () { … }`, of an object that the program has written itself: no browser calls it. */
  private isOfOwn({ how, verb, unit, fact }: Handover): boolean {
    const assign = unit.fact(fact);
    if (how !== 'stored' || !/^on[a-z]+$/.test(verb) || assign.is !== 'assign' || assign.target.is !== 'get')
      return false;
    return this.names.isWrittenObject(unit, assign.target.of);
  }

  /** Where what the function returns is given to others on the spot. */
  private givenOn(node: FunctionNode): Handover[] {
    return this.calls
      .callersOf(node)
      .slice(0, MAX_SITES)
      .flatMap(({ unit, fact, region }): Handover[] => {
        const taker = takerOf(unit, fact);
        const call = taker === undefined || taker === RESULT ? undefined : unit.fact(taker);
        const isGiven =
          call?.is === 'call' && call.arguments.some(({ value }) => value.is === 'call' && value.fact === fact);
        return isGiven ? [{ unit, fact: taker!, region, verb: lastName(call.callee), how: 'argument' }] : [];
      });
  }

  /** Where functions of the project that are given it call it, other than in their own bodies. */
  takersOf(handover: Handover, node: FunctionNode): readonly TakenCall[] {
    return (handover.how === 'argument' && this.taken.of(handover, node)?.inside) || [];
  }

  ofHandover(handover: Handover, node: FunctionNode): Frequency | undefined {
    const { unit, verb, how } = handover;
    const place = placeOf(handover);
    const { catalog } = unit;
    if (how === 'decorates' || isTakenBackAfterOne(handover)) return this.settled(handover);
    if (how === 'stored' && catalog.names.on.test(verb) && (takesHandler(node) || this.isOfOwn(handover)))
      return this.ofUnseen(handover, node, place);
    if (catalog.starters.has(verb)) return { runs: 'once', place, says: 'it runs when a process begins' };
    if (catalog.intervals.has(verb)) return { runs: 'endless', place, says: `\`${verb}\` runs it again and again` };
    if (catalog.deferringVerbs.has(verb) && !this.isOwn(handover)) return this.ofDeferred(handover, node, place);
    if (how === 'argument' && (catalog.inlineVerbs.has(verb) || catalog.resources.readies.has(verb)))
      return this.settled(handover);
    if (isAnswer(handover, node) || isBegun(handover, node)) return this.settled(handover);
    const taken = how === 'argument' ? this.taken.of(handover, node) : undefined;
    if (taken) return this.ofTaken(taken, handover);
    if (this.isForEvents(handover, node) || catalog.names.on.test(verb)) return this.ofEvent(handover, place);
    return this.ofUnseen(handover, node, place);
  }

  /** `processes.add_task(run)`, of a class of the program: what becomes of it is seen there. */
  private isOwn(handover: Handover): boolean {
    return callGiven(handover) !== undefined && this.types.ofCalled(handover.unit, handover.fact)?.is === 'function';
  }

  /** Made anew for each event and handed on, it is there to be called for that. */
  private ofUnseen(handover: Handover, node: FunctionNode, place: Place): Frequency {
    const unseen: Frequency = { runs: 'unknown', place, says: HANDED_ON };
    const isGiven = isItsOwnArgument(handover, node) || isGivenToAnother(handover);
    const around = isGiven && isWrittenIn(handover, node) ? this.settled(handover) : undefined;
    return around && runsAtLeast(around.runs, 'repeated') ? { ...around, runs: 'repeated' } : unseen;
  }

  /** Whether who is given the function calls it for every event, as far as the verb tells. */
  isForEvents(handover: Handover, node: FunctionNode): boolean {
    const { how, verb, unit } = handover;
    if (this.isServed(handover)) return true;
    const { callbackVerbs, inlineVerbs, deferringVerbs, unsureVerbs, names, eventKeys } = unit.catalog;
    if (how === 'stored' && (names.on.test(verb) || eventKeys.has(verb))) return true;
    if (how !== 'argument' || !callbackVerbs.has(verb)) return false;
    if (inlineVerbs.has(verb) || deferringVerbs.has(verb)) return false;
    if (unsureVerbs.has(verb) && !isOfEventSource(handover)) return false;
    const isOther = isNoRoute(handover, node) || isNoMiddleware(handover, node);
    return !isOther && !isAnswer(handover, node) && !isBegun(handover, node);
  }

  private isServed(handover: Handover): boolean {
    return isRoute(this.names, handover) || isTaker(this.names, this.types, handover);
  }

  /** Where the program itself makes the event that a function is handed over for. */
  sendersOf(handover: Handover): readonly Site[] {
    const event = handover.how === 'argument' ? eventOf(handover) : undefined;
    return event === undefined ? [] : this.dispatched.sitesOf(event);
  }

  /** What comes once from each sender comes as often as somebody listens anew. */
  private ofEvent(handover: Handover, place: Place): Frequency | undefined {
    const senders = this.sendersOf(handover);
    if (senders.length > 0 && senders.every(sender => this.isOnce(sender))) return this.settled(handover);
    if (isSentOnce(this.types, handover)) return this.settled(handover);
    if (isEffectOfOne(this.calls, handover))
      return { runs: 'once', place, says: 'it runs once, when the page is there' };
    const comes = comesHow(handover);
    if (comes === undefined) return ofEachEvent(handover, place, this.isServed(handover));
    const settled = this.settled(handover);
    return comes === 'once'
      ? settled
      : moreTelling({ runs: 'unknown', place, says: 'the event may come once' }, settled);
  }

  private isOnce(site: Site): boolean {
    const around = this.settled(site);
    return around === undefined || !runsAtLeast(around.runs, 'unknown');
  }

  /** As often as the calls of it: those in the taker's own body come with the call that hands it over. */
  private ofTaken({ inBody, inside }: Taken, handover: Handover): Frequency | undefined {
    let most: Frequency | undefined;
    for (const each of inBody)
      most = moreTelling(most, this.loops.around(each.unit, each.region) ?? this.settled(handover));
    for (const each of inside) most = moreTelling(most, this.settled(each));
    return most;
  }

  private ofDeferred(handover: Handover, node: FunctionNode, place: Place): Frequency | undefined {
    const around = handover.unit.functionOf(handover.region);
    const callsBack = this.calls.callersOf(around).some(({ unit, region }) => unit.functionOf(region) === node);
    if (callsBack || isInside(handover, node)) {
      const runs = isUnconditional(handover) ? 'endless' : 'repeated';
      return { runs, place, says: 'it schedules itself again', again: handover };
    }
    return this.settled(handover);
  }
}

/**
 * `if (started) return; started = true; listen();`, `if Server.instance: raise …; Server.instance = self; listen()`: the flag of
 * a function, or one that all instances share.
 */
function isDoneOnce({ unit, region, fact }: Site): boolean {
  return (isOfAll(unit.functionOf(region)) && isReachedOnce(unit, fact)) || isReachedOnceByAll(unit, fact);
}

/** What it keeps to itself that it has been there is the same for all: no instance has another. */
function isOfAll({ owner, region }: FunctionNode): boolean {
  return owner === undefined || region.function!.static;
}

/** `async function poll() { …; await sleep(1000); poll(); }`: what waits first, and comes back on every way, never ends. */
function ofItself(site: Site, { unit, region }: FunctionNode): Frequency | undefined {
  if (!region.function!.async || !isUnconditional(site) || unit.loopAround(site.region) !== undefined) return undefined;
  const exits = unit.exits
    .within({ from: region.from, to: site.fact })
    .filter(exit => unit.functionOf(exit.region).region === region);
  if (exits.some(({ how }) => how === 'return')) return undefined;
  if (!exits.some(exit => exit.how === 'await' && exit.region === region.id)) return undefined;
  return { runs: 'endless', place: unit.place(unit.fact(site.fact).at), says: 'it calls itself again when it is done' };
}

/** A poll goes on for ever; what is tried again under a condition, or when it failed, comes to an end. */
function isUnconditional({ unit, region }: Site): boolean {
  for (const { kind } of unit.around(region, unit.functionOf(region).region.id)) {
    if (kind === 'branch' || kind === 'catch') return false;
  }
  return true;
}

/** In the function itself, or in one that is written in it. */
function isInside({ unit, region }: Site, node: FunctionNode): boolean {
  return unit === node.unit && unit.isWithin(region, node.region.id);
}
