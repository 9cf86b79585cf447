import type { BindingId, Region, RegionId } from '../../model/model.js';
import { runsAtLeast } from '../../model/time.js';
import { areAlternatives } from '../program/alternatives.js';
import type { Calls } from '../program/calls/calls.js';
import { isOffered, componentPhaseOf } from '../program/classes/components.js';
import { isRoot, isShownOnce } from '../program/classes/shown-once.js';
import { exportedBy } from '../program/exported.js';
import { push } from '../program/maps.js';
import type { Names } from '../program/names.js';
import type { Types } from '../program/types/types.js';
import type { ClassNode, FunctionNode, Unit } from '../program/unit.js';
import { isBirthOnly, memberAround } from './births.js';
import { askedFlags, meets, type AskedFlag } from './asked-flags.js';
import { Causes, MAX_SITES } from './causes.js';
import { isDecorator } from './framework/decorators.js';
import { Dispatched } from './handovers/dispatched.js';
import { EventLoops } from './framework/event-loops.js';
import { headOf, moreTelling, type Frequency } from './frequency.js';
import { Handlers, calledAtStart } from './framework/handlers.js';
import { replacesItself } from './lazy-getters.js';
import { Loops } from './loops.js';
import { isGuardedOnce, isStoppedFirst } from './once-guards.js';
import { Tools } from './framework/tools.js';
import { ringsBehind } from './rings.js';
import { isPublicMethod, isRemembered, uncalledFrequency } from './uncalled.js';
import { calledAs } from '../program/spelling.js';

/** Callers of callers are asked for flags so far. */
const MAX_ASKED = 3;

/** Answers how often a region runs: by loops around it, by who calls its function, by what its function was handed to. */
export class Frequencies {
  private readonly known = new Map<FunctionNode, Frequency>();
  /** By the region that they are asked around. */
  private readonly flags = new Map<Region, readonly AskedFlag[]>();
  /** How many are being looked through for whom somebody asks. */
  private asking = 0;
  private readonly loops: Loops;
  private readonly tools: Tools;
  private readonly handlers: Handlers;
  private readonly causes: Causes;
  private readonly eventLoops: EventLoops;

  constructor(
    units: readonly Unit[],
    names: Names,
    private readonly types: Types,
    private readonly calls: Calls,
  ) {
    this.loops = new Loops(names, types);
    this.tools = new Tools(names, types);
    this.handlers = new Handlers(names, this.tools);
    this.eventLoops = new EventLoops(units, names, types, calls);
    this.causes = new Causes({ names, types, calls }, this.loops, new Dispatched(units, names), ({ unit, region }) =>
      this.settled(unit, region),
    );
  }

  /** The loop between a region and its function that says most. */
  loopAround(unit: Unit, region: RegionId): Frequency | undefined {
    return this.loops.around(unit, region);
  }

  /** `while True`, `while not stop.is_set()`, `while self.running`, `for m in consumer`, `for (;;)`. */
  isEndless(unit: Unit, region: Region): boolean {
    return this.loops.isEndless(unit, region);
  }

  /** Decorators and framework methods that make a function a handler. */
  handlerOf(node: FunctionNode): Frequency | undefined {
    return this.handlers.of(node);
  }

  /** Whether the function runs only while an instance of its class is being made. */
  isBirthOnly(node: FunctionNode): boolean {
    return isBirthOnly(this.calls, this.handlers, node);
  }

  /** The member in whose calls a function that is written in it runs. */
  memberAround(node: FunctionNode): FunctionNode | undefined {
    return memberAround(this.calls, node);
  }

  /** How often a place in the program is reached. */
  of(unit: Unit, region: RegionId): Frequency {
    this.ofFunction(unit.functionOf(region));
    return this.settled(unit, region)!;
  }

  /** The same, as far as it is known while the functions are being settled. */
  private settled(unit: Unit, region: RegionId): Frequency | undefined {
    const node = unit.functionOf(region);
    const loop = this.loopAround(unit, region);
    if (loop?.runs === 'endless') return loop;
    if (node.outer && isStoppedFirst(unit, region)) return this.settled(unit, node.region.parent);
    const own = this.asAsked(unit, region, this.known.get(node));
    if (own && runsAtLeast(own.runs, 'unknown') && isGuardedOnce(unit, region))
      return { runs: 'setup', place: own.place, says: own.says };
    if (own?.again && isInsteadOf(unit, region, own.again))
      return { runs: 'unknown', place: own.place, says: 'it is tried again until then' };
    return own?.runs === 'once' && loop ? { runs: 'setup', place: loop.place, says: loop.says } : own;
  }

