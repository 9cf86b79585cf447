import type { Value } from '../../../model/model.js';
import { lastName } from '../../../model/parts.js';
import { atFact, type At } from '../../program/at.js';
import { returnsOf } from '../../program/calls/returns.js';
import type { Project } from '../../project.js';

/** Functions that call one another are followed this far. */
const MAX_DEPTH = 3;

/**
 * Whether a function of the project makes an element for each of its callers:
 * `const row = (...parts) => { const el = document.createElement('tr'); …; return el; }`.
 */
export function givesNewborn(project: Project, at: At, callee: Value, depth = 0): boolean {
  const type = project.types.typeOf(at, callee);
  if (type?.is !== 'function' || depth > MAX_DEPTH) return false;
  const given = [...returnsOf(type.of)];
  return given.length > 0 && given.every(each => isNewborn(project, each.at, each.value, depth + 1));
}

function isNewborn(project: Project, at: At, value: Value, depth: number): boolean {
  const { unit } = at;
  if (value.is === 'name') {
    const definition = unit.soleDefinition(value.binding);
    const made = unit.soleValue(value.binding);
    const isLocal = unit.functionOf(unit.binding(value.binding)!.region) === unit.functionOf(at.region);
    return isLocal && made?.is === 'call' && isNewborn(project, atFact(unit, definition!), made, depth);
  }
  const callee = unit.call(value)?.callee;
  if (callee === undefined) return false;
  return unit.catalog.resources.makes.test(lastName(callee)) || givesNewborn(project, at, callee, depth);
}
