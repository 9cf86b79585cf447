import type { BindingId, CallFact, Value } from '../../model/model.js';
import type { SlotTable } from './slot-table.js';
import type { ParameterEffect } from './slots.js';
import type { Spot } from './spot.js';
import { argumentFor } from '../program/calls/arguments.js';
import { innerMap } from '../program/maps.js';
import { atFact, type At } from '../program/at.js';
import type { FunctionNode, Unit } from '../program/unit.js';

/** A call of a function of the project. */
interface Handing {
  readonly at: At;
  readonly call: CallFact;
  readonly node: FunctionNode;
}

/** What a helper does to its parameter, it does to the argument, at the place of the call. */
export class HelperEffects {
  private handings: readonly Handing[] | undefined;
  private readonly done = new Map<Spot, Map<CallFact, Set<string>>>();

  constructor(
    private readonly table: SlotTable,
    private readonly units: readonly Unit[],
  ) {}

  applyHelpers(): void {
    const pending = this.table.takeEffects();
    if (pending.size === 0) return;
    this.handings ??= this.units.flatMap(unit => [...this.handingsIn(unit)]);
    for (const handing of this.handings) this.applyHelper(handing, pending);
  }

  /** Whether the call was seen to do just that: functions that call themselves would else do it many times over in each round. */
  private isKnown(spot: Spot, call: CallFact, effect: string): boolean {
    const effects = innerMap(this.done, spot);
    const known = effects.get(call);
    if (known?.has(effect)) return true;
    if (known) known.add(effect);
    else effects.set(call, new Set([effect]));
    return false;
  }

  /** The calls of the project's own functions that are given something with a name. */
  private *handingsIn(unit: Unit): Iterable<Handing> {
    for (const id of unit.calls.ids) {
      const call = unit.callAt(id);
      if (!call.arguments.some(argument => isPlace(argument.value))) continue;
      const type = this.table.types.ofCalled(unit, id);
      if (type?.is === 'function') yield { at: atFact(unit, id), call, node: type.of };
    }
  }

  private applyHelper(
    { at, call, node }: Handing,
    effects: ReadonlyMap<FunctionNode, readonly ParameterEffect[]>,
  ): void {
    for (const inHelper of effects.get(node) ?? []) {
      const { spot, operation } = inHelper;
      const argument = argumentFor(node, call, (spot.root as { binding: BindingId }).binding);
      if (argument === undefined) continue;
      for (const base of this.table.spots.of(at, argument)) {
        const target = spot.steps.reduce<Spot[]>(
          (found, step) => found.flatMap(one => this.table.spots.step(one, step)),
          [base],
        );
        const key = operation.key && translated(node, call, operation.key, operation.at.unit);
        const value = operation.value && translated(node, call, operation.value, operation.at.unit);
        for (const reached of target) {
          if (this.isKnown(reached, call, `${operation.kind} ${signOf(key)} ${signOf(value)}`)) continue;
          this.table.add(reached, { kind: operation.kind, at, span: call.at, key, value, through: node, inHelper });
        }
      }
    }
  }
}

/** A helper's key is the caller's argument when it is a parameter; otherwise the helper's own expression is unknown here. */
function translated(node: FunctionNode, call: CallFact, value: Value, unit: Unit): Value {
  if (value.is === 'const') return value;
  const given = value.is === 'name' && unit === node.unit ? argumentFor(node, call, value.binding) : undefined;
  return given ?? { is: 'unknown' };
}

/** Tells one key or value from another, as far as a call gives different ones. */
function signOf(value: Value | undefined): string {
  return value === undefined ? '' : JSON.stringify(value);
}

function isPlace({ is }: Value): boolean {
  return is === 'name' || is === 'get' || is === 'item';
}
