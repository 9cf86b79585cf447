import type { AssignFact, CallFact, DeleteFact, Fact, FactId, GetValue, Region, Span, Value } from '../model/model.js';
import type { EffectRow } from '../model/catalog.js';
import { madeBy, type Made } from './made.js';
import type { Names } from './names.js';
import { isParameter, type Spot, type Spots } from './spots.js';
import type { Operation, OperationKind, Slot } from './slots.js';
import { atFact, reachingDefinitions, type At, type Types } from './types.js';
import type { ClassNode, FunctionNode, Unit } from './unit.js';

/** What a function does to the place that one of its parameters names. */
interface ParameterEffect {
  readonly spot: Spot;
  readonly operation: Operation;
}

/** A call of a function of the project. */
interface Handing {
  readonly at: At;
  readonly call: CallFact;
  readonly node: FunctionNode;
}

const COMPARISONS = new Set(['<', '<=', '>', '>=', '==', '!=']);
const REMOVER =
  /^(remove|delete|prune|evict|trim|purge|expire|clean|pull|drop|discard|flush|clear|unset|omit|pop|shift|splice|gc|sweep)/i;

/**
 * Finds every slot of the project, and everything that is done to each, in three passes over the facts: what is made
 * where; what each fact does to a place; what helpers do to the places they are given.
 */
export class Operations {
  readonly slots = new Map<Spot, Slot>();
  /** Removals on receivers whose type is unknown, by the attribute's name: they count for every slot of that name. */
  readonly loose = new Map<string, Operation[]>();
  private readonly effects = new Map<FunctionNode, ParameterEffect[]>();
  private handings: readonly Handing[] | undefined;
  private readonly slotNames = new Set<string>();
  private readonly verbs = new Set<string>();

  constructor(
    private readonly units: readonly Unit[],
    private readonly names: Names,
    private readonly types: Types,
    private readonly spots: Spots,
  ) {
    for (const unit of units) {
      for (const rows of Object.values(unit.catalog.methods))
        for (const verb of Object.keys(rows!)) this.verbs.add(verb);
    }
    for (const unit of units) {
      unit.module.facts.forEach((fact, id) => this.collectMade(unit, fact, id));
      for (const region of unit.module.regions) this.collectDefaults(unit, region);
      for (const cls of unit.classes.values()) this.collectContainer(cls);
    }
    for (const unit of units) {
      unit.module.facts.forEach((fact, id) => this.collectOperation(unit, fact, id));
      for (const region of unit.module.regions) this.collectMeasures(unit, region);
    }
    for (let round = 0; round < 2; round++) this.applyHelpers();
  }

  // ---- what is made

  private collectMade(unit: Unit, fact: Fact, id: FactId): void {
    if (fact.is === 'call') return this.collectMadeEntry(unit, fact, id);
    if (fact.is !== 'assign' || fact.value === undefined || fact.how === 'iterate') return;
    if (fact.how === 'augment' && fact.operator !== '||' && fact.operator !== '??') return;
    const at = atFact(unit, id);
    const made = this.makerOf(at, fact.value, fact.target.is !== 'name') ?? textMade(unit, fact);
    if (made === undefined) return;
    for (const spot of this.target(at, fact.target)) this.addMade(spot, made, at);
  }

  /** `d.setdefault(k, [])`, `rooms.set(k, new Set())`, `xs.append({})`: what the entries are made of. */
  private collectMadeEntry(unit: Unit, call: CallFact, id: FactId): void {
    if (call.callee.is !== 'get') return;
    const row = unit.catalog.methods.mapping?.[call.callee.name];
    if (row?.value === undefined || row.does !== 'grow') return;
    const value = call.arguments[row.value]?.value;
    if (value === undefined || row.many) return;
    const at = atFact(unit, id);
    const made = this.makerOf(at, value, true);
    if (made === undefined) return;
    for (const spot of this.spots.of(at, call.callee.of))
      for (const entry of this.spots.step(spot, '*')) this.addMade(entry, made, at);
  }

