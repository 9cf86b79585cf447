import type { Region, Value } from '../../model/model.js';
import type { SlotTable } from './slot-table.js';
import type { At } from '../program/at.js';
import type { Unit } from '../program/unit.js';

const COMPARISONS = new Set(['<', '<=', '>', '>=', '==', '!=']);

/** Where the size of a slot is compared: `len(x) > N`, `x.length < MAX`. */
export class Measures {
  constructor(private readonly table: SlotTable) {}

  collectMeasures(unit: Unit, region: Region): void {
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
    for (const spot of this.table.spots.of(at, container)) {
      if (this.table.slots.has(spot)) this.table.add(spot, { kind: 'measure', at, span: region.head, value: against });
    }
  }

  /** `len(x)`, `len(x.values())`, `x.length`, `x.size`, `x.qsize()`. */
  private sizeOf(unit: Unit, value: Value, depth = 0): Value | undefined {
    const { sizes, listings } = unit.catalog.values;
    if (value.is === 'get' && sizes.properties.has(value.name)) return value.of;
    if (value.is === 'name' && depth < 2 && value.binding >= 0) {
      const assigned = unit.soleValue(value.binding);
      return assigned && this.sizeOf(unit, assigned, depth + 1);
    }
    const call = unit.call(value);
    if (call === undefined) return undefined;
    if (call.callee.is === 'get' && sizes.methods.has(call.callee.name)) return call.callee.of;
    const first = call.arguments[0]?.value;
    if (first === undefined || !sizes.functions.has(this.table.names.outsideName(unit, call.callee) ?? ''))
      return undefined;
    const listed = unit.call(first)?.callee;
    return listed?.is === 'get' && listings.has(listed.name) ? listed.of : first;
  }
}

/** `i` in `i < xs.length`: a walk, not a limit. */
function isCounter(unit: Unit, value: Value): boolean {
  if (value.is !== 'name' || value.binding < 0) return false;
  return unit.definitions[value.binding]!.some(fact => unit.assignment(fact).how === 'augment');
}
