import type { CallFact, Place, Region, RegionId, Value } from '../../model/model.js';
import { moreOften, runsAtLeast, type Runs } from '../../model/time.js';
import type { Calls, Handover, Site } from '../program/calls.js';
import { push } from '../program/maps.js';
import type { Names } from '../program/names.js';
import type { Types } from '../program/types.js';
import { isGuardedOnce } from './once-guards.js';
import type { FunctionNode, Unit } from '../program/unit.js';
import { isBoundToHost, isOffered, isRoot, phaseOf } from '../program/components.js';

/** How often something runs, and what shows it. */
export interface Frequency {
  readonly runs: Runs;
  readonly place: Place;
  readonly says: string;
}

/** What is walked for as long as somebody sends: `for m in consumer`, `async for m in websocket`, `for await (… of socket)`. */
const STREAM_NAME =
  /^_*((kafka|message|queue|event|redis|stream)_?)?(consumer|pubsub|pub_sub|websocket|ws|socket|subscriber|subscription|listener|listen|consume|subscribe|watch|read_messages|incoming|connection)$/i;
/** Groups of commands stand in groups, not deeper than this. */
const MAX_GROUPS = 4;
/** Callers beyond these are not looked at. */
const MAX_SITES = 40;
const SETUP_NAME =
  /^(_*(setup|set_?up|init|initiali[sz]e|configure|config|install|register|bootstrap|activate|load|create_?app|make_?app|include|use|define|declare|add_|set_|on_|bind)|__init_subclass__|__set_name__|__class_getitem__|ngOnInit|onModuleInit|onLoad)/i;
const ENDLESS_TIMERS = new Set(['setInterval', 'scheduled_job', 'LoopingCall', 'PeriodicCallback', 'looping_call']);

/** Answers how often a region runs: by loops around it, by who calls its function, by what its function was handed to. */
export class Frequencies {
  private readonly known = new Map<FunctionNode, Frequency>();
  private readonly endless = new Map<Region, boolean>();

  constructor(
    private readonly units: readonly Unit[],
    private readonly names: Names,
    private readonly types: Types,
    private readonly calls: Calls,
  ) {}

  /** How often a place in the program is reached. */
  of(unit: Unit, region: RegionId): Frequency {
    if (this.known.size === 0) this.solve();
    return this.settled(unit, region)!;
  }

  /** The same, as far as it is known while the functions are being settled. */
  private settled(unit: Unit, region: RegionId): Frequency | undefined {
    const node = unit.functionOf(region);
    const loop = this.loopAround(unit, region, node);
    if (loop?.runs === 'endless') return loop;
    const own = this.known.get(node);
    if (own && runsAtLeast(own.runs, 'unknown') && isGuardedOnce(unit, region))
      return { runs: 'setup', place: own.place, says: own.says };
    return own?.runs === 'once' && loop ? { runs: 'setup', place: loop.place, says: loop.says } : own;
  }

  /** The loop between a region and its function that says most. */
  loopAround(unit: Unit, region: RegionId, node: FunctionNode): Frequency | undefined {
    let found: Frequency | undefined;
    for (const around of unit.around(region, node.region.id)) {
      if (around.kind !== 'loop') continue;
      const place = unit.place(around.head);
      if (this.isEndless(unit, around)) return { runs: 'endless', place, says: 'this loop has no end' };
      found ??= { runs: 'unknown', place, says: 'this loop' };
    }
    return found;
  }

  /** `while True`, `while not stop.is_set()`, `while self.running`, `for m in consumer`, `for (;;)`. */
  isEndless(unit: Unit, region: Region): boolean {
    let known = this.endless.get(region);
    if (known === undefined) this.endless.set(region, (known = this.hasNoEnd(unit, region)));
    return known;
  }

