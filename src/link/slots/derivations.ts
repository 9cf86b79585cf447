import type { CallFact, LiteralValue, Value } from '../../model/model.js';
import { isSpread } from '../../model/parts.js';
import type { At } from '../program/at.js';
import type { Names } from '../program/names.js';
import type { OperationKind } from './slots.js';
import { holdsOf } from './slots.js';
import type { SlotTable } from './slot-table.js';
import type { Spot } from './spot.js';
import { viewed } from './views.js';

/** Whether a value is what a place holds. */
type Same = (part: Value) => boolean;

/** What a place is given that was made of what it held: more, less, or the same. */
export class Derivations {
  constructor(private readonly table: SlotTable) {}

  /** What making the new value from the old one comes to; undefined where it is not made from that. */
  of(at: At, spot: Spot, value: Value, ofClass = false): OperationKind | undefined {
    const same: Same = part =>
      this.table.spots.of(at, part).includes(spot) && (ofClass || !isOfClass(this.table.names, at, part));
    if (value.is === 'choice' && value.of.some(same)) return this.isQueueOfPage(spot) ? 'shrink' : 'read';
    return this.from(at, value, same);
  }

  private from(at: At, value: Value, same: Same): OperationKind | undefined {
    switch (value.is) {
      case 'name':
      case 'get':
        // Svelte's `items = items`: says that it has changed, and nothing else.
        return same(value) ? 'read' : undefined;
      case 'comprehension': {
        const call = at.unit.call(value.from);
        const from = call?.callee.is === 'get' ? call.callee.of : (call?.arguments[0]?.value ?? value.from);
        return same(value.from) || same(from) ? (value.test ? 'shrink' : 'read') : undefined;
      }
      case 'literal':
        return this.fromLiteral(at, value, same);
      case 'item':
        return same(value.of) && value.key.is === 'op' && value.key.op === 'slice' ? 'shrink' : undefined;
      case 'op':
        if (!value.of.some(same)) return undefined;
        return value.op === '+' || value.op === '|' ? 'grow' : 'shrink';
      case 'call':
        return this.fromCall(at, at.unit.callAt(value.fact), same);
      default:
        return undefined;
    }
  }

  /** `[...xs, x]`; `[x, ...xs.slice(0, 99)]`, which keeps a hundred. */
  private fromLiteral(at: At, { of }: LiteralValue, same: Same): OperationKind | undefined {
    const spread = of.flatMap(item => (isSpread(item) ? [item.of[0]!] : []));
    if (spread.some(part => this.from(at, part, same) === 'shrink')) return 'shrink';
    const own = spread.filter(same).length;
    if (own === 0) return undefined;
    return of.length > own ? 'grow' : 'read';
  }

  private fromCall(at: At, call: CallFact, same: Same): OperationKind | undefined {
    const { callee } = call;
    const { adds, lessens } = at.unit.catalog.values;
    if (callee.is === 'get' && same(callee.of)) {
      if (adds.has(callee.name)) return 'grow';
      return lessens.test(callee.name) ? 'shrink' : 'read';
    }
    const inner = callee.is === 'get' && at.unit.call(callee.of);
    if (inner) {
      const derived = this.fromCall(at, inner, same);
      return derived && lessens.test(callee.name) ? 'shrink' : derived;
    }
    const shown = viewed(this.table.names, at, call);
    if (shown && same(shown)) return 'read';
    return this.fromGiven(at, call, same);
  }

  /** `new Set([...ids, id])`, `Buffer.concat([read, chunk])`, `trim(entries)`. */
  private fromGiven(at: At, call: CallFact, same: Same): OperationKind | undefined {
    const { catalog } = at.unit;
    const joined = joinedBy(this.table.names, at, call);
    if (joined) return joined.some(same) ? (joined.length > 1 ? 'grow' : 'read') : undefined;
    const name = this.table.names.outsideName(at.unit, call.callee);
    const given = call.arguments.map(({ value }) => value);
    if (given.some(same)) return 'shrink';
    const isWhole = name !== undefined && (catalog.values.views.has(name) || catalog.containers[name]?.from === 0);
    const [first, ...others] = given;
    return isWhole && first?.is === 'literal' && others.length === 0 ? this.fromLiteral(at, first, same) : undefined;
  }

  /** `window.queue = window.queue || []`: another script may have made it, and takes from it. */
  private isQueueOfPage(spot: Spot): boolean {
    const slot = this.table.slots.get(spot);
    return slot !== undefined && holdsOf(slot) === 'list' && this.table.spots.isGlobal(spot);
  }
}

/** `read` and `chunk` of `Buffer.concat([read, chunk])`. */
export function joinedBy(names: Names, { unit }: At, call: CallFact): readonly Value[] | undefined {
  const name = names.outsideName(unit, call.callee);
  if (name === undefined || !unit.catalog.values.joins.has(name)) return undefined;
  return call.arguments.flatMap(({ value }) => (value.is === 'literal' ? value.of : [value]));
}

/** `Filter.steps` of `self.filter.steps = Filter.steps + [step]`: what an instance is given of its own is made from it. */
export function isOfClass(names: Names, { unit }: At, value: Value): boolean {
  return value.is === 'get' && names.entityOf(unit, value.of)?.is === 'class';
}
