import type { AssignFact, BindingId, CallFact, FactId, Place, Value } from '../../model/model.js';
import { livesAtLeast, longer, runsAtLeast, type Life } from '../../model/time.js';
import { isShowing } from '../program/aside.js';
import type { Calls, Site } from '../program/calls.js';
import { isOffered, isRoot } from '../program/components.js';
import type { Frequencies } from '../frequency/frequency.js';
import { push } from '../program/maps.js';
import type { Names } from '../program/names.js';
import type { SlotTable } from '../slots/slot-table.js';
import { operationsOf, type Slot } from '../slots/slots.js';
import type { Spot, Spots } from '../slots/spots.js';
import { ancestry, atFact, type Types } from '../program/types.js';
import { madeBy } from '../slots/made.js';
import type { ClassNode, FieldSite, FunctionNode, Unit } from '../program/unit.js';

/** How long something lives, and what shows it. */
export interface Lifetime {
  readonly life: Life;
  readonly place: Place;
  readonly says: string;
  /** More than one in the life of the process: made by code that runs again and again. */
  readonly many?: boolean;
  /** An attribute of the class itself. */
  readonly shared?: boolean;
}

const MAX_DEPTH = 6;
const MAX_MAKERS = 24;
/** After these an object goes on by itself: its methods were handed to others. */
const STARTS =
  /^(register|start|install|attach|mount|subscribe|listen|serve|schedule|enable|activate|run_forever)(_|[A-Z]|$)/;
/** Verbs under which callbacks are kept for later. */
const KEEPS =
  /^(on|once|add|set|bind|use|append|push|call|defer|delay|enqueue|hook|listen|observe|provide|queue|register|route|run|schedule|start|submit|subscribe|tap|watch|when|connect|attach|install|mount|define|get|post|put|delete|patch|all)([A-Z_]|$)/;
/** Stands for the fact that takes a call's result where an arrow function just gives it back. */
export const RESULT = -1;

/** Answers how long instances of a class, and the slots they own, live: the longest of the lives of their holders. */
export class Lives {
  private readonly classes = new Map<ClassNode, Lifetime>();
  private readonly active = new Set<ClassNode>();
  private readonly consumers = new Map<Unit, Map<FactId, FactId>>();

  constructor(
    private readonly names: Names,
    private readonly types: Types,
    private readonly spots: Spots,
    private readonly calls: Calls,
    private readonly frequencies: Frequencies,
    private readonly operations: SlotTable,
  ) {}

  ofSlot(slot: Slot): Lifetime {
    const { place } = slot.made[0]!;
    const lifetime = this.ofSpot(slot.spot, place, slot);
    const outer = this.around(slot.spot, letsGo);
    if (outer === undefined || !livesAtLeast(lifetime.life, 'connection')) return lifetime;
    return {
      life: 'connection',
      place,
      says: `it lives until its key is removed from \`${outer.spot.name}\``,
      many: true,
    };
  }

  /** The nearest container around a place that is one of these. */
  private around({ within }: Spot, isOne: (container: Slot) => boolean): Slot | undefined {
    for (let spot = within; spot; spot = spot.within) {
      const container = this.operations.slots.get(spot);
      if (container && isOne(container)) return container;
    }
    return undefined;
  }

  private ofSpot(spot: Spot, place: Place, slot?: Slot): Lifetime {
    const { root } = spot;
    if (root.is === 'field') {
      const framework = this.frameworkLife(root.of);
      if (framework?.life === 'data') return framework;
      if (this.isShared(spot)) {
        return {
          life: 'process',
          place,
          says: `\`${root.name}\` belongs to the class \`${root.of.name}\`, shared by all instances`,
          shared: true,
        };
      }
      const owner = this.ofClass(root.of);
      return { ...owner, place: owner.life === 'unknown' ? place : owner.place };
    }
    const { unit, binding } = root;
    const scope = unit.binding(binding)!.region;
    const node = unit.functionOf(scope);
    if (node.region.id === 0)
      return { life: 'process', place, says: `\`${spot.name}\` is a module variable: it lives as long as the process` };
    if (unit.binding(binding)!.kind === 'parameter') return { life: 'unknown', place, says: 'it was handed in' };
    return this.ofLocal(node, place, slot);
  }

