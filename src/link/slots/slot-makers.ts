import type { AssignFact, CallFact, Fact, FactId, Region, Value } from '../../model/model.js';
import { madeBy, type Made } from './made.js';
import type { SlotTable } from './slot-table.js';
import type { Spot } from './spot.js';
import { reachingDefinitions } from '../program/definitions.js';
import { atFact, type At } from '../program/at.js';
import type { ClassNode, Unit } from '../program/unit.js';

/** Finds where containers are made: what assignments, entries, defaults and classes hold. */
export class SlotMakers {
  constructor(private readonly table: SlotTable) {}

  collectMade(unit: Unit, fact: Fact, id: FactId): void {
    if (fact.is === 'call') return this.collectMadeEntry(unit, fact, id);
    if (fact.is !== 'assign' || fact.value === undefined || fact.how === 'iterate') return;
    if (fact.how === 'augment' && fact.operator !== '||' && fact.operator !== '??') return;
    const at = atFact(unit, id);
    const made = this.makerOf(at, fact.value, fact.target.is !== 'name') ?? textMade(unit, fact);
    if (made === undefined) return this.collectReturned(at, fact);
    for (const spot of this.table.target(at, fact.target)) this.addMade(spot, made, at);
  }

  /** `const state = makeState();` whose object is written with containers in it: one of each for each call. */
  private collectReturned(at: At, { target, value }: AssignFact): void {
    const object = value?.is === 'call' ? this.table.types.objects.givenBackBy(at.unit, value.fact) : undefined;
    if (object === undefined) return;
    for (const spot of this.table.target(at, target)) this.addMembers(spot, object.literal, object.at);
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
    for (const spot of this.table.spots.of(at, call.callee.of))
      for (const entry of this.table.spots.step(spot, '*')) this.addMade(entry, made, at);
  }

  /** The container that is stored: made on the spot, or kept in a local first (`room = set(); rooms[k] = room`). */
  private makerOf(at: At, value: Value, throughLocals: boolean): Made | undefined {
    const made = madeBy(this.table.names, at, value);
    if (made || !throughLocals || value.is !== 'name' || value.binding < 0) return made;
    if (at.unit.binding(value.binding)!.kind !== 'variable') return undefined;
    for (const fact of reachingDefinitions(at, value.binding).slice(0, 3)) {
      const assign = at.unit.assignment(fact);
      const found =
        assign.value && assign.how === 'set'
          ? madeBy(this.table.names, atFact(at.unit, fact), assign.value)
          : undefined;
      if (found) return found;
    }
    return undefined;
  }

  collectDefaults(unit: Unit, region: Region): void {
    for (const parameter of region.function?.parameters ?? []) {
      if (parameter.default === undefined || parameter.binding < 0) continue;
      const at: At = { unit, region: region.parent, before: region.from };
      const made = madeBy(this.table.names, at, parameter.default);
      if (made) this.addMade(this.table.spots.variable(unit, parameter.binding), made, at);
    }
  }

  /** `class Answers(dict)`: its instances hold what they are given. */
  collectContainer(cls: ClassNode): void {
    if (cls.container === undefined) return;
    const { holds, always } = cls.container;
    const place = cls.unit.place(cls.region.head);
    const made: Made = { holds, bound: always, fills: false, empty: true, place, value: { is: 'unknown' } };
    const at: At = { unit: cls.unit, region: cls.region.id, before: cls.region.from };
    for (const spot of this.table.spots.itself(cls)) this.addMade(spot, made, at);
  }

  private addMade(spot: Spot, made: Made, at: At): void {
    const slot = this.table.slots.get(spot);
    if (slot) slot.made.push(made);
    else this.table.slots.set(spot, { spot, made: [made], operations: [] });
    const root = rootName(spot);
    this.table.slotNames.add(root);
    this.table.lastNames.add(spot.steps.at(-1)?.replace(/^\./, '') ?? root);
    if (made.inner) for (const entry of this.table.spots.step(spot, '*')) this.addMade(entry, made.inner, at);
    if (made.value.is === 'literal' && made.value.holds === 'mapping') this.addMembers(spot, made.value, at);
  }

  /** `{ listeners: [], cache: {} }`: each property that holds a container is a slot too. */
  private addMembers(spot: Spot, literal: Extract<Value, { is: 'literal' }>, at: At): void {
    literal.of.forEach((value, index) => {
      const key = literal.keys?.[index];
      const isEntry = at.unit.module.language === 'python';
      if (spot.steps.length > 2 || (key?.is !== 'const' && !isEntry)) return;
      const made = madeBy(this.table.names, at, value);
      if (made === undefined) return;
      const step = isEntry || key?.is !== 'const' ? '*' : `.${String(key.value)}`;
      for (const inner of this.table.spots.step(spot, step)) this.addMade(inner, made, at);
    });
  }
}

/** `''` that text is appended to later. */
function textMade(unit: Unit, fact: AssignFact): Made | undefined {
  const { value } = fact;
  if (value?.is !== 'const' || value.value !== '') return undefined;
  return { holds: 'text', fills: false, empty: true, place: unit.place(fact.at), value };
}

function rootName(spot: Spot): string {
  return spot.root.is === 'field' ? spot.root.name : spot.root.unit.binding(spot.root.binding)!.name;
}
