import { ancestry } from '../../program/classes/ancestry.js';
import { exportedBy } from '../../program/exported.js';
import { isObject } from '../../program/classes/object-methods.js';
import type { RegionId } from '../../../model/model.js';
import { push } from '../../program/maps.js';
import { remember } from '../../program/remember.js';
import type { FunctionNode, Unit } from '../../program/unit.js';

/** Whether a framework calls the function for each request, by where it stands and what it is called. */
export function isServed(node: FunctionNode): boolean {
  const [offered, tables] = [namesOf(node), tablesAround(node)];
  return (
    offered.length + tables.length > 0 &&
    node.unit.catalog.served.some(({ file, names, parameters, table }) => {
      if (!file.test(node.unit.module.path) || !(table ? tables : offered).some(name => names.test(name))) return false;
      return parameters === undefined || parameters.test(parametersOf(node));
    })
  );
}

/** Whether a library calls the method for each request or event, by what its class is derived from. */
export function isServedMethod({ unit, owner, region }: FunctionNode): boolean {
  if (owner === undefined || unit.catalog.servedMethods.length === 0) return false;
  const bases = ancestry(owner).flatMap(each => [...(each === owner ? [] : [each.name]), ...each.outside]);
  const given = region.function!.parameters.slice(1).map(({ name }) => name);
  return unit.catalog.servedMethods.some(row => {
    if (!row.names.test(region.name) || (row.bases && !bases.some(name => row.bases!.test(name)))) return false;
    return row.parameters === undefined || row.parameters.test(given.join(' '));
  });
}

/**
 * The names that its module offers it under: its own in an object that is all that is offered. In Python whatever stands at
 * module level is offered.
 */
function namesOf(node: FunctionNode): readonly string[] {
  const { unit, region, outer } = node;
  if (unit.module.language !== 'python')
    return exportedBy(unit).get(region.id) ?? (tablesAround(node).includes('default') ? [region.name] : []);
  return outer?.region.id === 0 && region.name !== '' ? [region.name] : [];
}

/** The names of objects that its module offers and that it is written in: `export const actions = { save: … }`. */
function tablesAround({ unit, region, outer }: FunctionNode): readonly string[] {
  if (unit.module.language !== 'typescript' || outer?.region.id !== 0) return [];
  return tablesOf(unit).get(region.id) ?? [];
}

const tablesOf = remember((unit: Unit): ReadonlyMap<RegionId, readonly string[]> => {
  const found = new Map<RegionId, string[]>();
  for (const { name, value } of unit.module.exports) {
    const given = value?.is === 'name' ? unit.soleValue(value.binding) : value;
    if (given === undefined || !isObject(given)) continue;
    for (const member of given.of) if (member.is === 'function') push(found, member.region, name);
  }
  return found;
});

function parametersOf({ region }: FunctionNode): string {
  return region.function!.parameters.map(({ name }) => name).join(' ');
}
