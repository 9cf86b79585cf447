import type { Fact, Value } from '../../../model/model.js';
import { remember } from '../remember.js';
import type { Unit } from '../unit.js';

/** The modules of a program that take the name from elsewhere, in its order. */
export function unitsNaming(units: readonly Unit[], name: string): readonly Unit[] {
  const naming = byName(units).get(name) ?? [];
  return Array.isArray(naming) ? naming : [naming];
}

/** Most names are one module's alone, which needs no list. */
type Naming = Unit | Unit[];

const byName = remember((units: readonly Unit[]): ReadonlyMap<string, Naming> => {
  const index = new Map<string, Naming>();
  for (const unit of units) {
    eachTaken(unit, name => {
      const known = index.get(name);
      if (known === unit) return;
      if (known === undefined) index.set(name, unit);
      else if (!Array.isArray(known)) index.set(name, [known, unit]);
      else if (known[known.length - 1] !== unit) known.push(unit);
    });
  }
  return index;
});

type Take = (name: string) => void;

/** The names that a module takes from elsewhere: what it imports, and every attribute that it mentions. */
function eachTaken({ module }: Unit, take: Take): void {
  for (const { name } of module.imports) take(name);
  for (const fact of module.facts) eachMentioned(fact, take);
  for (const { branch, loop, function: shape } of module.regions) {
    eachNamed(branch?.test ?? loop?.test, take);
    eachNamed(shape?.result, take);
  }
}

function eachMentioned(fact: Fact, take: Take): void {
  switch (fact.is) {
    case 'assign':
      eachNamed(fact.target, take);
      return eachNamed(fact.value, take);
    case 'call':
      eachNamed(fact.callee, take);
      for (const { value } of fact.arguments) eachNamed(value, take);
      return;
    case 'delete':
      return eachNamed(fact.target, take);
    default:
      return eachNamed(fact.value, take);
  }
}

/** Goes through every expression of the project: nothing is made on the way. */
function eachNamed(value: Value | undefined, take: Take): void {
  switch (value?.is) {
    case 'get':
      take(value.name);
      return eachNamed(value.of, take);
    case 'item':
      eachNamed(value.of, take);
      return eachNamed(value.key, take);
    case 'choice':
      eachNamed(value.test, take);
      return eachOfAll(value.of, take);
    case 'op':
      return eachOfAll(value.of, take);
    case 'literal':
      eachOfAll(value.keys, take);
      return eachOfAll(value.of, take);
    case 'await':
    case 'yield':
      return eachNamed(value.of, take);
    case 'comprehension':
      eachNamed(value.from, take);
      eachNamed(value.element, take);
      eachNamed(value.test, take);
      return eachNamed(value.key, take);
    default:
      return;
  }
}

function eachOfAll(values: readonly Value[] | undefined, take: Take): void {
  if (values === undefined) return;
  for (const value of values) eachNamed(value, take);
}