  /** A class attribute that no instance replaces by one of its own. */
  isShared(spot: Spot): boolean {
    const sites = staticSitesOf(spot);
    return sites !== undefined && sites.some(site => this.makesContainer(site));
  }

  /** A descriptor (`names = List(String)`) stands in the class body and holds one container an instance. */
  private makesContainer({ unit, fact }: FieldSite): boolean {
    const { value } = unit.assignment(fact);
    return value !== undefined && madeBy(this.names, atFact(unit, fact), value) !== undefined;
  }

  /** A local lives until its function returns, or as long as the closures that captured it. */
  private ofLocal(node: FunctionNode, place: Place, slot: Slot | undefined): Lifetime {
    const captured = slot?.operations.some(({ unit, region }) => this.isKept(unit.functionOf(region), node)) ?? false;
    const name = node.region.name || 'the function';
    const runs = this.frequencies.ofFunction(node).runs;
    if (runs === 'once' || node.unit.catalog.entries.has(node.region.name)) {
      return {
        life: captured ? 'process' : 'long',
        place,
        says: `\`${name}\` runs once: what it holds lives until it ends`,
      };
    }
    if (!captured) return { life: 'call', place, says: `it is local to \`${name}\`` };
    if (node.owner && this.frequencies.isBirthOnly(node)) return this.ofClass(node.owner);
    return { life: runs === 'setup' ? 'long' : 'unknown', place, says: `functions made by \`${name}\` keep it` };
  }

  /**
   * Whether a function inside `outer` outlives its call: returned, stored, decorated or handed to somebody who keeps it, or
   * called by one beside it that does.
   */
  private isKept(inner: FunctionNode, outer: FunctionNode, seen = new Set<FunctionNode>()): boolean {
    if (seen.has(inner)) return false;
    seen.add(inner);
    for (let node: FunctionNode | undefined = inner; node && node !== outer; node = node.outer) {
      if (node.owner || isOffered(node) || (node.region.function?.decorators.length ?? 0) > 0) return true;
      const kept = this.calls.handoversOf(node).some(({ how, verb, unit, fact }) => {
        if (how !== 'argument') return how !== 'decorates';
        const call = unit.fact(fact);
        if (unit.catalog.inlineVerbs.has(verb) || (call.is === 'call' && call.awaited)) return false;
        return !(call.is === 'call' && isWalk(call)) || unit.catalog.callbackVerbs.has(verb);
      });
      if (kept) return true;
    }
    return this.calls.callersOf(inner).some(({ unit, region }) => {
      const caller = unit.functionOf(region);
      return (
        unit === outer.unit &&
        caller !== outer &&
        unit.isWithin(region, outer.region.id) &&
        this.isKept(caller, outer, seen)
      );
    });
  }

  ofClass(cls: ClassNode, depth = 0): Lifetime {
    const known = this.classes.get(cls);
    if (known) return known;
    const head = cls.unit.place(cls.region.head);
    if (depth > MAX_DEPTH || this.active.has(cls)) return { life: 'data', place: head, says: '' };
    this.active.add(cls);
    const found = this.deriveClass(cls, depth);
    this.active.delete(cls);
    if (this.active.size === 0) this.classes.set(cls, found);
    return found;
  }

  /** One instance, made where a variable of the module or an attribute of a class is given it. */
  isOneThatStays(cls: ClassNode): boolean {
    const { life, many } = this.ofClass(cls);
    const makers = this.makersOf(cls);
    if (life !== 'process' || many || makers.length === 0) return false;
    return makers.every(({ unit, fact }) => {
      const taker = this.consumerOf(unit, fact);
      const assign = taker === undefined || taker === RESULT ? undefined : unit.fact(taker);
      if (assign?.is !== 'assign') return false;
      return this.operations.target(atFact(unit, taker!), assign.target).some(spot => this.isOfProgram(spot));
    });
  }

  private isOfProgram(spot: Spot): boolean {
    const { root } = spot;
    return root.is === 'field' ? this.isShared(spot) : root.unit.binding(root.binding)!.region === 0;
  }

