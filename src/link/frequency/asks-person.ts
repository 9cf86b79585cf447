import type { Region, Value } from '../../model/model.js';
import { declaredFunction } from '../program/definitions.js';
import type { Unit } from '../program/unit.js';

/** Functions that ask are looked into, over so many calls. */
const MAX_CALLS = 2;

/** `while True: line = input()`, `line = await nextLine()`: it turns as often as a person types, and ends with the session. */
export function asksPerson(unit: Unit, region: Region, depth = 0): boolean {
  const home = unit.functionOf(region.id);
  for (const fact of unit.calls.within(region)) {
    if (fact.dropped || unit.functionOf(fact.region) !== home) continue;
    if (isTyped(unit, fact.callee)) return true;
    const called = depth < MAX_CALLS ? declaredFunction(unit, fact.callee) : undefined;
    if (called !== undefined && asksPerson(unit, unit.region(called), depth + 1)) return true;
  }
  return false;
}

function isTyped({ catalog: { typed } }: Unit, callee: Value): boolean {
  if (callee.is === 'name') return typed.functions.has(callee.name);
  if (callee.is !== 'get' || !typed.methods.has(callee.name)) return false;
  return (callee.of.is === 'get' || callee.of.is === 'name') && typed.of.test(callee.of.name);
}