  /** The container that is stored: made on the spot, or kept in a local first (`room = set(); rooms[k] = room`). */
  private makerOf(at: At, value: Value, throughLocals: boolean): Made | undefined {
    const made = madeBy(this.names, at, value);
    if (made || !throughLocals || value.is !== 'name' || value.binding < 0) return made;
    if (at.unit.binding(value.binding)!.kind !== 'variable') return undefined;
    for (const fact of reachingDefinitions(at, value.binding).slice(0, 3)) {
      const assign = at.unit.assignment(fact);
      const found =
        assign.value && assign.how === 'set' ? madeBy(this.names, atFact(at.unit, fact), assign.value) : undefined;
      if (found) return found;
    }
    return undefined;
  }

  private collectDefaults(unit: Unit, region: Region): void {
    for (const parameter of region.function?.parameters ?? []) {
      if (parameter.default === undefined || parameter.binding < 0) continue;
      const at: At = { unit, region: region.parent, before: region.from };
      const made = madeBy(this.names, at, parameter.default);
      if (made) this.addMade(this.spots.variable(unit, parameter.binding), made, at);
    }
  }

  /** `class Answers(dict)`: its instances hold what they are given. */
  private collectContainer(cls: ClassNode): void {
    if (cls.container === undefined) return;
    const { holds, always } = cls.container;
    const place = cls.unit.place(cls.region.head);
    const made: Made = { holds, bound: always, fills: false, empty: true, place, value: { is: 'unknown' } };
    const at: At = { unit: cls.unit, region: cls.region.id, before: cls.region.from };
    for (const spot of this.spots.itself(cls)) this.addMade(spot, made, at);
  }

  private addMade(spot: Spot, made: Made, at: At): void {
    const slot = this.slots.get(spot);
    if (slot) slot.made.push(made);
    else this.slots.set(spot, { spot, made: [made], operations: [] });
    this.slotNames.add(rootName(spot));
    if (made.inner) for (const entry of this.spots.step(spot, '*')) this.addMade(entry, made.inner, at);
    if (made.value.is === 'literal' && made.value.holds === 'mapping') this.addMembers(spot, made.value, at);
  }

  /** `{ listeners: [], cache: {} }`: each property that holds a container is a slot too. */
  private addMembers(spot: Spot, literal: Extract<Value, { is: 'literal' }>, at: At): void {
    literal.of.forEach((value, index) => {
      const key = literal.keys?.[index];
      if (key?.is !== 'const' || spot.steps.length > 2) return;
      const made = madeBy(this.names, at, value);
      if (made === undefined) return;
      const step = at.unit.module.language === 'python' ? '*' : `.${String(key.value)}`;
      for (const inner of this.spots.step(spot, step)) this.addMade(inner, made, at);
    });
  }

  /** The places an assignment writes; a name is written itself, not what it stood for. */
  target(at: At, target: Value): Spot[] {
    if (target.is === 'name') {
      const entity = this.names.ofBinding(at.unit, target.binding);
      if (entity?.is !== 'variable') return [];
      const scope = at.unit.binding(target.binding);
      const cls =
        scope && at.unit.region(scope.region).kind === 'class' ? at.unit.classes.get(scope.region) : undefined;
      return [cls ? this.spots.field(cls, target.name) : this.spots.variable(entity.unit, entity.binding)];
    }
    if (target.is === 'item') return this.spots.of(at, target.of).flatMap(spot => this.spots.step(spot, '*'));
    if (target.is !== 'get') return [];
    const cls = this.types.classOf(at, target.of);
    if (cls) return [this.spots.field(cls, target.name)];
    const entity = this.names.entityOf(at.unit, target);
    if (entity?.is === 'variable') return [this.spots.variable(entity.unit, entity.binding)];
    return this.spots.of(at, target.of).flatMap(spot => this.spots.step(spot, `.${target.name}`));
  }

  // ---- what is done

  private collectOperation(unit: Unit, fact: Fact, id: FactId): void {
    switch (fact.is) {
      case 'call':
        return this.ofCall(unit, fact, id);
      case 'assign':
        return this.ofAssign(unit, fact, id);
      case 'delete':
        return this.ofDelete(unit, fact, id);
      case 'exit':
        if (fact.value && (fact.how === 'return' || fact.how === 'yield')) this.escapes(unit, fact.value, id);
        return;
      default:
        return;
    }
  }

