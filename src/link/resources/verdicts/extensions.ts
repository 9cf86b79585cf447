import type { RegionId } from '../../../model/model.js';
import { remember } from '../../program/remember.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import { writtenName } from '../written/names.js';

/** `$.fn.gallery = function () { … }`, or in it: what it makes it makes for whatever a page asks it for, as often as that does. */
export function isOfExtension(node: FunctionNode): boolean {
  for (let each: FunctionNode | undefined = node; each; each = each.outer)
    if (extensionsOf(each.unit).has(each.region.id)) return true;
  return false;
}

/** The functions that a module gives to all objects of a library. */
const extensionsOf = remember((unit: Unit): ReadonlySet<RegionId> => {
  const { extended } = unit.catalog.resources;
  const found = new Set<RegionId>();
  for (const { target, value } of unit.assignments.all)
    if (value?.is === 'function' && target.is === 'get' && extended.has(writtenName(unit, target.of)))
      found.add(value.region);
  return found;
});
