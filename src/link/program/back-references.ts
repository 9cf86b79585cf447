import { innerMap } from './maps.js';
import type { BindingId, CallFact } from '../../model/model.js';
import type { Names } from './names.js';
import { ancestry } from './ancestry.js';
import type { ClassNode, FunctionNode, Unit } from './unit.js';

/** The class of what a constructor's parameter is given: `Channel(self)`, `new Channel(this)`. */
export class BackReferences {
  private readonly known = new Map<Unit, Map<BindingId, ClassNode | null>>();

  constructor(
    units: readonly Unit[],
    private readonly names: Names,
  ) {
    for (const unit of units) {
      for (const fact of unit.module.facts) if (fact.is === 'call') this.collect(unit, fact);
    }
  }

  /** Undefined where nobody hands itself over, or several that have nothing in common do. */
  typeOf(unit: Unit, parameter: BindingId): ClassNode | undefined {
    return this.known.get(unit)?.get(parameter) ?? undefined;
  }

  private collect(unit: Unit, call: CallFact): void {
    call.arguments.forEach(({ value, name, spread }, index) => {
      if (spread || value.is !== 'name' || unit.binding(value.binding)?.kind !== 'self') return;
      const giver = unit.classOf(call.region);
      const entity = giver && this.names.entityOf(unit, call.callee);
      const made = entity?.is === 'class' ? constructorOf(entity.node) : undefined;
      if (made && giver) this.give(made, giver, index, name);
    });
  }

  private give({ unit, region }: FunctionNode, giver: ClassNode, index: number, name: string | undefined): void {
    const { parameters } = region.function!;
    const skipped = unit.module.language === 'python' ? 1 : 0;
    const parameter = name === undefined ? parameters[index + skipped] : parameters.find(one => one.name === name);
    if (parameter === undefined || parameter.binding < 0 || parameter.type !== undefined || parameter.rest) return;
    const given = innerMap(this.known, unit);
    const before = given.get(parameter.binding);
    given.set(parameter.binding, before === undefined ? giver : common(before, giver));
  }
}

function constructorOf(cls: ClassNode): FunctionNode | undefined {
  for (const { methods } of ancestry(cls)) {
    const made = methods.get('__init__') ?? methods.get('constructor');
    if (made) return made;
  }
  return undefined;
}

/** The nearest class that both are. */
function common(one: ClassNode | null, other: ClassNode): ClassNode | null {
  if (one === null) return null;
  const above = new Set(ancestry(other));
  return [...ancestry(one)].find(cls => above.has(cls)) ?? null;
}
