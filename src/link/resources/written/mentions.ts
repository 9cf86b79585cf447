import type { FactId, Value } from '../../../model/model.js';
import { eachPart, partsOf } from '../../../model/parts.js';
import { eachValue } from '../../program/mentions.js';
import { remember } from '../../program/remember.js';
import type { FunctionNode, Unit } from '../../program/unit.js';

/** The facts of a module that mention a name or an attribute, by that name. */
export function factsNaming(unit: Unit, name: string): readonly FactId[] {
  return byName(unit).get(name) ?? [];
}

/** Whether a function mentions the name, in a fact or in a condition. */
export function mentionsIn(unit: Unit, { region }: FunctionNode, name: string): boolean {
  if (factsNaming(unit, name).some(id => id >= region.from && id < region.to)) return true;
  return unit.inside(region).some(({ branch, loop }) => isMentioned(branch?.test ?? loop?.test ?? loop?.over, name));
}

export function isMentioned(value: Value | undefined, name: string): boolean {
  if (value === undefined) return false;
  if ((value.is === 'get' || value.is === 'name') && value.name === name) return true;
  return partsOf(value).some(part => isMentioned(part, name));
}

const byName = remember(({ module }: Unit): ReadonlyMap<string, readonly FactId[]> => {
  const index = new Map<string, FactId[]>();
  const note = (value: Value, id: FactId): void => {
    if (value.is === 'get' || value.is === 'name') {
      const ids = index.get(value.name);
      if (ids === undefined) index.set(value.name, [id]);
      else if (ids[ids.length - 1] !== id) ids.push(id);
    }
    eachPart(value, note, id);
  };
  module.facts.forEach((fact, id) => {
    eachValue(fact, note, id);
  });
  // A list that grew has room for many more.
  for (const [name, ids] of index) if (ids.length > 1) index.set(name, ids.slice());
  return index;
});