  private deriveClass(cls: ClassNode, depth: number): Lifetime {
    const framework = this.frameworkLife(cls);
    if (framework) return this.keptInModule(cls, framework) ?? framework;
    const head = cls.unit.place(cls.region.head);
    const sites = this.makersOf(cls);
    let best: Lifetime | undefined;
    let many = sites.length > 3;
    for (const site of sites.slice(0, MAX_MAKERS)) {
      const found = this.ofMade(site, depth);
      many ||= found.many ?? false;
      if (best === undefined || longer(best.life, found.life) !== best.life) best = found;
    }
    if (best && livesAtLeast(best.life, 'long')) return { ...best, many };
    const singleton = this.singletonOf(cls);
    if (singleton) return singleton;
    if (best === undefined || this.calls.passedClasses.has(cls)) {
      return { life: 'unknown', place: head, says: `\`${cls.name}\` is made by code that is not seen`, many };
    }
    return { ...best, many };
  }

  /** Where the program makes it: that an example holds one says nothing of those that users make. */
  private makersOf(cls: ClassNode): readonly Site[] {
    const sites = this.calls.makersOf(cls);
    return isShowing(cls.unit.module.path) ? sites : sites.filter(({ unit }) => !isShowing(unit.module.path));
  }

  /** What a framework would let go, and somebody keeps in a variable of the module, stays. */
  private keptInModule(cls: ClassNode, { life }: Lifetime): Lifetime | undefined {
    if (livesAtLeast(life, 'long') || !livesAtLeast(life, 'request')) return undefined;
    for (const { unit, fact } of this.makersOf(cls).slice(0, MAX_MAKERS)) {
      const taker = this.consumerOf(unit, fact);
      const assign = taker === undefined ? undefined : unit.fact(taker);
      if (assign?.is !== 'assign' || assign.target.is !== 'name') continue;
      if (unit.binding(assign.target.binding)?.region !== 0) continue;
      return {
        life: 'process',
        place: unit.place(assign.at),
        says: `one \`${cls.name}\` is kept in a module variable`,
      };
    }
    return undefined;
  }

  /** Frameworks decide for their own: a cog lives as long as the process, a view as long as a request. */
  private frameworkLife(cls: ClassNode): Lifetime | undefined {
    const place = cls.unit.place(cls.region.head);
    if (isRoot(this.calls, cls))
      return { life: 'process', place, says: `\`${cls.name}\` is the root component: it lives as long as the page` };
    for (const ancestor of ancestry(cls)) {
      for (const name of ancestor.outside) {
        const life = cls.unit.catalog.lives[name];
        if (life)
          return { life, place, says: `a \`${name}\` lives as long as ${HOW_LONG[life]}`, many: life !== 'process' };
      }
    }
    return undefined;
  }