  private ofCall(unit: Unit, call: CallFact, id: FactId): void {
    const method = this.methodOf(unit, call, id);
    if (method && this.verbs.has(method.name)) this.ofMethod(unit, call, id, method);
    const row = this.functionRow(unit, call);
    if (row) return this.ofFunction(unit, call, id, row);
    for (const argument of call.arguments) this.argumentEscapes(unit, call, id, argument.value);
  }

  /** `xs.append(v)`, and `append(v)` where `append = xs.append`. */
  private methodOf(unit: Unit, call: CallFact, id: FactId): GetValue | undefined {
    const { callee } = call;
    if (callee.is === 'get') return callee;
    if (callee.is !== 'name' || callee.binding < 0) return undefined;
    if (unit.binding(callee.binding)!.kind !== 'variable') return undefined;
    const [definition, ...others] = reachingDefinitions(atFact(unit, id), callee.binding);
    if (definition === undefined || others.length > 0) return undefined;
    const { value } = unit.assignment(definition);
    return value?.is === 'get' && this.verbs.has(value.name) ? value : undefined;
  }

  private ofMethod(unit: Unit, call: CallFact, id: FactId, method: GetValue): void {
    const at = atFact(unit, id);
    const spots = this.spots.of(at, method.of);
    let known = false;
    for (const spot of spots) {
      const slot = this.slots.get(spot);
      const row = this.rowFor(unit, slot, method.name);
      if (row === undefined) continue;
      if (slot) known = true;
      const kind = kindOf(row, call);
      const grown = row.value === undefined ? undefined : call.arguments[row.value]?.value;
      const key = row.key === undefined ? undefined : call.arguments[row.key]?.value;
      if (kind === 'grow' && row.many) this.growMany(spot, at, call.at, grown);
      else if (kind === 'grow' && this.isLess(at, spot, grown))
        this.add(spot, { kind: 'lower', at, span: call.at, key });
      else this.add(spot, { kind, at, span: call.at, key, value: grown, ifMissing: row.entry === true });
      if (kind === 'grow' || kind === 'shrink') this.fillOuter(spot, at, call.at, method.of, kind);
    }
    if (!known) this.loosely(unit, call.at, id, method);
  }

  private rowFor(unit: Unit, slot: Slot | undefined, verb: string): EffectRow | undefined {
    if (slot) return unit.catalog.methods[slot.made[0]!.holds]?.[verb];
    for (const rows of Object.values(unit.catalog.methods)) if (rows?.[verb]) return rows[verb];
    return undefined;
  }

  /** `d.update(a=1)`, `d.update({k: v})`, `xs.extend(ys)`: each key that is written is a growth of its own. */
  private growMany(spot: Spot, at: At, span: Span, value: Value | undefined): void {
    if (value?.is === 'literal') {
      if (value.of.length === 0) return;
      value.of.forEach((item, index) => {
        const key = value.keys?.[index];
        this.add(spot, { kind: 'grow', at, span, key, value: item });
      });
      return;
    }
    this.add(spot, { kind: 'grow', at, span, value });
  }

  /** `d[k].append(v)` on a `defaultdict` inserts `k`; on an entry of a plain one it does not. */
  private fillOuter(spot: Spot, at: At, span: Span, receiver: Value, kind: OperationKind): void {
    const outer = spot.within && this.slots.get(spot.within);
    if (outer === undefined || !outer.made.some(made => made.fills) || receiver.is !== 'item' || kind !== 'grow')
      return;
    this.add(outer.spot, { kind: 'grow', at, span, key: receiver.key, ifMissing: true });
  }

  private functionRow(unit: Unit, call: CallFact): EffectRow | undefined {
    const { callee } = call;
    if (callee.is !== 'name' && callee.is !== 'get') return undefined;
    const name = this.names.outsideName(unit, callee);
    return name === undefined ? undefined : unit.catalog.functions[name];
  }

