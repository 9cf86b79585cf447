import type { Value } from '../model/model.js';
import type { Project } from './project.js';
import type { Operation } from './slots.js';
import type { Unit } from './unit.js';
import { KEEP, partsOf } from './ways.js';

/** Whether the entry that is added has a time in it: `(time.time() + 60, answer)`, `{ at: Date.now(), value }`. */
export function carriesTime(project: Project, { unit, value }: Operation): boolean {
  return value?.is === 'literal' && isTimed(project, unit, value);
}

function isTimed(project: Project, unit: Unit, value: Value): boolean {
  const call = unit.call(value);
  const name = call && project.names.outsideName(unit, call.callee);
  if (name !== undefined) return unit.catalog.clocks.has(name);
  return partsOf(value, KEEP).some(([part]) => isTimed(project, unit, part));
}
