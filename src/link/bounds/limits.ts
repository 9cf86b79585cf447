import type { Binding, Place } from '../../model/model.js';
import { startOf } from '../../model/span.js';
import type { Unit } from '../program/unit.js';

/** The bound to propose for `name` at a place of its module: the one constant above that says so, else `fallback`. */
export function limitInSight(unit: Unit, near: Place, name: string, fallback: number): string {
  const constants = unit.module.bindings.filter(binding => isAmount(unit, binding, near));
  const about = new Set(name.split(/\W+|_|(?<=[a-z])(?=[A-Z])/).map(singular));
  const fitting = (test: (subject: readonly string[]) => boolean): Binding[] =>
    constants.filter(constant => test(subjectOf(unit, constant.name)));
  const named = fitting(subject => subject.some(word => about.has(singular(word))));
  const general = fitting(subject => subject.length === 0);
  const [found, ...others] = named.length > 0 ? named : general;
  return found && others.length === 0 ? found.name : String(fallback);
}

function isAmount(unit: Unit, { id, name, region, kind, at }: Binding, near: Place): boolean {
  if (region !== 0 || kind !== 'variable' || startOf(at) > near.span[0] || near.path !== unit.module.path) return false;
  const parts = name.split('_');
  const { amounts, measures } = unit.catalog.names;
  if (!parts.some(word => amounts.has(word)) || parts.some(word => measures.has(word))) return false;
  const isSizeOfOne = parts.includes('SIZE') && subjectOf(unit, name).length > 0;
  return !isSizeOfOne && isNumber(unit, id);
}

/** `MAX_OPEN_ROOMS` speaks of open rooms, `MAX_ENTRIES` of whatever there is. */
function subjectOf({ catalog }: Unit, name: string): string[] {
  const { amounts, ofCollections } = catalog.names;
  return name.split('_').filter(word => word !== '' && !amounts.has(word) && !ofCollections.has(word));
}

function singular(word: string): string {
  return word.toUpperCase().replace(/S$/, '');
}

function isNumber(unit: Unit, binding: number): boolean {
  const value = unit.soleValue(binding);
  return value?.is === 'const' && typeof value.value === 'number' && Number.isInteger(value.value) && value.value > 0;
}
