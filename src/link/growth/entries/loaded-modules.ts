import type { Value } from '../../../model/model.js';
import { lastName } from '../../../model/parts.js';
import { reachingDefinitions } from '../../program/definitions.js';
import { someIn } from '../../program/mentions.js';
import type { Operation } from '../../slots/slots.js';

/** `module = import_module(name); runners[name] = module.RUNNER`: there are as many as modules, which the runtime keeps as well. */
export function isOfLoadedModule({ at, value }: Operation): boolean {
  if (value === undefined) return false;
  const { unit } = at;
  const isLoading = (part: Value): boolean => {
    const call = unit.call(part);
    return call !== undefined && unit.catalog.loaders.has(lastName(call.callee));
  };
  const isLoaded = (part: Value): boolean =>
    isLoading(part) ||
    (part.is === 'name' &&
      part.binding >= 0 &&
      reachingDefinitions(at, part.binding).some(id => {
        const given = unit.assignment(id).value;
        return given !== undefined && isLoading(given);
      }));
  return someIn(unit, value, isLoaded);
}
