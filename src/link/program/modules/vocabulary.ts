import type { FactId, Value } from '../../../model/model.js';
import { eachPart } from '../../../model/parts.js';
import { eachValue } from '../mentions.js';
import { remember } from '../remember.js';
import type { Unit } from '../unit.js';

const NOWHERE: readonly FactId[] = [];

/** The facts of a module that mention a name or an attribute, by that name. */
export function factsNaming(unit: Unit, name: string): readonly FactId[] {
  return factsByName(unit).get(name) ?? NOWHERE;
}

/** The modules of a program that take the name from elsewhere, in its order: that import it, or mention it as an attribute. */
export function unitsNaming(units: readonly Unit[], name: string): readonly Unit[] {
  const naming = takersIn(units).get(name) ?? [];
  return Array.isArray(naming) ? naming : [naming];
}

/** Most names are one module's alone, which needs no list. */
type Naming = Unit | Unit[];

const takersIn = remember((units: readonly Unit[]): ReadonlyMap<string, Naming> => {
  const index = new Map<string, Naming>();
  const take = (name: string, unit: Unit): void => {
    const known = index.get(name);
    if (known === unit) return;
    if (known === undefined) index.set(name, unit);
    else if (!Array.isArray(known)) index.set(name, [known, unit]);
    else if (known[known.length - 1] !== unit) known.push(unit);
  };
  for (const unit of units) {
    for (const { name } of unit.module.imports) take(name, unit);
    eachAttribute(unit, take);
  }
  return index;
});

/** Shows `visit` every attribute that a module mentions, be it in a condition, which is no fact. */
function eachAttribute(unit: Unit, visit: (name: string, unit: Unit) => void): void {
  const note = (value: Value): void => {
    if (value.is === 'get') visit(value.name, unit);
    eachPart(value, note, undefined);
  };
  for (const fact of unit.module.facts) eachValue(fact, note, undefined);
  for (const { branch, loop, function: shape } of unit.module.regions) {
    const test = branch?.test ?? loop?.test;
    if (test !== undefined) note(test);
    if (shape?.result !== undefined) note(shape.result);
  }
}

/** The facts that name something, by the name. Known only of the modules that are asked: about half of a program. */
const factsByName = remember(({ module }: Unit): ReadonlyMap<string, readonly FactId[]> => {
  const found = new Map<string, FactId[]>();
  const note = (value: Value, id: FactId): void => {
    if (value.is === 'get' || value.is === 'name') {
      const known = found.get(value.name);
      if (known === undefined) found.set(value.name, [id]);
      else if (known[known.length - 1] !== id) known.push(id);
    }
    eachPart(value, note, id);
  };
  module.facts.forEach((fact, id) => {
    eachValue(fact, note, id);
  });
  return found;
});