  /** `_instance = None` … `cls._instance = cls()`; `static getInstance()`; a `Singleton` metaclass. */
  private singletonOf(cls: ClassNode): Lifetime | undefined {
    const marked = [...cls.fields.keys()].find(name => /^(_|#|__)*(instance|singleton|shared)$/i.test(name));
    const method = [...cls.methods.keys()].find(name => /^(get_?instance|shared|instance)$/i.test(name));
    const named = marked ?? method ?? cls.outside.find(name => /singleton/i.test(name));
    return named === undefined
      ? undefined
      : { life: 'process', place: cls.unit.place(cls.region.head), says: `\`${cls.name}\` is a singleton` };
  }

  /** What becomes of an instance that is made at `site`. */
  private ofMade(site: Site, depth: number): Lifetime {
    return this.ofResult(site.unit, site.fact, depth);
  }

  /** Follows the result of the call `fact` to who takes it. */
  private ofResult(unit: Unit, fact: FactId, depth: number): Lifetime {
    const call = unit.fact(fact) as CallFact;
    const place = unit.place(call.at);
    const node = unit.functionOf(call.region);
    const name = this.calleeName(call);
    if (depth > MAX_DEPTH) return { life: 'unknown', place, says: `\`${name}\` is made here` };
    const consumer = this.consumerOf(unit, fact);
    if (consumer === RESULT && this.calls.callersOf(node).length > 0) return this.ofReturned(node, place, name, depth);
    if (consumer === undefined || consumer === RESULT) return this.asLocal(unit, node, place, name);
    const taker = unit.fact(consumer);
    if (taker.is === 'assign') return this.ofAssigned(unit, taker, consumer, place, name, depth);
    if (taker.is === 'exit') return this.ofReturned(node, place, name, depth);
    if (taker.is === 'call') return this.ofPassed(unit, taker, consumer, fact, place, name, depth);
    return this.asLocal(unit, node, place, name);
  }

  /** Made in code that runs once: as good as for ever. Made per call and kept by nobody: gone with the call. */
  private asLocal(unit: Unit, node: FunctionNode, place: Place, name: string): Lifetime {
    if (node.region.id === 0) return { life: 'process', place, says: `\`${name}\` is made at module level` };
    const runs = this.frequencies.ofFunction(node).runs;
    if (runs === 'once' || unit.catalog.entries.has(node.region.name)) {
      return { life: 'long', place, says: `one \`${name}\` is made at start-up` };
    }
    return {
      life: 'call',
      place,
      says: `\`${name}\` is local to \`${node.region.name}\``,
      many: runsAtLeast(runs, 'unknown'),
    };
  }

  private ofAssigned(unit: Unit, fact: AssignFact, id: FactId, place: Place, name: string, depth: number): Lifetime {
    const at = atFact(unit, id);
    const { target } = fact;
    if (target.is === 'name') {
      const entity = this.names.ofBinding(unit, target.binding);
      const scope = unit.binding(target.binding)?.region ?? 0;
      if (unit.functionOf(scope).region.id === 0 && entity?.is === 'variable') {
        const inClass = unit.region(scope).kind === 'class' || unit.classAround(scope) !== undefined;
        const where = inClass ? 'a class attribute' : 'a module variable';
        return { life: 'process', place, says: `one \`${name}\` is kept in ${where}` };
      }
      return this.ofVariable(unit, target.binding, place, name, depth);
    }
    for (const spot of this.operations.target(at, target)) return this.heldBy(spot, unit, id, place, name, depth);
    return { life: 'unknown', place, says: `\`${name}\` is made here` };
  }

  /** An instance that is kept in a place lives as long as the place, or until its entry is removed. */
  private heldBy(spot: Spot, unit: Unit, id: FactId, place: Place, name: string, depth: number): Lifetime {
    const holder = this.holderLife(spot, place, depth);
    const node = unit.functionOf(unit.fact(id).region);
    const many = !this.frequencies.isBirthOnly(node) || (holder.many ?? false);
    const container = this.around(spot, isEmptied);
    if (container) {
      const life: Life = livesAtLeast(holder.life, 'unknown') ? 'connection' : holder.life;
      return { life, place, says: `\`${name}\` is kept in \`${container.spot.name}\` until it is removed`, many: true };
    }
    if (!livesAtLeast(holder.life, 'long')) return { ...holder, many };
    if (this.isReplaced(spot, node)) {
      return {
        life: 'connection',
        place,
        says: `\`${name}\` is kept in \`${spot.name}\` until the next one`,
        many: true,
      };
    }
    return {
      life: holder.life,
      place,
      says: `\`${name}\` is kept in \`${spot.name}\`, which lives as long as the process`,
      many,
    };
  }

  /** An attribute that is given a new instance again and again, or is set to nothing, keeps one at a time. */
  private isReplaced(spot: Spot, node: FunctionNode): boolean {
    const { root } = spot;
    if (root.is !== 'field' || spot.steps.length > 0 || this.frequencies.isBirthOnly(node)) return false;
    if (runsAtLeast(this.frequencies.ofFunction(node).runs, 'repeated')) return true;
    const setters = (root.of.fields.get(root.name) ?? []).filter(
      ({ function: setter }) => setter !== undefined && !this.frequencies.isBirthOnly(setter),
    );
    if (new Set(setters.map(({ function: setter }) => setter)).size > 1) return true;
    return setters.some(({ unit, fact }) => {
      const { value } = unit.assignment(fact);
      return value?.is === 'const' && value.value === null;
    });
  }

  private holderLife(spot: Spot, place: Place, depth: number): Lifetime {
    if (spot.root.is !== 'field') return this.ofSpot(spot, place);
    if (staticSitesOf(spot)) return { life: 'process', place, says: `\`${spot.name}\` is an attribute of the class` };
    return this.ofClass(spot.root.of, depth + 1);
  }

  /** A local instance: where the function puts it. */
  private ofVariable(unit: Unit, binding: number, place: Place, name: string, depth: number): Lifetime {
    const node = unit.functionOf(unit.binding(binding)!.region);
    let best = this.asLocal(unit, node, place, name);
    if (depth > MAX_DEPTH) return best;
    const consider = (found: Lifetime): void => {
      if (longer(best.life, found.life) !== best.life) best = found;
    };
    const names = aliasesOf(binding, node);
    const isIt = (value: Value | undefined): boolean => value?.is === 'name' && names.has(value.binding);
    if (depth > MAX_DEPTH) return best;
    for (let id = node.region.from; id < node.region.to && !livesAtLeast(best.life, 'process'); id++) {
      const fact = unit.fact(id);
      if (fact.is === 'exit' && fact.how === 'return' && holdsValue(fact.value, isIt))
        consider(this.ofReturned(node, place, name, depth));
      else if (fact.is === 'assign' && holdsValue(fact.value, isIt) && fact.target.is !== 'name') {
        consider(this.ofAssigned(unit, fact, id, place, name, depth + 1));
      } else if (
        fact.is === 'assign' &&
        isIt(fact.value) &&
        fact.target.is === 'name' &&
        !names.has(fact.target.binding)
      ) {
        consider(this.ofAssigned(unit, fact, id, place, name, depth + 1));
      } else if (fact.is === 'call' && fact.arguments.some(argument => isIt(argument.value))) {
        consider(this.ofArgument(unit, fact, id, place, name, depth));
      } else if (
        fact.is === 'call' &&
        fact.callee.is === 'get' &&
        isIt(fact.callee.of) &&
        STARTS.test(fact.callee.name)
      ) {
        consider(this.ofStarted(unit, fact, place, name));
      }
    }
    return best;
  }

  private ofReturned(node: FunctionNode, place: Place, name: string, depth: number): Lifetime {
    for (const decorator of node.region.function?.decorators ?? []) {
      const memo = this.names.outsideName(node.unit, node.unit.call(decorator)?.callee ?? decorator);
      if (memo && node.unit.catalog.memos[memo])
        return { life: 'process', place, says: `\`${node.region.name}\` keeps the one \`${name}\` it makes` };
    }
    const callers = this.calls.callersOf(node);
    if (callers.length === 0)
      return { life: 'unknown', place, says: `\`${name}\` is returned by \`${node.region.name}\`` };
    let best: Lifetime | undefined;
    for (const caller of callers.slice(0, 8)) {
      const found = this.ofResult(caller.unit, caller.fact, depth + 1);
      if (best === undefined || longer(best.life, found.life) !== best.life)
        best = { ...found, says: found.says.replace(`\`${node.region.name}\``, `\`${name}\``) };
    }
    return best!;
  }

  private ofPassed(
    unit: Unit,
    taker: CallFact,
    consumer: FactId,
    fact: FactId,
    place: Place,
    name: string,
    depth: number,
  ): Lifetime {
    if (!taker.arguments.some(argument => argument.value.is === 'call' && argument.value.fact === fact)) {
      if (taker.callee.is === 'get' && STARTS.test(taker.callee.name)) return this.ofStarted(unit, taker, place, name);
      return this.ofReceiver(unit, taker, place, name);
    }
    return this.ofArgument(unit, taker, consumer, place, name, depth);
  }

  /** `Servlet(hub).register(server)` at start-up: what it does there may be to hand itself on. */
  private ofReceiver(unit: Unit, call: CallFact, place: Place, name: string): Lifetime {
    const node = unit.functionOf(call.region);
    if (!call.dropped || this.frequencies.ofFunction(node).runs !== 'setup')
      return this.asLocal(unit, node, place, name);
    return { life: 'unknown', place, says: `\`${name}\` may hand itself on in \`${node.region.name}\`` };
  }

  /** `Servlet(hs).register(server)`, `Worker().start()`: somebody keeps it, for longer than this function. */
  private ofStarted(unit: Unit, call: CallFact, place: Place, name: string): Lifetime {
    const { runs } = this.frequencies.ofFunction(unit.functionOf(call.region));
    const life: Life = runsAtLeast(runs, 'unknown') ? 'unknown' : 'long';
    return { life, place, says: `\`${name}\` is made and started here` };
  }

  /** Handed to a container's verb, to another object's constructor, or to code that is not seen. */
  private ofArgument(unit: Unit, call: CallFact, id: FactId, place: Place, name: string, depth: number): Lifetime {
    const at = atFact(unit, id);
    if (call.callee.is === 'get') {
      for (const spot of this.spots.of(at, call.callee.of)) {
        const slot = this.operations.slots.get(spot);
        const row = slot && unit.catalog.methods[slot.made[0]!.holds]?.[call.callee.name];
        if (row?.does !== 'grow') continue;
        for (const entry of this.spots.step(spot, '*')) return this.heldBy(entry, unit, id, place, name, depth);
      }
    }
    const type = this.types.typeOf(at, call.callee);
    if (type?.is === 'class') return this.ofClass(type.of, depth + 1);
    const node = unit.functionOf(call.region);
    const once =
      node.region.id === 0 ||
      this.frequencies.ofFunction(node).runs === 'once' ||
      this.frequencies.ofFunction(node).runs === 'setup';
    if (once) return { life: 'long', place, says: `one \`${name}\` is made and handed on at start-up` };
    return { life: 'unknown', place, says: `\`${name}\` is handed on` };
  }

  private calleeName(call: CallFact): string {
    return call.callee.is === 'name' || call.callee.is === 'get' ? call.callee.name : 'it';
  }

  /** The fact that takes the result of a call: who assigns, returns or is given it. */
  consumerOf(unit: Unit, fact: FactId): FactId | undefined {
    let consumers = this.consumers.get(unit);
    if (consumers === undefined) {
      consumers = new Map();
      const { facts } = unit.module;
      for (let id = 0; id < facts.length; id++) {
        const taker = facts[id]!;
        if (taker.is === 'call') {
          for (const { value } of taker.arguments) note(consumers, value, id);
          if (taker.callee.is === 'get') note(consumers, taker.callee.of, id);
        } else if (taker.is === 'assign' || taker.is === 'exit') note(consumers, taker.value, id);
      }
      for (const region of unit.module.regions) note(consumers, region.function?.result, RESULT);
      this.consumers.set(unit, consumers);
    }
    return consumers.get(fact);
  }
}

/** Where an attribute is assigned, if that is nowhere but on the class itself. */
function staticSitesOf({ root }: Spot): FieldSite[] | undefined {
  if (root.is !== 'field') return undefined;
  const sites = [...ancestry(root.of)].flatMap(cls => cls.fields.get(root.name) ?? []);
  return sites.length > 0 && sites.every(site => site.static) ? sites : undefined;
}

/** The variables of `node` that are given what `binding` holds, `binding` among them. */
function aliasesOf(binding: BindingId, { unit, region }: FunctionNode): ReadonlySet<BindingId> {
  const given = new Map<BindingId, BindingId[]>();
  for (let id = region.from; id < region.to; id++) {
    const fact = unit.fact(id);
    if (fact.is !== 'assign' || fact.target.is !== 'name' || fact.value?.is !== 'name') continue;
    const declared = unit.binding(fact.target.binding);
    if (declared && unit.functionOf(declared.region).region === region) push(given, fact.value.binding, declared.id);
  }
  const names = new Set([binding]);
  for (const name of names) for (const alias of given.get(name) ?? []) names.add(alias);
  return names;
}

/** `tree.descendants(node => found.push(node))`: a statement whose verb does not say that anybody keeps what it is given. */
function isWalk({ callee, dropped }: CallFact): boolean {
  return dropped === true && callee.is === 'get' && !KEEPS.test(callee.name);
}

function letsGo(container: Slot): boolean {
  return container.made.some(made => made.bound !== undefined) || isEmptied(container);
}

function isEmptied(container: Slot): boolean {
  return operationsOf(container, 'shrink', 'clear', 'replace').length > 0;
}

const HOW_LONG: Record<Life, string> = {
  data: 'whoever uses it',
  call: 'one piece of work',
  request: 'a request',
  connection: 'its connection',
  component: 'it is mounted',
  unknown: 'somebody wants',
  long: 'the program runs',
  process: 'the process',
};

function note(consumers: Map<FactId, FactId>, value: Value | undefined, taker: FactId): void {
  switch (value?.is) {
    case 'call':
      if (!consumers.has(value.fact)) consumers.set(value.fact, taker);
      return;
    case 'await':
    case 'yield':
      return note(consumers, value.of, taker);
    case 'choice':
    case 'literal':
      for (const part of value.of) note(consumers, part, taker);
      return;
    default:
      return;
  }
}

function holdsValue(value: Value | undefined, isIt: (value: Value | undefined) => boolean): boolean {
  if (isIt(value)) return true;
  return value?.is === 'literal' || value?.is === 'choice' ? value.of.some(isIt) : false;
}
