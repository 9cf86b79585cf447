import { memberOf } from '../../model/members.js';
import type { CallFact, FactId, GetValue, Span, Value } from '../../model/model.js';
import type { EffectRow } from '../../model/catalog/catalog.js';
import type { OperationKind, Slot } from './slots.js';
import type { SlotTable } from './slot-table.js';
import { defaultOf } from './defaults.js';
import { Derivations } from './derivations.js';
import { keepLess } from './kept-less.js';
import type { Spot } from './spot.js';
import { onlyDefinition } from '../program/definitions.js';
import { atFact, type At } from '../program/at.js';
import type { Unit } from '../program/unit.js';

/** What calls do to places: the verbs of containers, and functions that work on an argument. */
export class CallEffects {
  private readonly verbs = new Set<string>();
  private readonly derivations: Derivations;

  constructor(
    private readonly table: SlotTable,
    units: readonly Unit[],
  ) {
    this.derivations = new Derivations(table);
    for (const { catalog } of units) {
      for (const rows of Object.values(catalog.methods)) for (const verb of Object.keys(rows)) this.verbs.add(verb);
    }
  }

  /** Whether the call is of a function that is known to work on its argument. */
  collect(unit: Unit, call: CallFact, id: FactId): boolean {
    const method = this.methodOf(unit, call, id);
    if (method && isVain(unit, call, method.name)) this.ofVain(unit, call, id, method);
    else if (method && this.verbs.has(method.name)) this.ofMethod(unit, call, id, method);
    const row = this.functionRow(unit, id);
    if (row) this.ofFunction(unit, call, id, row);
    return row !== undefined;
  }

  /** `xs.append(v)`, and `append(v)` where `append = xs.append`, or `append=xs.append` is the default of a parameter. */
  private methodOf(unit: Unit, call: CallFact, id: FactId): GetValue | undefined {
    const { callee } = call;
    if (callee.is === 'get') return callee;
    if (callee.is !== 'name' || callee.binding < 0) return undefined;
    const { kind } = unit.binding(callee.binding)!;
    if (kind === 'parameter') {
      const given = defaultOf(unit, callee.binding);
      return given?.is === 'get' && this.verbs.has(given.name) ? given : undefined;
    }
    if (kind !== 'variable') return undefined;
    const definition = onlyDefinition(atFact(unit, id), callee.binding);
    if (definition === undefined) return undefined;
    const { value } = unit.assignment(definition);
    return value?.is === 'get' && this.verbs.has(value.name) ? value : undefined;
  }

  private ofMethod(unit: Unit, call: CallFact, id: FactId, method: GetValue): void {
    const at = atFact(unit, id);
    const spots = this.table.spots.of(at, method.of);
    let known = false;
    for (const spot of spots) {
      const slot = this.table.slots.get(spot);
      const row = this.rowFor(unit, slot, method.name);
      if (row === undefined) continue;
      if (slot) known = true;
      const kind = kindOf(row, call);
      const grown = row.value === undefined ? undefined : call.arguments[row.value]?.value;
      const key = row.key === undefined ? undefined : call.arguments[row.key]?.value;
      if (kind === 'grow' && row.many) this.table.growMany(spot, at, call.at, grown);
      else if (kind === 'grow' && this.table.isLess(at, spot, grown))
        this.table.add(spot, { kind: 'lower', at, span: call.at, key });
      else this.table.add(spot, { kind, at, span: call.at, key, value: grown, ifMissing: row.entry === true });
      if (kind === 'grow' && key && grown)
        keepLess(this.table, this.derivations, spot, { at, span: call.at, value: grown });
      if (kind === 'grow' || kind === 'shrink') this.fillOuter(spot, at, call.at, method.of, kind);
    }
    if (!known) this.table.loosely(unit, call.at, id, method);
  }

  private ofVain(unit: Unit, call: CallFact, id: FactId, method: GetValue): void {
    const at = atFact(unit, id);
    for (const spot of this.table.spots.of(at, method.of)) {
      const slot = this.table.slots.get(spot);
      if (slot?.made[0]?.holds === 'list') this.table.add(spot, { kind: 'miss', at, span: call.at });
    }
  }