  private ofFunction(unit: Unit, call: CallFact, id: FactId, row: EffectRow): void {
    const at = atFact(unit, id);
    const on = call.arguments[row.on ?? 0]?.value;
    if (on === undefined) return;
    const key = row.key === undefined ? undefined : call.arguments[row.key]?.value;
    const value = row.value === undefined ? undefined : call.arguments[row.value]?.value;
    for (const spot of this.spots.of(at, on)) {
      if (row.many) this.growMany(spot, at, call.at, value);
      else this.add(spot, { kind: row.does, at, span: call.at, key, value });
    }
  }

  private ofAssign(unit: Unit, fact: AssignFact, id: FactId): void {
    const at = atFact(unit, id);
    const { target, value } = fact;
    if (value === undefined) return;
    if (fact.how === 'augment') return this.ofAugment(at, fact);
    if (target.is === 'item') {
      this.ofStore(at, fact, target.of, target.key);
      this.escapes(unit, value, id);
      return;
    }
    if (target.is === 'get' && target.name === 'length') {
      for (const spot of this.spots.of(at, target.of)) this.add(spot, { kind: 'clear', at, span: fact.at });
      return;
    }
    if (fact.how !== 'set' && fact.how !== 'field' && fact.how !== 'iterate') return;
    if (fact.how !== 'iterate') this.ofReplace(at, fact, target, value);
    if (target.is === 'get') this.escapes(unit, value, id);
  }

  /** `d[k] = v`, `xs[i:j] = ys`, `xs[xs.length] = v`. */
  private ofStore(at: At, fact: AssignFact, container: Value, key: Value): void {
    for (const spot of this.spots.of(at, container)) {
      const slot = this.slots.get(spot);
      const holds = slot?.made[0]!.holds;
      if (key.is === 'op' && key.op === 'slice') this.add(spot, { kind: 'clear', at, span: fact.at });
      else if (holds === 'list' || holds === 'deque') {
        if (isLengthOf(key) || (at.unit.module.language !== 'python' && !isIndex(at.unit, key))) {
          this.add(spot, { kind: 'grow', at, span: fact.at, key, value: fact.value });
        }
      } else if (this.isLess(at, spot, fact.value)) this.add(spot, { kind: 'lower', at, span: fact.at, key });
      else this.add(spot, { kind: 'grow', at, span: fact.at, key, value: fact.value });
    }
  }

  /** `d[k] - 1`, `counts.get(k) - 1`: a number that was there, counted down. */
  private isLess(at: At, spot: Spot, value: Value | undefined): boolean {
    if (value?.is !== 'op' || value.op !== '-') return false;
    return this.spots.of(at, value.of[0]!).some(({ within }) => within === spot);
  }

  private ofAugment(at: At, fact: AssignFact): void {
    const { target, operator, value } = fact;
    const counts = operator === '-' ? 'lower' : undefined;
    if (target.is === 'item') {
      for (const spot of this.spots.of(at, target.of)) {
        const fills = this.slots.get(spot)?.made.some(made => made.fills) ?? false;
        const makes = operator === '||' || operator === '??';
        const isList = this.slots.get(spot)?.made[0]!.holds === 'list';
        if (counts) this.add(spot, { kind: counts, at, span: fact.at, key: target.key });
        if (!isList && (fills || makes || operator === '+')) {
          this.add(spot, { kind: 'grow', at, span: fact.at, key: target.key, value, ifMissing: true });
        }
        if (operator === '+') this.growEntry(spot, at, fact);
      }
      return;
    }
    const spots = target.is === 'name' || target.is === 'get' ? this.augmented(at, target) : [];
    for (const spot of spots) {
      const holds = this.slots.get(spot)?.made[0]!.holds;
      if (holds === undefined) continue;
      if (operator === '+' || operator === '|') this.growMany(spot, at, fact.at, value);
      else if (operator === '-' || operator === '&') this.add(spot, { kind: 'shrink', at, span: fact.at });
    }
  }

  private growEntry(spot: Spot, at: At, fact: AssignFact): void {
    for (const entry of this.spots.step(spot, '*')) {
      if (this.slots.has(entry)) this.add(entry, { kind: 'grow', at, span: fact.at, value: fact.value });
    }
  }

  private augmented(at: At, target: Value): Spot[] {
    const written = this.target(at, target);
    return target.is === 'name' ? [...new Set([...written, ...this.spots.of(at, target)])] : written;
  }

