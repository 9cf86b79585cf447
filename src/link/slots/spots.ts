import { memberOf } from '../../model/members.js';
import type { AssignFact, BindingId, CallFact, FactId, GetValue, ItemValue, Value } from '../../model/model.js';
import type { EffectRow } from '../../model/catalog/catalog.js';
import { ancestry } from '../program/classes/ancestry.js';
import { reachingDefinitions } from '../program/definitions.js';
import { FactTable } from '../program/fact-table.js';
import { once } from '../program/maps.js';
import type { Names } from '../program/names.js';
import { isMemberSet, isObject, objectOfThis } from '../program/classes/object-methods.js';
import { returnsOf } from '../program/calls/returns.js';
import type { Types } from '../program/types/types.js';
import { atFact, type At } from '../program/at.js';
import type { ClassNode, FunctionNode, Unit } from '../program/unit.js';
import { defaultOf, namedDefaultOf } from './defaults.js';
import { isParameter, type Spot } from './spot.js';
import { SpotTable } from './spot-table.js';
import { isCopy, isEntryWalk, isPairWalk, viewed } from './views.js';

const MAX_DEPTH = 24;
/** Of what gives back more places than these, the first stand for all. */
const MAX_RETURNED = 4;

/** An expression that needs itself names no place there. */
const NOWHERE: readonly Spot[] = [];

/** Follows expressions to the places they name: through aliases, attributes, entries and helpers that return a place. */
export class Spots extends SpotTable {
  /** By the expression itself. */
  private readonly known = new Map<Value, readonly Spot[]>();
  /** Of what calls give and assignments are given; likewise. */
  private readonly ofFacts = new FactTable<readonly Spot[]>();
  private readonly results = new Map<FunctionNode, readonly Spot[]>();
  private global: Spot | undefined;

  constructor(
    private readonly names: Names,
    private readonly types: Types,
  ) {
    super();
  }

  /** The places that `value` may name; none if it is new or unknown. */
  of(at: At, value: Value, depth = 0): readonly Spot[] {
    if (depth > MAX_DEPTH) return [];
    switch (value.is) {
      case 'name':
        return this.ofName(at, value.binding, depth);
      case 'get':
        return this.ofAccess(at, value, depth);
      case 'item':
        return this.ofItem(at, value, depth);
      case 'call':
        return this.ofResult(at, value.fact, depth);
      case 'choice':
        return this.ofChoice(at, value.of, depth);
      case 'await':
        return this.of(at, value.of, depth + 1);
      default:
        return [];
    }
  }

  private ofAccess(at: At, value: GetValue, depth: number): readonly Spot[] {
    return once(this.known, value, NOWHERE, () => this.ofGet(at, value.of, value.name, depth));
  }

  private ofItem(at: At, value: ItemValue, depth: number): readonly Spot[] {
    return once(this.known, value, NOWHERE, () =>
      this.of(at, value.of, depth + 1).flatMap(spot => this.step(spot, '*')),
    );
  }

  private ofResult(at: At, fact: FactId, depth: number): readonly Spot[] {
    return this.ofFacts.once(at.unit, fact, NOWHERE, () => this.ofCall(at, at.unit.callAt(fact), depth));
  }

  private ofChoice(at: At, parts: readonly Value[], depth: number): readonly Spot[] {
    return parts.flatMap(part => this.of(at, part, depth + 1));
  }

  /** Whether it is a property of the global object. */
  isGlobal({ root }: Spot): boolean {
    return this.global !== undefined && root === this.global.root;
  }

  private ofSelf(unit: Unit, id: BindingId): readonly Spot[] {
    const binding = unit.binding(id);
    return binding?.kind === 'self' ? this.itself(unit.classOf(binding.region)) : [];
  }

  /** The global object, one for all modules, and what a module exports: whoever likes keeps something in them. */
  private ofGlobal({ unit, region }: At, id: BindingId, name: string): readonly Spot[] {
    if (name === 'super') return this.itself(unit.classOf(region));
    if (name === 'module' || name === 'exports') return [this.variable(unit, id)];
    if (!unit.catalog.globals.has(name)) return [];
    this.global ??= this.variable(unit, id);
    return [this.global];
  }

