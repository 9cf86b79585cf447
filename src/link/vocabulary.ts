import type { Fact, Value } from '../model/model.js';
import type { Unit } from './unit.js';

const known = new WeakMap<Unit, ReadonlySet<string>>();

/** The names that a module takes from elsewhere: what it imports, and every attribute that it mentions. */
export function namedBy(unit: Unit): ReadonlySet<string> {
  let names = known.get(unit);
  if (names === undefined) known.set(unit, (names = collect(unit)));
  return names;
}

function collect({ module }: Unit): Set<string> {
  const names = new Set(module.imports.map(({ name }) => name));
  for (const fact of module.facts) for (const value of valuesOf(fact)) addNames(value, names);
  for (const { branch, loop, function: shape } of module.regions) {
    for (const value of [branch?.test, loop?.test, shape?.result]) addNames(value, names);
  }
  return names;
}

function valuesOf(fact: Fact): readonly (Value | undefined)[] {
  switch (fact.is) {
    case 'assign':
      return [fact.target, fact.value];
    case 'call':
      return [fact.callee, ...fact.arguments.map(({ value }) => value)];
    case 'delete':
      return [fact.target];
    default:
      return [fact.value];
  }
}

function addNames(value: Value | undefined, names: Set<string>): void {
  switch (value?.is) {
    case 'get':
      names.add(value.name);
      return addNames(value.of, names);
    case 'item':
      addNames(value.of, names);
      return addNames(value.key, names);
    case 'op':
    case 'choice':
    case 'literal':
      return value.of.forEach(part => addNames(part, names));
    case 'await':
    case 'yield':
      return addNames(value.of, names);
    case 'comprehension':
      addNames(value.from, names);
      return addNames(value.element, names);
    default:
      return;
  }
}
