import type { Fact, Value } from '../../model/model.js';
import { remember } from './remember.js';
import type { Unit } from './unit.js';

const byName = remember<readonly Unit[], Map<string, readonly Unit[]>>(() => new Map());

/** The modules of a program that take the name from elsewhere, in its order. */
export function unitsNaming(units: readonly Unit[], name: string): readonly Unit[] {
  const known = byName(units);
  let found = known.get(name);
  if (found === undefined) known.set(name, (found = units.filter(unit => namedBy(unit).has(name))));
  return found;
}

/** The names that a module takes from elsewhere: what it imports, and every attribute that it mentions. */
const namedBy = remember(({ module }: Unit): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const { name } of module.imports) names.add(name);
  for (const fact of module.facts) addMentioned(fact, names);
  for (const { branch, loop, function: shape } of module.regions) {
    addNames(branch?.test ?? loop?.test, names);
    addNames(shape?.result, names);
  }
  return names;
});

function addMentioned(fact: Fact, names: Set<string>): void {
  switch (fact.is) {
    case 'assign':
      addNames(fact.target, names);
      return addNames(fact.value, names);
    case 'call':
      addNames(fact.callee, names);
      for (const { value } of fact.arguments) addNames(value, names);
      return;
    case 'delete':
      return addNames(fact.target, names);
    default:
      return addNames(fact.value, names);
  }
}

/** Goes through every expression of the project: nothing is made on the way. */
function addNames(value: Value | undefined, names: Set<string>): void {
  switch (value?.is) {
    case 'get':
      names.add(value.name);
      return addNames(value.of, names);
    case 'item':
      addNames(value.of, names);
      return addNames(value.key, names);
    case 'choice':
      addNames(value.test, names);
      return addAll(value.of, names);
    case 'op':
      return addAll(value.of, names);
    case 'literal':
      addAll(value.keys, names);
      return addAll(value.of, names);
    case 'await':
    case 'yield':
      return addNames(value.of, names);
    case 'comprehension':
      addNames(value.from, names);
      addNames(value.element, names);
      addNames(value.test, names);
      return addNames(value.key, names);
    default:
      return;
  }
}

function addAll(values: readonly Value[] | undefined, names: Set<string>): void {
  if (values === undefined) return;
  for (const value of values) addNames(value, names);
}