  /** A slot gets another value: fresh, or made from what it was. */
  private ofReplace(at: At, fact: AssignFact, target: Value, value: Value): void {
    for (const spot of this.target(at, target)) {
      const slot = this.slots.get(spot);
      if (slot === undefined) continue;
      const derived = this.derivation(at, spot, value);
      if (derived === 'grow') this.growDerived(at, fact, spot, value);
      else if (derived) this.add(spot, { kind: derived, at, span: fact.at });
      else if (!this.isBirth(at, spot)) this.add(spot, { kind: 'replace', at, span: fact.at });
    }
  }

  private growDerived(at: At, fact: AssignFact, spot: Spot, value: Value): void {
    if (value.is !== 'literal') return this.add(spot, { kind: 'grow', at, span: fact.at, value });
    value.of.forEach((item, index) => {
      if (item.is === 'op' && item.op === 'spread') return;
      this.add(spot, { kind: 'grow', at, span: fact.at, key: value.keys?.[index], value: item });
    });
  }

  /** What making the new value from the old one comes to. */
  private derivation(at: At, spot: Spot, value: Value): OperationKind | undefined {
    const same = (part: Value): boolean => this.spots.of(at, part).includes(spot);
    switch (value.is) {
      case 'comprehension': {
        const call = at.unit.call(value.from);
        const from = call?.callee.is === 'get' ? call.callee.of : (call?.arguments[0]?.value ?? value.from);
        return same(value.from) || same(from) ? (value.test ? 'shrink' : 'read') : undefined;
      }
      case 'literal': {
        const spreads = value.of.filter(item => item.is === 'op' && item.op === 'spread' && same(item.of[0]!));
        return spreads.length === 0 ? undefined : value.of.length > spreads.length ? 'grow' : 'read';
      }
      case 'item':
        return same(value.of) && value.key.is === 'op' && value.key.op === 'slice' ? 'shrink' : undefined;
      case 'op':
        if (!value.of.some(same)) return undefined;
        return value.op === '+' || value.op === '|' ? 'grow' : 'shrink';
      case 'choice':
        // `window.queue = window.queue || []`: another script may have made it, and may take from it.
        return value.of.some(same) ? (this.spots.isGlobal(spot) ? 'escape' : 'read') : undefined;
      case 'call':
        return this.callDerivation(at, at.unit.fact(value.fact) as CallFact, same);
      default:
        return undefined;
    }
  }

  private callDerivation(at: At, call: CallFact, same: (part: Value) => boolean): OperationKind | undefined {
    const { callee } = call;
    if (callee.is === 'get' && same(callee.of)) {
      if (callee.name === 'concat' || callee.name === 'union') return 'grow';
      return /^(filter|slice|difference|intersection|replace|substring|substr)/.test(callee.name) ? 'shrink' : 'read';
    }
    const inner = callee.is === 'get' && at.unit.call(callee.of);
    if (inner) return this.callDerivation(at, inner, same);
    return call.arguments.some(argument => same(argument.value)) ? 'shrink' : undefined;
  }

  /** Whether the assignment is where the slot begins: module level, the constructor, the class body, its own function. */
  private isBirth(at: At, spot: Spot): boolean {
    const { unit } = at;
    const node = unit.functionOf(at.region);
    if (spot.steps.includes('*') || (spot.steps.length > 0 && node.region.id !== 0)) return false;
    if (spot.root.is === 'field') {
      return (
        unit.classAround(at.region) !== undefined ||
        node.owner?.methods.get('constructor') === node ||
        /^(__init__|__new__|__post_init__|setUp)$/.test(node.region.name)
      );
    }
    const scope = spot.root.unit.functionOf(spot.root.unit.binding(spot.root.binding)!.region);
    return scope === node && spot.root.unit === unit;
  }