  private ofName(at: At, id: BindingId, depth: number): readonly Spot[] {
    const entity = this.names.ofBinding(at.unit, id);
    if (entity?.is === 'outside') return this.ofGlobal(at, id, entity.name);
    // `remember.seen = []`: a function is an object, and programs keep things in it.
    if (entity?.is === 'function' && entity.node.unit === at.unit) return [this.variable(at.unit, id)];
    if (entity?.is !== 'variable') return this.ofSelf(at.unit, id);
    const { unit, binding } = entity;
    const definitions = unit === at.unit ? reachingDefinitions(at, binding) : unit.definitions[binding]!;
    const followed = definitions.slice(0, 6).flatMap(fact => this.ofDefinition(unit, fact, depth));
    if (definitions.length === 0) followed.push(...this.ofCaptured(unit, binding, depth));
    if (followed.length === 0) return [this.variable(unit, binding)];
    return followed.length === 1 ? followed : [...new Set(followed)];
  }

  /** `lambda task, tasks=self._tasks: tasks.discard(task)`: what a closure takes along as a default that nobody replaces. */
  private ofCaptured(unit: Unit, id: BindingId, depth: number): readonly Spot[] {
    const given = defaultOf(unit, id);
    if (given?.is !== 'get') return [];
    const { parent, from } = unit.region(unit.binding(id)!.region);
    const at = { unit, region: parent, before: from };
    return [...this.of(at, given, depth + 1).filter(spot => !isParameter(spot)), this.variable(unit, id)];
  }

  /** Where an alias leads: `rooms = self.rooms`, `room = self.rooms.get(k)`, `for room in self.rooms.values()`. */
  private ofDefinition(unit: Unit, fact: number, depth: number): readonly Spot[] {
    const assign = unit.fact(fact) as AssignFact;
    const { value, how } = assign;
    if (value === undefined || how === 'augment' || how === 'catch') return [];
    const at = atFact(unit, fact);
    return this.ofFacts.once(unit, fact, NOWHERE, () =>
      how === 'iterate' ? this.ofWalk(at, value, depth) : this.of(at, value, depth + 1),
    );
  }

  /** What a loop's variable stands for: an entry of what is walked, or one of those that are written there: `for d in (a, b)`. */
  private ofWalk(at: At, value: Value, depth: number): readonly Spot[] {
    if (value.is === 'literal' && value.holds !== 'mapping')
      return value.of.flatMap(part => this.of(at, part, depth + 1));
    return this.walked(at, value, depth).flatMap(spot => this.step(spot, '*'));
  }

  /** What a loop walks: `d.values()`, `list(d.items())`, the value half of a taken-apart entry. */
  private walked(at: At, value: Value, depth: number): readonly Spot[] {
    if (depth > MAX_DEPTH) return [];
    if (value.is === 'item' && value.key.is === 'const') {
      return value.key.value === 0 && isPairWalk(at, value.of) ? [] : this.walked(at, value.of, depth + 1);
    }
    const call = at.unit.call(value);
    if (call === undefined) return this.of(at, value, depth + 1);
    if (call.callee.is === 'get' && isEntryWalk(at.unit, call)) return this.of(at, call.callee.of, depth + 1);
    const view = viewed(this.names, at, call);
    return view === undefined ? [] : this.walked(at, view, depth + 1);
  }

  private ofGet(at: At, of: Value, name: string, depth: number): readonly Spot[] {
    const entity = this.names.entityOf(at.unit, of);
    if (entity?.is === 'module') {
      const member = this.names.memberOf(entity.unit, name);
      return member?.is === 'variable'
        ? this.ofName({ unit: member.unit, region: 0, before: Infinity }, member.binding, depth + 1)
        : [];
    }
    const type = this.types.typeOf(at, of);
    if (type?.is === 'instance' || type?.is === 'class') return this.ofField(type.of, name, depth);
    const own = this.ofThis(at.unit, of, name, depth);
    if (own) return own;
    if (entity?.is === 'outside' && !isOpen(at.unit, entity.name)) return [];
    const written = entity?.is === 'variable' ? this.ofWritten(entity, name, depth) : [];
    if (written.length > 0) return written;
    return this.of(at, of, depth + 1).flatMap(spot => this.step(spot, `.${name}`));
  }

  /**
   * `this.items` in a function of an object that is written with `items`: a place in that object. What its functions give to
   * `this` beyond that may be another's, who has taken them over.
   */
  ofThis(unit: Unit, of: Value, name: string, depth = 0): readonly Spot[] | undefined {
    const object = of.is === 'name' ? objectOfThis(unit, of.binding) : undefined;
    if (object === undefined || memberOf(object.literal, name) === undefined) return undefined;
    const { fact, steps } = object;
    const given = this.of(atFact(unit, fact), unit.assignment(fact).target, depth + 1);
    return [...steps, `.${name}`].reduce((places, step) => places.flatMap(one => this.step(one, step)), given);
  }

