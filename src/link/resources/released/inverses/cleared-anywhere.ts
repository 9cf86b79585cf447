import type { FactId, GetValue, Value } from '../../../../model/model.js';
import { lastName } from '../../../../model/parts.js';
import { push } from '../../../program/maps.js';
import { remember } from '../../../program/remember.js';
import type { Unit } from '../../../program/unit.js';
import type { Project } from '../../../project.js';
import type { Acquisition } from '../../acquired/acquisition.js';
import { Rows } from '../../acquired/rows.js';
import type { Release } from '../release.js';

/**
 * `ipcMain.removeAllListeners()`: what a library offers one of is cleared for all who listen to it, wherever that is done; so is
 * an emitter of a module's own, `emitter.clear()`.
 */
export function clearedAnywhere(project: Project, { unit, receiver, topic, row }: Acquisition): Release[] {
  const name = receiver && sharedName(project, unit, receiver);
  if (name === undefined || row.release.all === undefined) return [];
  const clearings = clearingsIn(project).get(name) ?? [];
  return clearings.flatMap(({ unit: where, fact }): Release[] => {
    if (where === unit) return [];
    const { callee, arguments: given, region } = where.callAt(fact);
    const isAll = callee.is === 'get' && (row.release.all!.includes(callee.name) || clearsEmitter(where, callee));
    const isMeant = isAll && isOfTopic(given[0]?.value, topic);
    return isMeant ? [{ unit: where, fact, region, how: 'all' }] : [];
  });
}

/** Of all events, or of this one. */
function isOfTopic(cleared: Value | undefined, topic: Value | undefined): boolean {
  if (cleared === undefined) return true;
  return cleared.is === 'const' && topic?.is === 'const' && cleared.value === topic.value;
}

/** What a library calls it, or the module that it is a variable of. */
function sharedName(project: Project, unit: Unit, value: Value): string | undefined {
  if (value.is !== 'name' || unit.binding(value.binding)?.kind !== 'import') return undefined;
  const entity = project.names.ofBinding(unit, value.binding);
  if (entity?.is === 'outside') return entity.name;
  return entity?.is === 'variable' ? `${entity.unit.module.path} ${entity.binding}` : undefined;
}

/** What empties a collection, and an emitter of all that listen. */
const EMPTIES = 'clear';

/** `emitter.clear()`: what is called an emitter has nothing but listeners. */
function clearsEmitter({ catalog }: Unit, { name, of }: GetValue): boolean {
  return name === EMPTIES && catalog.names.emitters.test(lastName(of));
}

/** The calls that clear something shared, by its name. */
const clearingsIn = remember((project: Project): ReadonlyMap<string, readonly { unit: Unit; fact: FactId }[]> => {
  const found = new Map<string, { unit: Unit; fact: FactId }[]>();
  for (const unit of project.units) {
    const { removing } = Rows.of(unit.catalog.resources);
    unit.eachCallNamed(
      verb => verb === EMPTIES || removing.has(verb),
      ({ callee }, fact) => {
        if (callee.is !== 'get') return;
        if (!removing.has(callee.name) && !clearsEmitter(unit, callee)) return;
        const name = sharedName(project, unit, callee.of);
        if (name !== undefined) push(found, name, { unit, fact });
      },
    );
  }
  return found;
});
