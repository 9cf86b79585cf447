import type { BindingId, Value } from '../../../../model/model.js';
import { push } from '../../../program/maps.js';
import { remember } from '../../../program/remember.js';
import type { Unit } from '../../../program/unit.js';
import { isInstance } from '../../written/names.js';

/** The loop variables that are an attribute's name in one of their turns: `for (const name of ['_poll', '_beat'])`. */
export function variablesNaming(unit: Unit, attribute: string): readonly BindingId[] {
  return walkedNames(unit).get(attribute) ?? [];
}

/** `this[name]`. */
export function isByName(unit: Unit, value: Value, name: BindingId): boolean {
  if (value.is !== 'item' || value.key.is !== 'name') return false;
  return value.key.binding === name && isInstance(unit, value.of);
}

const walkedNames = remember((unit: Unit): ReadonlyMap<string, readonly BindingId[]> => {
  const found = new Map<string, BindingId[]>();
  for (const fact of unit.assignments.all) {
    if (fact.how !== 'iterate' || fact.target.is !== 'name') continue;
    for (const name of textsIn(unit, fact.value)) push(found, name, fact.target.binding);
  }
  return found;
});

/** The texts of a list that stands there, or under a name that is given it once. */
function textsIn(unit: Unit, value: Value | undefined): readonly string[] {
  const list = value?.is === 'name' ? unit.soleValue(value.binding) : value;
  if (list?.is !== 'literal' || list.holds === 'mapping') return [];
  return list.of.flatMap(each => (each.is === 'const' && typeof each.value === 'string' ? [each.value] : []));
}
