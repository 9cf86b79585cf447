import type { BindingId, CallFact, Value } from '../../model/model.js';
import type { ParameterEffect, SlotTable } from './slot-table.js';
import type { Spot } from './spot.js';
import { argumentFor } from '../program/arguments.js';
import { atFact, type At } from '../program/types.js';
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

  /** The calls of the project's own functions that are given something with a name. */
  private *handingsIn(unit: Unit): Iterable<Handing> {
    const { facts } = unit.module;
    for (let id = 0; id < facts.length; id++) {
      const call = facts[id]!;
      if (call.is !== 'call') continue;
      if (!call.arguments.some(argument => isPlace(argument.value))) continue;
      const at = atFact(unit, id);
      const type = this.table.types.typeOf(at, call.callee);
      if (type?.is === 'function') yield { at, call, node: type.of };
    }
  }

  private applyHelper(
    { at, call, node }: Handing,
    effects: ReadonlyMap<FunctionNode, readonly ParameterEffect[]>,
  ): void {
    for (const { spot, operation } of effects.get(node) ?? []) {
      const argument = argumentFor(node, call, (spot.root as { binding: BindingId }).binding);
      if (argument === undefined) continue;
      for (const base of this.table.spots.of(at, argument)) {
        const target = spot.steps.reduce<Spot[]>(
          (found, step) => found.flatMap(one => this.table.spots.step(one, step)),
          [base],
        );
        for (const reached of target) {
          this.table.add(reached, {
            kind: operation.kind,
            at,
            span: call.at,
            key: operation.key && translated(node, call, operation.key, operation.at.unit),
            value: operation.value && translated(node, call, operation.value, operation.at.unit),
            through: node,
          });
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

function isPlace({ is }: Value): boolean {
  return is === 'name' || is === 'get' || is === 'item';
}