  private hasNoEnd(unit: Unit, region: Region): boolean {
    const loop = region.loop!;
    if (loop.form === 'comprehension') return false;
    if (loop.form === 'for-each' || loop.form === 'async-for') return this.isStream(unit, region, loop.over);
    if (loop.test === undefined) return !this.endsItself(unit, region);
    if (loop.form === 'for') return false;
    return isEndlessTest(unit, loop.test) && !this.endsItself(unit, region);
  }

  /** A `while True` that is left as soon as something is found or exhausted is a loop like any other. */
  private endsItself(unit: Unit, loop: Region): boolean {
    for (let id = loop.from; id < loop.to; id++) {
      const fact = unit.fact(id);
      if (fact.is !== 'exit') continue;
      if (fact.how !== 'return' && fact.how !== 'break') continue;
      if (unit.functionOf(fact.region) !== unit.functionOf(loop.id)) continue;
      const inner = [...unit.around(fact.region, loop.id)];
      if (fact.how === 'break' && inner.some(region => region.kind === 'loop')) continue;
      if (!inner.some(region => region.kind === 'catch' && isInterruption(region))) return true;
    }
    return false;
  }

  private isStream(unit: Unit, region: Region, over: Value | undefined): boolean {
    if (over === undefined) return false;
    const call = unit.call(over);
    if (call) {
      const name = this.names.outsideName(unit, call.callee);
      if (name !== undefined && unit.catalog.streams.has(name)) return !this.endsItself(unit, region);
      if (name === 'iter' && call.arguments.length === 2) return true;
    }
    const named = calledName(unit, over);
    if (named !== undefined && STREAM_NAME.test(named)) return true;
    const made = this.types.typeOf({ unit, region: region.parent, before: region.from }, over);
    const type = made?.is === 'outside' ? made.name : '';
    return /(Consumer|PubSub|Subscription)$/i.test(type);
  }

  ofFunction(node: FunctionNode): Frequency {
    if (this.known.size === 0) this.solve();
    return this.known.get(node)!;
  }

  /** Every function's frequency at once: what callers pass on, until nothing changes. */
  private solve(): void {
    const nodes = this.units.flatMap(unit => [...unit.functions.values()]);
    const callees = new Map<FunctionNode, FunctionNode[]>();
    const called = new Set<FunctionNode>();
    for (const node of nodes) {
      for (const source of this.sourcesOf(node)) {
        push(callees, source, node);
        if (source !== node) called.add(node);
      }
    }
    this.settle(nodes, callees);
    this.settleUncalled(
      nodes.filter(node => !called.has(node)),
      callees,
    );
    // What is left call only each other.
    this.settleUncalled(nodes, callees);
  }

  private settleUncalled(
    nodes: readonly FunctionNode[],
    callees: ReadonlyMap<FunctionNode, readonly FunctionNode[]>,
  ): void {
    const unknown = nodes.filter(node => !this.known.has(node));
    for (const node of unknown) this.known.set(node, uncalledFrequency(node));
    this.settle(
      unknown.flatMap(node => callees.get(node) ?? []),
      callees,
    );
  }