  private ofDelete(unit: Unit, fact: DeleteFact, id: FactId): void {
    const at = atFact(unit, id);
    const { target } = fact;
    if (target.is === 'item') {
      const slice = target.key.is === 'op' && target.key.op === 'slice';
      const spots = this.spots.of(at, target.of);
      let known = false;
      for (const spot of spots) {
        known ||= this.slots.has(spot);
        this.add(spot, { kind: slice ? 'clear' : 'shrink', at, span: fact.at, key: slice ? undefined : target.key });
      }
      if (!known && target.of.is === 'get')
        this.loosely(unit, fact.at, id, { is: 'get', of: target.of, name: 'delete', at: fact.at });
      return;
    }
    for (const spot of this.target(at, target)) this.add(spot, { kind: 'clear', at, span: fact.at });
    if (target.is === 'get') {
      for (const spot of this.spots.of(at, target.of)) this.add(spot, { kind: 'shrink', at, span: fact.at });
    }
  }

  /** A removal through a receiver of unknown type: `conn.rooms.pop(k)`. */
  private loosely(unit: Unit, span: Span, id: FactId, method: GetValue): void {
    const { of, name } = method;
    const attribute = of.is === 'get' ? of.name : undefined;
    if (attribute === undefined || !isRemoval(unit, name)) return;
    const operation = this.operation(unit, { kind: 'shrink', at: atFact(unit, id), span });
    const known = this.loose.get(attribute);
    if (known) known.push(operation);
    else this.loose.set(attribute, [operation]);
  }

  // ---- who else sees it

  /** `task.add_done_callback(tasks.discard)`, `self.forget = self.rooms.pop`: whoever is given the verb will use it. */
  private verbHandedOn(unit: Unit, value: Value, id: FactId): void {
    const bound = boundVerb(unit, value);
    if (bound === undefined || !isRemoval(unit, bound.name)) return;
    const at = atFact(unit, id);
    for (const spot of this.spots.of(at, bound.of)) {
      if (this.slots.has(spot)) this.add(spot, { kind: 'shrink', at, span: bound.at });
    }
  }

  private argumentEscapes(unit: Unit, call: CallFact, id: FactId, value: Value): void {
    this.verbHandedOn(unit, value, id);
    if (!this.mayBeSlot(value)) return;
    const name = this.names.outsideName(unit, call.callee);
    const read =
      name !== undefined && (unit.catalog.readers.has(name) || /(^|\.)(log|debug|info|warn|warning|error)$/.test(name));
    const last = call.callee.is === 'get' || call.callee.is === 'name' ? call.callee.name : '';
    const kind = read ? 'read' : REMOVER.test(last) ? 'shrink' : 'escape';
    const at = atFact(unit, id);
    const target = this.types.typeOf(at, call.callee);
    if (target?.is === 'function') return;
    for (const spot of this.spots.of(at, value)) {
      if (this.slots.has(spot)) this.add(spot, { kind, at, span: call.at });
    }
  }

  private escapes(unit: Unit, value: Value, id: FactId): void {
    this.verbHandedOn(unit, value, id);
    const parts = value.is === 'literal' ? value.of : [value];
    for (const part of parts) {
      if (!this.mayBeSlot(part)) continue;
      const at = atFact(unit, id);
      for (const spot of this.spots.of(at, part)) {
        if (this.slots.has(spot)) this.add(spot, { kind: 'escape', at, span: unit.fact(id).at });
      }
    }
  }

  private mayBeSlot(value: Value): boolean {
    return (value.is === 'name' || value.is === 'get') && this.slotNames.has(value.name);
  }

  // ---- sizes that are compared

  private collectMeasures(unit: Unit, region: Region): void {
    const test = region.branch?.test ?? region.loop?.test;
    if (test) this.measures(unit, region, test, 0);
  }

  private measures(unit: Unit, region: Region, test: Value, depth: number): void {
    if (depth > 6 || (test.is !== 'op' && test.is !== 'choice')) return;
    if (test.is === 'op' && COMPARISONS.has(test.op)) {
      const [left, right] = test.of as [Value, Value];
      this.measure(unit, region, left, right);
      this.measure(unit, region, right, left);
      return;
    }
    for (const part of test.of) this.measures(unit, region, part, depth + 1);
  }

