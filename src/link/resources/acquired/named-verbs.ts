import type { CallFact, GetValue } from '../../../model/model.js';
import type { ResourceRow } from '../../../model/catalog/resource-rows.js';
import type { ResourceCatalog } from '../../../model/catalog/resource-words.js';
import { remember } from '../../program/remember.js';
import type { Unit } from '../../program/unit.js';
import { isSelf } from '../written/names.js';

/**
 * What a method says of itself, whatever class it is of, where it is given a function: `session.addUpdateListener(f)`,
 * `service.subscribeToStatus(f)`. Its opposite is named as well.
 */
export function namedVerb(unit: Unit, { callee, new: isNew }: CallFact): ResourceRow | undefined {
  if (isNew || callee.is !== 'get' || isSelf(unit, callee.of)) return undefined;
  const { resources } = unit.catalog;
  if (isPut(unit, callee)) return resources.listsOfFunctions.row;
  const rows = rowsIn(resources);
  const known = rows.get(callee.name);
  if (known !== undefined) return known ?? undefined;
  const row = rowNamed(resources, callee.name);
  rows.set(callee.name, row);
  return row ?? undefined;
}

const rowsIn = remember<ResourceCatalog, Map<string, ResourceRow | null>>(() => new Map());

function rowNamed({ namedPairs, handleEnds }: ResourceCatalog, name: string): ResourceRow | null {
  for (const { begins, ends, noun } of namedPairs) {
    if (!begins.test(name)) continue;
    const verbs = ends.map(end => name.replace(begins, end));
    const release = { verbs, methods: [...handleEnds], result: true };
    return { kind: 'listener', verb: [name], release, handler: 0, needs: 'function', learned: true, noun };
  }
  return null;
}

/** `Config.listeners.push(f)`: on a list of somebody else's. */
function isPut(unit: Unit, { name, of }: GetValue): boolean {
  const { names, row } = unit.catalog.resources.listsOfFunctions;
  return row.verb!.includes(name) && of.is === 'get' && !isSelf(unit, of.of) && names.test(of.name);
}
