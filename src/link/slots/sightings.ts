import type { CallFact, FactId, GetValue, Value } from '../../model/model.js';
import { lastOf } from '../../model/qualified-names.js';
import { isRemoval, type SlotTable } from './slot-table.js';
import { atFact } from '../program/at.js';
import type { Unit } from '../program/unit.js';

/** Who else sees a slot: code that it is handed to, that only reads it, or that is given one of its verbs. */
export class Sightings {
  constructor(private readonly table: SlotTable) {}

  /** `task.add_done_callback(tasks.discard)`, `self.forget = self.rooms.pop`: whoever is given the verb will use it. */
  private verbHandedOn(unit: Unit, value: Value, id: FactId): void {
    const bound = boundVerb(unit, value);
    if (bound === undefined || !isRemoval(unit, bound.name)) return;
    const at = atFact(unit, id);
    for (const spot of this.table.spots.of(at, bound.of)) {
      if (this.table.slots.has(spot)) this.table.add(spot, { kind: 'shrink', at, span: bound.at });
    }
  }

  argumentEscapes(unit: Unit, call: CallFact, id: FactId, value: Value): void {
    this.verbHandedOn(unit, value, id);
    if (!this.mayBeSlot(value)) return;
    const at = atFact(unit, id);
    const slots = this.table.spots.of(at, value).filter(spot => this.table.slots.has(spot));
    if (slots.length === 0 || this.table.types.typeOf(at, call.callee)?.is === 'function') return;
    const kind = this.sightingBy(unit, call);
    for (const spot of slots) this.table.add(spot, { kind, at, span: call.at });
  }

  /** What a function that is not seen does to what it is given, by its name. */
  private sightingBy(unit: Unit, { callee }: CallFact): 'read' | 'shrink' | 'escape' {
    const name = this.table.names.outsideName(unit, callee);
    if (name !== undefined && (unit.catalog.readers.has(name) || unit.catalog.values.tells.has(lastOf(name))))
      return 'read';
    const isRemover = (callee.is === 'get' || callee.is === 'name') && unit.catalog.names.evicts.test(callee.name);
    return isRemover ? 'shrink' : 'escape';
  }

  escapes(unit: Unit, value: Value, id: FactId): void {
    this.verbHandedOn(unit, value, id);
    const parts = value.is === 'literal' ? value.of : [value];
    for (const part of parts) {
      if (!this.mayBeSlot(part)) continue;
      const at = atFact(unit, id);
      for (const spot of this.table.spots.of(at, part)) {
        if (this.table.slots.has(spot)) this.table.add(spot, { kind: 'escape', at, span: unit.fact(id).at });
      }
    }
  }

  private mayBeSlot(value: Value): boolean {
    if (value.is === 'item') return this.mayBeSlot(value.of);
    return (value.is === 'name' || value.is === 'get') && this.table.slotNames.has(value.name);
  }
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