  /** As often as those who set the flags that are asked around the place: `add(item)` never comes to what is done `if keep`. */
  private asAsked(unit: Unit, region: RegionId, own: Frequency | undefined): Frequency | undefined {
    if (own?.way === undefined || this.asking >= MAX_ASKED) return own;
    const flags = this.flagsAt(unit, region);
    if (flags.length === 0) return own;
    const node = unit.functionOf(region);
    const sites = this.calls.callersOf(node);
    const fit = sites.filter(site => meets(node, site.unit.callAt(site.fact), flags) !== false);
    if (fit.length === sites.length || sites.length > MAX_SITES || this.causes.handoversOf(node).length > 0) return own;
    this.asking++;
    const found = fit.map(site => this.causes.ofSite(site, node)).reduce(moreTelling, undefined);
    this.asking--;
    return found && runsAtLeast(found.runs, 'unknown') ? found : { ...uncalledFrequency(node), seenOnce: true };
  }

  private flagsAt(unit: Unit, region: RegionId): readonly AskedFlag[] {
    const key = unit.region(region);
    let flags = this.flags.get(key);
    if (flags === undefined) this.flags.set(key, (flags = askedFlags(unit.functionOf(region), region)));
    return flags;
  }

  ofFunction(node: FunctionNode): Frequency {
    if (!this.known.has(node)) this.settleBehind(node);
    return this.known.get(node)!;
  }

  /** Settles the function after all that decide its frequency. */
  private settleBehind(node: FunctionNode): void {
    const isSettled = (each: FunctionNode): boolean => this.known.has(each);
    for (const ring of ringsBehind(node, each => this.sourcesOf(each), isSettled))
      this.settleRing(ring.sort(asWritten));
  }

  /** Functions that decide each other pass on what they know until nothing changes; mostly it is one, by itself. */
  private settleRing(ring: readonly FunctionNode[]): void {
    const within = new Set(ring);
    const callees = new Map<FunctionNode, FunctionNode[]>();
    if (ring.length > 1)
      for (const node of ring)
        for (const source of this.sourcesOf(node)) if (within.has(source)) push(callees, source, node);
    this.passOn(ring, callees);
    const uncalled = ring.filter(node => !this.known.has(node));
    for (const node of uncalled) this.known.set(node, uncalledFrequency(node));
    this.passOn(
      uncalled.flatMap(node => callees.get(node) ?? []),
      callees,
    );
  }

  private passOn(start: readonly FunctionNode[], callees: ReadonlyMap<FunctionNode, readonly FunctionNode[]>): void {
    const queue = new Set(start);
    for (const node of queue) {
      queue.delete(node);
      const known = this.known.get(node);
      const found = this.derive(node);
      if (found === undefined || (known && moreTelling(known, found) === known)) continue;
      this.known.set(node, found);
      for (const callee of callees.get(node) ?? []) queue.add(callee);
    }
  }

  /** The functions whose frequency decides that of `node`. */
  private sourcesOf(node: FunctionNode): FunctionNode[] {
    const sources = this.calls
      .callersOf(node)
      .slice(0, MAX_SITES)
      .map(site => site.unit.functionOf(site.region));
    for (const handover of this.causes.handoversOf(node)) {
      sources.push(handover.unit.functionOf(handover.region));
      for (const { unit, region } of this.causes.takersOf(handover, node)) sources.push(unit.functionOf(region));
      for (const { unit, region } of this.causes.sendersOf(handover)) sources.push(unit.functionOf(region));
    }
    if (isInline(node)) sources.push(node.unit.functionOf(node.region.parent));
    return sources;
  }

  private derive(node: FunctionNode): Frequency | undefined {
    const own = this.ofItself(node);
    if (own) return own;
    const offered = isOffered(node);
    let best: Frequency | undefined;
    const consider = (candidate: Frequency | undefined): void => {
      best = moreTelling(best, candidate);
    };
    for (const site of this.calls.callersOf(node).slice(0, MAX_SITES)) consider(this.causes.ofSite(site, node));
    for (const handover of this.causes.handoversOf(node)) consider(this.causes.ofHandover(handover, node));
    consider(this.tools.commandOf(node));
    if (isInline(node) && best === undefined && !offered) consider(this.settled(node.unit, node.region.parent));
    if (best && isPublicMethod(node) && !offered && !runsAtLeast(best.runs, 'unknown'))
      return { ...uncalledFrequency(node), seenOnce: true };
    return best;
  }

