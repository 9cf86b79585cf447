import type { BindingId, FactId, RegionId, Value } from '../../../model/model.js';
import { mentions } from '../../program/mentions.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import { partsOf } from '../../../model/parts.js';
import type { Operation } from '../../slots/slots.js';

/** What the function `home`, which adds an entry at the fact `acquire`, knows it by. */
export function partsOfEntry(home: FunctionNode, acquire: FactId, growth: Operation): ReadonlySet<BindingId> {
  return new EntryParts(home, acquire).of(growth);
}

class EntryParts {
  private readonly unit: Unit;
  private readonly parts = new Set<BindingId>();

  constructor(
    private readonly home: FunctionNode,
    private readonly acquire: FactId,
  ) {
    this.unit = home.unit;
  }

  /** The locals that are stored, or of which what is stored is made. */
  of({ value, key, fact, unit, region }: Operation): ReadonlySet<BindingId> {
    const isHelper = unit !== this.unit || fact !== this.acquire;
    if (isHelper) this.addResult(this.acquire);
    else {
      this.addParts(value ?? key);
      const made = this.madeWith(region);
      if (made !== undefined) this.addResult(made);
    }
    return this.parts;
  }

  /** The call that is given the function that adds the entry: `new Promise(resolve => waiting.set(id, resolve))`. */
  private madeWith(region: RegionId): FactId | undefined {
    const node = this.unit.functionOf(region);
    if (node === this.home) return undefined;
    return this.unit.calls.idsWithin(this.home.region).find(id => {
      const { new: isNew, arguments: given } = this.unit.callAt(id);
      return isNew && given.some(({ value }) => value.is === 'function' && value.region === node.region.id);
    });
  }

  private addResult(call: FactId): void {
    const isResult = (value: Value): boolean =>
      (value.is === 'call' && value.fact === call) || (value.is === 'item' && isResult(value.of));
    for (const { target, value } of this.unit.assignments.within(this.home.region))
      if (target.is === 'name' && value && isResult(value)) this.parts.add(target.binding);
  }

  private addParts(value: Value | undefined, depth = 0): void {
    if (value === undefined || depth > 3) return;
    if (value.is === 'name') return this.addName(value.binding, depth);
    if (value.is === 'function') return this.addCaptured(value.region);
    const call = this.unit.call(value);
    if (call && value.is === 'call') this.addResult(value.fact);
    if (call) return call.arguments.forEach(one => this.addParts(one.value, depth + 1));
    for (const part of partsOf(value)) this.addParts(part, depth + 1);
  }

  private addName(binding: BindingId, depth: number): void {
    const kind = this.unit.binding(binding)?.kind;
    if (this.parts.has(binding) || (kind !== 'variable' && kind !== 'parameter')) return;
    if (!this.unit.isWithin(this.unit.binding(binding)!.region, this.home.region.id)) return;
    this.parts.add(binding);
    for (const id of this.unit.definitions[binding]!) this.addParts(this.unit.assignment(id).value, depth + 1);
  }

  /** What a callback settles: `answer => { clearTimeout(timer); resolve(answer); }`. */
  private addCaptured(region: number): void {
    const facts = this.unit.factsWithin(this.unit.region(region));
    for (const { id, kind, region: scope } of this.unit.module.bindings) {
      if (kind !== 'parameter' || !this.unit.isWithin(scope, this.home.region.id)) continue;
      if (!this.unit.isWithin(scope, region) && facts.some(fact => mentions(fact, id))) this.parts.add(id);
    }
  }
}