  private rowFor(unit: Unit, slot: Slot | undefined, verb: string): EffectRow | undefined {
    if (slot && isOwnMember(unit, slot, verb)) return undefined;
    if (slot) return unit.catalog.methods[slot.made[0]!.holds]?.[verb];
    for (const rows of Object.values(unit.catalog.methods)) if (rows[verb]) return rows[verb];
    return undefined;
  }

  /** `d[k].append(v)` on a `defaultdict` inserts `k`; on an entry of a plain one it does not. */
  private fillOuter(spot: Spot, at: At, span: Span, receiver: Value, kind: OperationKind): void {
    const outer = spot.within && this.table.slots.get(spot.within);
    if (outer === undefined || !outer.made.some(made => made.fills) || kind !== 'grow') return;
    const entry = entryOf(at, receiver);
    if (entry) this.table.add(outer.spot, { kind: 'grow', at: entry.at, span, key: entry.key, ifMissing: true });
  }

  private functionRow(unit: Unit, call: FactId): EffectRow | undefined {
    const name = this.table.names.outsideCalled(unit, call);
    return name === undefined ? undefined : unit.catalog.functions[name];
  }

  private ofFunction(unit: Unit, call: CallFact, id: FactId, row: EffectRow): void {
    const at = atFact(unit, id);
    const on = call.arguments[row.on ?? 0]?.value;
    if (on === undefined) return;
    const key = row.key === undefined ? undefined : call.arguments[row.key]?.value;
    const value = row.value === undefined ? undefined : call.arguments[row.value]?.value;
    for (const spot of this.table.spots.of(at, on)) {
      if (row.many) this.table.growMany(spot, at, call.at, value);
      else this.table.add(spot, { kind: row.does, at, span: call.at, key, value });
    }
  }
}

/** `settings.set(next)` of `const settings = { get, set }`: a function of the object's own, and no verb of containers. */
function isOwnMember({ module }: Unit, { made: [made] }: Slot, verb: string): boolean {
  const literal = module.language === 'typescript' ? made?.value : undefined;
  return memberOf(literal, verb) !== undefined;
}

/** The key of `d[k]`, and of a local that was given it. */
function entryOf(at: At, receiver: Value): { readonly at: At; readonly key: Value } | undefined {
  if (receiver.is === 'item') return { at, key: receiver.key };
  if (receiver.is !== 'name' || receiver.binding < 0) return undefined;
  const definition = onlyDefinition(at, receiver.binding);
  const assign = definition === undefined ? undefined : at.unit.assignment(definition);
  return assign?.value?.is === 'item' && assign.how === 'set'
    ? { at: atFact(at.unit, definition!), key: assign.value.key }
    : undefined;
}

function kindOf(row: EffectRow, call: CallFact): OperationKind {
  if (call.callee.is === 'get' && call.callee.name === 'splice') return spliceKind(call);
  return row.does;
}

/**
 * `splice(i, 0, x)` inserts; `splice(i, 1, x)` exchanges; `splice(i, -1)` takes out nothing; `splice(0, xs.length, ...ys)`
 * and everything else removes.
 */
function spliceKind(call: CallFact): OperationKind {
  const [, count, inserted] = call.arguments;
  if (inserted === undefined) return count !== undefined && isBelowOne(count.value) ? 'miss' : 'shrink';
  if (count?.value.is === 'const') return count.value.value === 0 ? 'grow' : 'read';
  return inserted.spread ? 'shrink' : 'read';
}

/** `xs.slice(i, 1);`, `xs.filter(x => x !== old);` as a statement: another list is made, and nobody takes it. */
function isVain(unit: Unit, call: CallFact, verb: string): boolean {
  if (!call.dropped || unit.module.language !== 'typescript') return false;
  const given = call.arguments[0]?.value;
  if (verb === 'slice') return given !== undefined;
  if (verb !== 'filter' || given?.is !== 'function') return false;
  const result = unit.region(given.region).function?.result;
  return result?.is === 'op' && (result.op === '!=' || result.op === 'not');
}

function isBelowOne(count: Value): boolean {
  if (count.is === 'const') return typeof count.value === 'number' && count.value < 1;
  return count.is === 'op' && count.op === 'neg' && count.of[0]!.is === 'const';
}