  /** What a function says of itself, whoever calls it. */
  private ofItself(node: FunctionNode): Frequency | undefined {
    if (node.region.id === 0) return { runs: 'once', place: headOf(node), says: 'runs once, on import' };
    const known = calledAtStart(node) ?? this.eventLoops.of(node) ?? this.handlerOf(node) ?? this.ofPhase(node);
    if (known) return known;
    const { name } = node.region;
    if (this.handlers.isGivenEvent(node))
      return { runs: 'repeated', place: headOf(node), says: `${calledAs(name)} is given another event each time` };
    if (this.isGivenToDecorate(node))
      return { runs: 'setup', place: headOf(node), says: `what \`${name}\` decorates is written in modules` };
    if (!isRemembered(node) && !replacesItself(this.types, node)) return undefined;
    return { runs: 'setup', place: headOf(node), says: `\`${name}\` keeps what it makes` };
  }

  /** A decorator for whoever uses the program: where that itself uses it, that tells how often it runs. */
  private isGivenToDecorate(node: FunctionNode): boolean {
    const handovers = this.calls.handoversOf(node);
    return handovers.length > 0 && handovers.every(({ how }) => how === 'returned') && isDecorator(node);
  }

  /** The phases of the component that holds all the others run once, those of the others whenever they are mounted. */
  private ofPhase(node: FunctionNode): Frequency | undefined {
    if (componentPhaseOf(node) === undefined) return undefined;
    const component = node.owner!.name;
    return isRoot(this.calls, node.owner!) || this.isOnlyPart(node.owner!)
      ? { runs: 'once', place: headOf(node), says: `\`${component}\` is mounted once` }
      : { runs: 'repeated', place: headOf(node), says: `\`${component}\` is a component: this runs for each one` };
  }

  /** Shown at one place, which is there once. */
  private isOnlyPart(component: ClassNode): boolean {
    return this.calls.mountsOf(component).length === 1 && isShownOnce(this.calls, component);
  }

  /** Whether whoever has an event calls the function with it: a handler, or a callback of a verb that is known for it. */
  isCalledForEvents(node: FunctionNode): boolean {
    if (this.handlerOf(node)) return true;
    return this.causes.handoversOf(node).some(handover => this.causes.isForEvents(handover, node));
  }

  /** `<button onClick={copy}>`: an element of the document calls it as often as its event comes; a component may do so once. */
  isCalledByElement(node: FunctionNode): boolean {
    return this.causes.handoversOf(node).some(({ unit, fact, verb, how }) => {
      const call = how === 'argument' ? unit.fact(fact) : undefined;
      if (call?.is !== 'call' || call.callee.is !== 'const' || !unit.catalog.names.on.test(verb)) return false;
      return !unit.catalog.resources.endEvents.has(verb.replace(/^on/, '').toLowerCase());
    });
  }

  /** Whether a parameter of the function is what a request or an event comes with, as its type says. */
  isEvent({ unit, region }: FunctionNode, parameter: BindingId): boolean {
    return region.function!.parameters.some(each => each.binding === parameter && this.handlers.isEvent(unit, each));
  }
}

/** `if (page) show(page); else setTimeout(wait);`: what is tried until it can be done is done once. */
function isInsteadOf(
  unit: Unit,
  region: RegionId,
  { unit: from, region: again }: NonNullable<Frequency['again']>,
): boolean {
  return from === unit && unit.functionOf(again) === unit.functionOf(region) && areAlternatives(unit, region, again);
}

function asWritten(a: FunctionNode, b: FunctionNode): number {
  return a.unit.index - b.unit.index || a.region.id - b.region.id;
}

/** Written where it is used. One that a module gives a name, or exports, is for whoever asks for it. */
function isInline({ unit, region }: FunctionNode): boolean {
  const form = region.function?.form;
  if (form !== 'arrow' && form !== 'lambda') return false;
  return unit.functionOf(region.parent).region.id !== 0 || (region.name === '' && !exportedBy(unit).has(region.id));
}