  private settle(start: readonly FunctionNode[], callees: ReadonlyMap<FunctionNode, readonly FunctionNode[]>): void {
    const queue = new Set(start);
    for (const node of queue) {
      queue.delete(node);
      const known = this.known.get(node);
      if (known?.runs === 'endless') continue;
      const found = this.derive(node);
      if (found === undefined || (known && moreOften(found.runs, known.runs) === known.runs)) continue;
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
    for (const handover of this.calls.handoversOf(node).slice(0, MAX_SITES))
      sources.push(handover.unit.functionOf(handover.region));
    if (isInline(node)) sources.push(node.unit.functionOf(node.region.parent));
    return sources;
  }

  private derive(node: FunctionNode): Frequency | undefined {
    if (node.region.id === 0) return { runs: 'once', place: headOf(node), says: 'runs once, on import' };
    const known = this.handlerOf(node) ?? this.ofPhase(node);
    if (known) return known;
    if (isRemembered(node))
      return { runs: 'setup', place: headOf(node), says: `\`${node.region.name}\` keeps what it makes` };
    const offered = isOffered(node);
    let best: Frequency | undefined;
    const consider = (candidate: Frequency | undefined): void => {
      if (candidate && (best === undefined || moreOften(candidate.runs, best.runs) !== best.runs)) best = candidate;
    };
    for (const site of this.calls.callersOf(node).slice(0, MAX_SITES)) consider(this.ofSite(site, node));
    for (const handover of this.handoversOf(node)) consider(this.ofHandover(handover, node));
    if (isInline(node) && best === undefined && !offered) consider(this.settled(node.unit, node.region.parent));
    if (best && isPublicMethod(node) && !offered && !runsAtLeast(best.runs, 'unknown')) return uncalledFrequency(node);
    return best;
  }

  /** The phases of the component that holds all the others run once, those of the others whenever they are mounted. */
  private ofPhase(node: FunctionNode): Frequency | undefined {
    if (phaseOf(node) === undefined) return undefined;
    const component = node.owner!.name;
    return isRoot(this.calls, node.owner!)
      ? { runs: 'once', place: headOf(node), says: `\`${component}\` is the root component: it is mounted once` }
      : { runs: 'repeated', place: headOf(node), says: `\`${component}\` is a component: this runs for each one` };
  }

  private ofSite(site: Site, node: FunctionNode): Frequency | undefined {
    if (site.unit.functionOf(site.region) === node) return undefined;
    const around = this.settled(site.unit, site.region);
    const again = this.isInEndlessLoop(site) || isInside(site, node);
    if (around?.runs === 'endless' && !again) return { runs: 'repeated', place: around.place, says: around.says };
    if (around && site.byName && runsAtLeast(around.runs, 'repeated'))
      return { runs: 'unknown', place: around.place, says: around.says };
    if (around === undefined || runsAtLeast(around.runs, 'repeated')) return around;
    return { runs: around.runs, place: site.unit.place(site.unit.fact(site.fact).at), says: around.says };
  }

  /** What a timer's callback calls runs again and again; what a loop without end calls runs on each of its passes. */
  private isInEndlessLoop({ unit, region }: Site): boolean {
    return this.loopAround(unit, region, unit.functionOf(region))?.runs === 'endless';
  }

  /** A decorator that another function returns is used where it decorates. */
  private handoversOf(node: FunctionNode): readonly Handover[] {
    const handovers = this.calls.handoversOf(node).slice(0, MAX_SITES);
    const decorates = handovers.some(({ how }) => how === 'decorates');
    return decorates ? handovers.filter(({ how }) => how !== 'returned') : handovers;
  }

  private ofHandover(handover: Handover, node: FunctionNode): Frequency | undefined {
    const { unit, verb, how } = handover;
    const place = placeOf(handover);
    const { catalog } = unit;
    if (how === 'decorates') return this.settled(unit, handover.region);
    if (catalog.starters.has(verb)) return { runs: 'once', place, says: 'it runs when a process begins' };
    if (ENDLESS_TIMERS.has(verb)) return { runs: 'endless', place, says: `\`${verb}\` runs it again and again` };
    if (verb === 'setTimeout' || verb === 'call_later') return this.ofTimeout(handover, node, place);
    if (how === 'argument' && catalog.inlineVerbs.has(verb)) return this.settled(unit, handover.region);
    if (how === 'argument' && catalog.callbackVerbs.has(verb)) {
      return { runs: 'repeated', place, says: `\`${verb}\` calls it for every event` };
    }
    if (/^on[A-Z_]?\w*$/.test(verb)) return { runs: 'repeated', place, says: `\`${verb}\` calls it for every event` };
    return { runs: 'unknown', place, says: 'it is handed on here, to be called by others' };
  }

  private ofTimeout(handover: Handover, node: FunctionNode, place: Place): Frequency | undefined {
    const around = handover.unit.functionOf(handover.region);
    const callsBack = this.calls.callersOf(around).some(({ unit, region }) => unit.functionOf(region) === node);
    if (callsBack || isInside(handover, node)) {
      const runs = isUnconditional(handover) ? 'endless' : 'repeated';
      return { runs, place, says: 'it schedules itself again' };
    }
    return this.settled(handover.unit, handover.region);
  }

  /** Whether whoever has an event calls the function with it: a handler, or a callback of a verb that is known for it. */
  isCalledForEvents(node: FunctionNode): boolean {
    if (this.handlerOf(node)) return true;
    return this.calls
      .handoversOf(node)
      .some(
        ({ how, verb, unit: { catalog } }) =>
          how === 'argument' && catalog.callbackVerbs.has(verb) && !catalog.inlineVerbs.has(verb),
      );
  }

  /** Decorators and framework methods that make a function a handler. */
  handlerOf(node: FunctionNode): Frequency | undefined {
    const { unit, region } = node;
    const { catalog } = unit;
    for (const decorator of region.function!.decorators) {
      const name = lastNameOf(unit, decorator);
      if (name && catalog.handlerDecorators.has(name) && !this.isOfTools(unit, decorator))
        return { runs: 'repeated', place: headOf(node), says: `\`${region.name}\` is a handler: \`@${name}\`` };
    }
    if (!node.owner) return undefined;
    if (isBoundToHost(node.owner, region.name))
      return { runs: 'repeated', place: headOf(node), says: `\`${region.name}\` is bound to an event of its element` };
    const frameworks = [...new Set([...node.owner.outside])];
    const isHandlerClass = frameworks.some(name => ['request', 'connection'].includes(catalog.lives[name] ?? ''));
    if (
      isHandlerClass &&
      (catalog.eventMethods.has(region.name) || /^(get|post|put|patch|delete|list|retrieve|create)$/.test(region.name))
    ) {
      return { runs: 'repeated', place: headOf(node), says: `\`${region.name}\` runs for every request` };
    }
    return undefined;
  }

  /** `@mock.patch`, `@click.command`, `@main.command` of a group of these: named like a handler's, and run once. */
  private isOfTools(unit: Unit, decorator: Value, depth = 0): boolean {
    const called = unit.call(decorator)?.callee ?? decorator;
    const name = this.names.outsideName(unit, called);
    if (name !== undefined) return unit.catalog.toolModules.has(name.split('.')[0]!);
    const group = called.is === 'get' && depth < MAX_GROUPS ? this.names.entityOf(unit, called.of) : undefined;
    if (group?.is === 'function')
      return group.node.region.function!.decorators.some(outer => this.isOfTools(group.node.unit, outer, depth + 1));
    if (called.is !== 'get' || group === undefined) return false;
    const made = this.types.typeOf({ unit, region: 0, before: Infinity }, called.of);
    return made?.is === 'outside' && unit.catalog.toolModules.has(made.name.split('.')[0]!);
  }

  /** Whether the function runs only while an instance of its class is being made. */
  isBirthOnly(node: FunctionNode, depth = 0): boolean {
    const { form } = node.region.function ?? { form: 'plain' };
    if (form === 'constructor' || node.owner?.methods.get('constructor') === node || phaseOf(node)) return true;
    if (/^(__init__|__post_init__|__new__)$/.test(node.region.name)) return true;
    if (!node.owner || depth > 4 || this.handlerOf(node)) return false;
    if (this.calls.handoversOf(node).length > 0) return false;
    const callers = this.calls.callersOf(node);
    return (
      callers.length > 0 &&
      callers.every(site => {
        const caller = site.unit.functionOf(site.region);
        return caller !== node && caller.owner === node.owner && this.isBirthOnly(caller, depth + 1);
      })
    );
  }
}

/** `@cached_property`, `@cache_in_self`: of each owner it runs once, whoever asks. */
function isRemembered({ unit, owner, region }: FunctionNode): boolean {
  const { parameters, decorators } = region.function!;
  if (owner === undefined || parameters.length > 1) return false;
  return decorators.some(decorator => unit.catalog.remembering.test(lastNameOf(unit, decorator) ?? ''));
}

/** Nobody in sight calls it: users of a library may, any number of times, unless its name says that it sets things up. */
function uncalledFrequency(node: FunctionNode): Frequency {
  const { name } = node.region;
  if (isOffered(node))
    return { runs: 'repeated', place: headOf(node), says: `\`${name}\` is for the component's page to call` };
  const says = `\`${name || 'this function'}\` may be called any number of times`;
  // Whoever uses a class makes instances of it, however many.
  const isSetup = name !== '__init__' && SETUP_NAME.test(name);
  return { runs: isSetup ? 'setup' : 'unknown', place: headOf(node), says };
}

/** May be called by users of the class as well, whoever calls it in the project. */
function isPublicMethod(node: FunctionNode): boolean {
  return node.owner !== undefined && !/^[_#]/.test(node.region.name);
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

function isInline(node: FunctionNode): boolean {
  const form = node.region.function?.form;
  return form === 'arrow' || form === 'lambda';
}

/** Leaving on these says that somebody stopped the loop, not that it came to its end (`except Empty: break`). */
function isInterruption({ catches }: Region): boolean {
  const names = (catches ?? []).flatMap(value => (value.is === 'name' || value.is === 'get' ? [value.name] : []));
  return (
    names.length === 0 ||
    names.some(
      name =>
        /(Interrupt|Cancel|Exit|Closed|Disconnect|^Exception$|^BaseException$|Error$)/.test(name) &&
        !/^(Index|Key|EOF|StopIteration|Value)/.test(name),
    )
  );
}

/** Where it is handed over; an arrow's own region where its body has no facts. */
function placeOf({ unit, fact, region }: Handover): Place {
  return unit.place(unit.module.facts[fact]?.at ?? unit.region(region).at);
}

function headOf(node: FunctionNode): Place {
  return node.unit.place(node.region.head);
}

function lastNameOf(unit: Unit, value: Value): string | undefined {
  const call = unit.call(value);
  const named = call ? call.callee : value;
  return named.is === 'name' || named.is === 'get' ? named.name : undefined;
}

function calledName(unit: Unit, value: Value): string | undefined {
  const call: CallFact | undefined = unit.call(value);
  if (call?.callee.is === 'get' || call?.callee.is === 'name') return call.callee.name;
  return value.is === 'get' || value.is === 'name' ? value.name : undefined;
}

/** `True`, `1`, `not stop.is_set()`, `not self._closed`, `self.running`: conditions that hold for as long as the program wants. */
function isEndlessTest(unit: Unit, test: Value): boolean {
  if (test.is === 'const') return test.value === true || (typeof test.value === 'number' && test.value !== 0);
  if (test.is === 'op' && test.op === 'not') return isStopFlag(unit, test.of[0]!);
  if (test.is === 'op' && test.op === 'and') return test.of.some(part => isEndlessTest(unit, part));
  return isRunningFlag(unit, test);
}

function isStopFlag(unit: Unit, value: Value): boolean {
  const name = calledName(unit, value);
  if (name === 'is_set') {
    const call = unit.call(value)!;
    return call.callee.is === 'get';
  }
  return (
    name !== undefined &&
    /(stop|stopp(ed|ing)|shut_?down|clos(ed|ing)|exit|quit|cancel(led)?|terminat(e|ed)|abort(ed)?|done|finished|wait)$/i.test(
      name,
    )
  );
}

function isRunningFlag(unit: Unit, value: Value): boolean {
  const name = calledName(unit, value);
  return (
    name !== undefined &&
    /(^|_)(is_?)?(running|alive|active|keep_?going|keep_?running|should_?run|started|run)$/i.test(name)
  );
}
