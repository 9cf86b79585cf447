import type { CallFact, FactId } from '../../../model/model.js';
import type { OpenRow } from '../../../model/catalog/open-rows.js';
import { lastName } from '../../../model/parts.js';
import { atFact } from '../../program/at.js';
import { reachingDefinitions } from '../../program/definitions.js';
import type { Unit } from '../../program/unit.js';
import type { Project } from '../../project.js';

/** An archive over bytes in memory, or over what is open already, has no handle of its own, nor has what is taken out of it. */
export function isInMemory(project: Project, unit: Unit, call: CallFact, id: FactId, row: OpenRow): boolean {
  if (row.over === undefined) return false;
  const isMemory = call.arguments.some(({ value }, at) => {
    if (at === 0 && unit.catalog.names.openFiles.test(lastName(value))) return true;
    const type = project.types.typeOf(atFact(unit, id), value);
    return type?.is === 'outside' && row.over!.includes(type.name);
  });
  return isMemory || archivesOf(unit, call, id).some(of => isInMemory(project, unit, unit.callAt(of), of, row));
}

/** The calls that give what `call` is a method of: `ZipFile(buffer)` of `archive.open(name)`. */
function archivesOf(unit: Unit, { callee }: CallFact, id: FactId): FactId[] {
  const of = callee.is === 'get' ? callee.of : undefined;
  if (of?.is === 'call') return [of.fact];
  if (of?.is !== 'name') return [];
  return reachingDefinitions(atFact(unit, id), of.binding).flatMap(definition => {
    const { value } = unit.assignment(definition);
    return value?.is === 'call' && definition < id ? [value.fact] : [];
  });
}