  private measure(unit: Unit, region: Region, sized: Value, against: Value): void {
    const container = this.sizeOf(unit, sized);
    if (container === undefined || isCounter(unit, against)) return;
    if (against.is === 'const' && (against.value === 0 || against.value === 1)) return;
    const at: At = { unit, region: region.id, before: region.from };
    for (const spot of this.spots.of(at, container)) {
      if (this.slots.has(spot)) this.add(spot, { kind: 'measure', at, span: region.head, value: against });
    }
  }

  /** `len(x)`, `x.length`, `x.size`, `x.qsize()`. */
  private sizeOf(unit: Unit, value: Value, depth = 0): Value | undefined {
    if (value.is === 'get' && (value.name === 'length' || value.name === 'size')) return value.of;
    if (value.is === 'name' && depth < 2 && value.binding >= 0) {
      const definitions = unit.definitions[value.binding]!;
      const assigned = definitions.length === 1 ? unit.assignment(definitions[0]!).value : undefined;
      return assigned && this.sizeOf(unit, assigned, depth + 1);
    }
    const call = unit.call(value);
    if (call === undefined) return undefined;
    if (call.callee.is === 'name' && call.callee.name === 'len') {
      const of = call.arguments[0]?.value;
      const inner = of && unit.call(of);
      return inner?.callee.is === 'get' && /^(keys|values|items)$/.test(inner.callee.name) ? inner.callee.of : of;
    }
    if (call.callee.is === 'get' && /^(qsize|__len__|getsizeof|tell)$/.test(call.callee.name)) return call.callee.of;
    const first = call.arguments[0]?.value;
    return first && this.names.outsideName(unit, call.callee) === 'Object.keys' ? first : undefined;
  }

  // ---- helpers

  /** What a helper does to its parameter, it does to the argument, at the place of the call. */
  private applyHelpers(): void {
    if (this.effects.size === 0) return;
    const pending = new Map(this.effects);
    this.effects.clear();
    this.handings ??= this.units.flatMap(unit => [...this.handingsIn(unit)]);
    for (const handing of this.handings) this.applyHelper(handing, pending);
  }

  /** The calls of the project's own functions that are given something with a name. */
  private *handingsIn(unit: Unit): Iterable<Handing> {
    const { facts } = unit.module;
    for (let id = 0; id < facts.length; id++) {
      const call = facts[id]!;
      if (call.is !== 'call') continue;
      if (!call.arguments.some(argument => argument.value.is === 'name' || argument.value.is === 'get')) continue;
      const at = atFact(unit, id);
      const type = this.types.typeOf(at, call.callee);
      if (type?.is === 'function') yield { at, call, node: type.of };
    }
  }

  private applyHelper({ at, call, node }: Handing, effects: ReadonlyMap<FunctionNode, ParameterEffect[]>): void {
    for (const { spot, operation } of effects.get(node) ?? []) {
      const argument = this.argumentFor(node, call, spot);
      if (argument === undefined) continue;
      for (const base of this.spots.of(at, argument)) {
        const target = spot.steps.reduce<Spot[]>(
          (found, step) => found.flatMap(one => this.spots.step(one, step)),
          [base],
        );
        for (const reached of target) {
          this.add(reached, {
            kind: operation.kind,
            at,
            span: call.at,
            key: operation.key && this.translated(node, call, operation.key),
            value: operation.value && this.translated(node, call, operation.value),
            through: node,
          });
        }
      }
    }
  }

  private argumentFor(node: FunctionNode, call: CallFact, spot: Spot): Value | undefined {
    const { parameters } = node.region.function!;
    const binding = (spot.root as { binding: number }).binding;
    let index = parameters.findIndex(parameter => parameter.binding === binding);
    if (index < 0) return undefined;
    const named = call.arguments.find(argument => argument.name === parameters[index]!.name);
    if (named) return named.value;
    if (node.owner && node.unit.module.language === 'python' && !node.region.function!.static) index--;
    const positional = call.arguments[index];
    return positional && positional.name === undefined && !positional.spread ? positional.value : undefined;
  }

  /** A helper's key is the caller's argument when it is a parameter; otherwise the helper's own expression is unknown here. */
  private translated(node: FunctionNode, call: CallFact, value: Value): Value {
    if (value.is !== 'name') return value.is === 'const' ? value : { is: 'unknown' };
    return this.argumentFor(node, call, this.spots.variable(node.unit, value.binding)) ?? { is: 'unknown' };
  }

