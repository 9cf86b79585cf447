import { ancestry } from '../program/classes/ancestry.js';
import { exportedBy } from '../program/exported.js';
import type { FunctionNode } from '../program/unit.js';

/** Whether a framework calls the function for each request, by where it stands and what it is called. */
export function isServed(node: FunctionNode): boolean {
  const offered = namesOf(node);
  return (
    offered.length > 0 &&
    node.unit.catalog.served.some(({ file, names, parameters }) => {
      if (!file.test(node.unit.module.path) || !offered.some(name => names.test(name))) return false;
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
    if (!row.names.test(region.name) || !bases.some(name => row.bases.test(name))) return false;
    return row.parameters === undefined || row.parameters.test(given.join(' '));
  });
}

/** The names that its module offers it under; in Python whatever stands at module level is offered. */
function namesOf({ unit, region, outer }: FunctionNode): readonly string[] {
  if (unit.module.language !== 'python') return exportedBy(unit).get(region.id) ?? [];
  return outer?.region.id === 0 && region.name !== '' ? [region.name] : [];
}

function parametersOf({ region }: FunctionNode): string {
  return region.function!.parameters.map(({ name }) => name).join(' ');
}
