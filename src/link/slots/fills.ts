import type { Fact, FactId, Value } from '../../model/model.js';
import { isSame } from '../../model/conditions.js';
import { eachPart, partsOf } from '../../model/parts.js';
import { reachingDefinitions } from '../program/definitions.js';
import { atFact, type At } from '../program/at.js';
import type { Unit } from '../program/unit.js';
import { eachRead } from '../program/mentions.js';
import type { SlotTable } from './slot-table.js';
import type { Spot } from './spot.js';

const MAX_DEPTH = 4;

type Item = Extract<Value, { is: 'item' }>;

/** Where a mapping that inserts what is missing (`defaultdict`) is asked for a key that may be missing. */
export class Fills {
  private readonly names: ReadonlySet<string>;

  constructor(private readonly table: SlotTable) {
    const filling = [...table.slots.values()].filter(({ made }) => made.some(({ fills }) => fills));
    this.names = new Set(filling.map(({ spot }) => spot.name.replace(/^.*\./, '').replace(/[[*\]]+$/, '')));
  }

  collect(unit: Unit, fact: Fact, id: FactId): void {
    if (this.names.size === 0) return;
    const walk = (value: Value, depth: number): void => {
      if (depth > MAX_DEPTH) return;
      if (value.is === 'item' && this.mayFill(value)) this.ofItem(atFact(unit, id), value);
      eachPart(value, walk, depth + 1);
    };
    eachRead(fact, walk, 0);
  }

  private mayFill({ of }: Item): boolean {
    return of.is === 'item' || ((of.is === 'name' || of.is === 'get') && this.names.has(of.name));
  }

  private ofItem(at: At, { of, key }: Item): void {
    const { at: span } = at.unit.fact(at.before);
    for (const spot of this.table.spots.of(at, of)) {
      const fills = this.table.slots.get(spot)?.made.some(made => made.fills);
      if (fills && !this.isKnown(at, spot, key)) this.table.add(spot, { kind: 'fill', at, span, key });
    }
  }

  /** A key that is walked, or was asked for: there is an entry. */
  private isKnown(at: At, spot: Spot, key: Value): boolean {
    const { unit } = at;
    if (key.is === 'const') return true;
    if (key.is === 'name' && key.binding >= 0) {
      for (const id of reachingDefinitions(at, key.binding)) {
        const { how, value } = unit.assignment(id);
        if (how === 'iterate' && value && this.isOf(atFact(unit, id), value, spot)) return true;
      }
    }
    return unit.inside(unit.functionOf(at.region).region).some(({ branch, from, parent }) => {
      const asked = { unit, region: parent, before: from };
      return branch?.test && this.isAsked(asked, branch.test, spot, key);
    });
  }

  /** `d`, `d.items()`, `list(d)`. */
  private isOf(at: At, value: Value, spot: Spot, depth = 0): boolean {
    if (depth > MAX_DEPTH) return false;
    const call = at.unit.call(value);
    const parts = call
      ? [...(call.callee.is === 'get' ? [call.callee.of] : []), ...call.arguments.map(one => one.value)]
      : value.is === 'item'
        ? [value.of]
        : [];
    return parts.some(part => this.isOf(at, part, spot, depth + 1)) || this.table.spots.of(at, value).includes(spot);
  }

  private isAsked(at: At, test: Value, spot: Spot, key: Value, depth = 0): boolean {
    if (depth > MAX_DEPTH) return false;
    if (test.is === 'op' && (test.op === 'in' || test.op === 'not in'))
      return isSame(test.of[0]!, key) && this.table.spots.of(at, test.of[1]!).includes(spot);
    return partsOf(test).some(part => this.isAsked(at, part, spot, key, depth + 1));
  }
}