  /** `rooms` of `const Rooms = { rooms, open }`: the place that it was written with, where it is given no other. */
  private ofWritten(
    { unit, binding }: { unit: Unit; binding: BindingId },
    name: string,
    depth: number,
  ): readonly Spot[] {
    if (unit.functionOf(unit.binding(binding)!.region).region.id !== 0) return [];
    const object = unit.soleValue(binding);
    const member = object && isObject(object) ? memberOf(object, name) : undefined;
    if (member?.is !== 'name' || isMemberSet(unit, binding, name)) return [];
    return this.of({ unit, region: 0, before: Infinity }, member, depth + 1);
  }

  /** A field, or what it stands for when all it is ever given is another place (`self._items = registry.items`). */
  private ofField(cls: ClassNode, name: string, depth: number): readonly Spot[] {
    const spot = this.field(cls, name);
    const owner = (spot.root as { of: ClassNode }).of;
    const sites = owner.fields.get(name);
    if (sites === undefined) {
      const getter = this.getterOf(cls, name);
      return getter ? this.returned(getter, depth) : [spot];
    }
    if (sites.length !== 1) return [spot];
    const { unit, fact } = sites[0]!;
    const { value } = unit.assignment(fact);
    if (value?.is !== 'get' && value?.is !== 'name' && value?.is !== 'call') return [spot];
    const aliased = this.of(atFact(unit, fact), namedDefaultOf(unit, value) ?? value, depth + 2).filter(
      other => !isParameter(other),
    );
    return aliased.length > 0 ? aliased : [spot];
  }

  private getterOf(cls: ClassNode, name: string): FunctionNode | undefined {
    for (const ancestor of ancestry(cls)) {
      const method = ancestor.methods.get(name);
      if (method) return method.region.function!.form === 'getter' ? method : undefined;
    }
    return undefined;
  }

  private ofCall(at: At, call: CallFact, depth: number): readonly Spot[] {
    const { callee } = call;
    const view = viewed(this.names, at, call);
    if (view !== undefined && !isCopy(at.unit, call)) return [];
    if (callee.is === 'get') {
      const row = entryMethod(at.unit, callee.name);
      // An entry is asked for by its key: `state.get()` of a context variable gives what the context holds.
      if (row && call.arguments.length > 0) {
        const spots = this.of(at, callee.of, depth + 1).flatMap(spot => this.step(spot, '*'));
        if (spots.length > 0) return spots;
      }
    }
    const type = this.types.typeOf(at, callee);
    if (type?.is === 'class') return this.itself(type.of);
    return type?.is === 'function' ? this.returned(type.of, depth + 1) : [];
  }

  /** The places a function returns that outlive its call: fields and module variables. */
  returned(node: FunctionNode, depth: number): readonly Spot[] {
    if (depth > MAX_DEPTH) return this.results.get(node) ?? NOWHERE;
    return once(this.results, node, NOWHERE, () => this.deriveReturned(node, depth));
  }

  private deriveReturned(node: FunctionNode, depth: number): readonly Spot[] {
    const found: Spot[] = [];
    for (const { at, value } of returnsOf(node)) {
      found.push(...this.of(at, value, depth + 1).filter(spot => outlivesCalls(node, spot)));
      if (found.length >= MAX_RETURNED) break;
    }
    return [...new Set(found)];
  }
}

/** A field, or a variable of the module: not what is local to the function. */
function outlivesCalls({ unit }: FunctionNode, { root }: Spot): boolean {
  return root.is === 'field' || unit.binding(root.binding)?.region === 0;
}

/** `globalThis`, `window.app`, `module.exports`: objects of the runtime that programs keep things in. */
function isOpen(unit: Unit, name: string): boolean {
  const dot = name.indexOf('.');
  const root = dot < 0 ? name : name.slice(0, dot);
  return unit.catalog.globals.has(root) || /^(module(\.exports)?|exports)$/.test(name);
}

function entryMethod(unit: Unit, name: string): EffectRow | undefined {
  const row = unit.catalog.methods.mapping?.[name];
  return row?.entry && row.does !== 'shrink' ? row : undefined;
}

export type { Root, Spot } from './spot.js';
