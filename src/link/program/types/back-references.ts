import { innerMap } from '../maps.js';
import type { BindingId, CallFact, Parameter } from '../../../model/model.js';
import { parameterFor } from '../calls/arguments.js';
import type { Names } from '../names.js';
import { ancestry } from '../classes/ancestry.js';
import { constructorOf } from '../classes/constructors.js';
import type { ClassNode, Unit } from '../unit.js';

/** The class of what a constructor's parameter is given: `Channel(self)`, `new Channel(this)`. */
export class BackReferences {
  private readonly known = new Map<Unit, Map<BindingId, ClassNode | null>>();

  constructor(
    units: readonly Unit[],
    private readonly names: Names,
  ) {
    for (const unit of units) unit.eachCall(call => this.collect(unit, call));
  }

  /** Undefined where nobody hands itself over, or several that have nothing in common do. */
  typeOf(unit: Unit, parameter: BindingId): ClassNode | undefined {
    return this.known.get(unit)?.get(parameter) ?? undefined;
  }

  private collect(unit: Unit, call: CallFact): void {
    for (const argument of call.arguments) {
      const { value } = argument;
      if (value.is !== 'name' || unit.binding(value.binding)?.kind !== 'self') continue;
      const giver = unit.classOf(call.region);
      const entity = giver && this.names.entityOf(unit, call.callee);
      const made = entity?.is === 'class' ? constructorOf(entity.node) : undefined;
      const parameter = made && parameterFor(made, call, argument);
      if (parameter && giver) this.give(made.unit, parameter, giver);
    }
  }

  private give(unit: Unit, { binding, type }: Parameter, giver: ClassNode): void {
    if (type !== undefined) return;
    const given = innerMap(this.known, unit);
    const before = given.get(binding);
    given.set(binding, before === undefined ? giver : common(before, giver));
  }
}

/** The nearest class that both are. */
function common(one: ClassNode | null, other: ClassNode): ClassNode | null {
  if (one === null) return null;
  const above = new Set(ancestry(other));
  return [...ancestry(one)].find(cls => above.has(cls)) ?? null;
}