  private add(
    spot: Spot,
    what: {
      kind: OperationKind;
      at: At;
      span: Span;
      key?: Value | undefined;
      value?: Value | undefined;
      through?: FunctionNode;
      ifMissing?: boolean;
    },
  ): void {
    const operation = this.operation(what.at.unit, what);
    if (isParameter(spot)) {
      const node = (spot.root as { unit: Unit; binding: number }).unit.functionOf(
        (spot.root as { unit: Unit; binding: number }).unit.binding((spot.root as { binding: number }).binding)!.region,
      );
      const known = this.effects.get(node);
      if (known) known.push({ spot, operation });
      else this.effects.set(node, [{ spot, operation }]);
    }
    this.slots.get(spot)?.operations.push(operation);
  }

  private operation(
    unit: Unit,
    what: {
      kind: OperationKind;
      at: At;
      span: Span;
      key?: Value | undefined;
      value?: Value | undefined;
      through?: FunctionNode;
      ifMissing?: boolean;
    },
  ): Operation {
    const { kind, at, span, key, value, through, ifMissing } = what;
    return {
      kind,
      unit,
      fact: at.before,
      region: at.region,
      place: unit.place(span),
      key,
      value,
      at,
      ...(through && { through }),
      ...(ifMissing && { ifMissing }),
    };
  }
}

function kindOf(row: EffectRow, call: CallFact): OperationKind {
  if (call.callee.is === 'get' && call.callee.name === 'splice') return spliceKind(call);
  return row.does;
}

/** `splice(i, 0, x)` inserts; `splice(i, 1, x)` exchanges; `splice(0, xs.length, ...ys)` and everything else removes. */
function spliceKind(call: CallFact): OperationKind {
  const [, count, inserted] = call.arguments;
  if (inserted === undefined) return 'shrink';
  if (count?.value.is === 'const') return count.value.value === 0 ? 'grow' : 'read';
  return inserted.spread ? 'shrink' : 'read';
}

function isRemoval(unit: Unit, verb: string): boolean {
  if (verb === 'delete') return true;
  return Object.entries(unit.catalog.methods).some(([holds, rows]) => {
    if (holds === 'queue' || holds === 'text') return false;
    const does = rows?.[verb]?.does;
    return does === 'shrink' || does === 'clear';
  });
}

/** `i` in `i < xs.length`: a walk, not a limit. */
function isCounter(unit: Unit, value: Value): boolean {
  if (value.is !== 'name' || value.binding < 0) return false;
  return unit.definitions[value.binding]!.some(fact => unit.assignment(fact).how === 'augment');
}

/** `xs.remove`, `xs.delete.bind(xs)`, `partial(xs.pop, k)`. */
function boundVerb(unit: Unit, value: Value): GetValue | undefined {
  if (value.is === 'get') return value;
  const call = unit.call(value);
  if (call?.callee.is === 'get' && call.callee.name === 'bind')
    return call.callee.of.is === 'get' ? call.callee.of : undefined;
  const first = call?.callee.is === 'name' && call.callee.name === 'partial' ? call.arguments[0]?.value : undefined;
  return first?.is === 'get' ? first : undefined;
}

/** `''` that text is appended to later. */
function textMade(unit: Unit, fact: AssignFact): Made | undefined {
  const { value } = fact;
  if (value?.is !== 'const' || value.value !== '') return undefined;
  return { holds: 'text', fills: false, empty: true, place: unit.place(fact.at), value };
}

function isLengthOf(key: Value): boolean {
  return key.is === 'get' && key.name === 'length';
}

/** A number by its looks: a constant, arithmetic, a loop's counter. */
function isIndex(unit: Unit, key: Value): boolean {
  if (key.is === 'const') return typeof key.value === 'number';
  if (key.is === 'op') return true;
  return (
    key.is === 'name' && (unit.binding(key.binding)?.kind === 'variable' || /^(i|j|k|n|idx|index|pos)/i.test(key.name))
  );
}

function rootName(spot: Spot): string {
  return spot.root.is === 'field' ? spot.root.name : spot.root.unit.binding(spot.root.binding)!.name;
}
