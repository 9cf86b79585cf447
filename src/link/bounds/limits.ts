import type { Binding, Place } from '../../model/model.js';
import { startOf } from '../../model/span.js';
import type { Unit } from '../program/unit.js';

/** Words that make a constant's name speak of an amount. */
const AMOUNT = new Set('MAX MAXIMUM LIMIT CAPACITY SIZE KEEP'.split(' '));
/** Words that say of what kind, and fit every collection. */
const COLLECTION = new Set('BUFFER HISTORY CACHE ENTRIES ITEMS RECORDS COUNT NUM NUMBER OF TO'.split(' '));
/** Words of amounts that are no number of entries. */
const MEASURE = new Set('LENGTH LEN BYTES CHARS AGE TIME TIMEOUT SECONDS SEC MS MINUTES HOURS DAYS MB KB'.split(' '));

/** The bound to propose for `name` at a place of its module: the one constant above that says so, else `fallback`. */
export function limitInSight(unit: Unit, near: Place, name: string, fallback: number): string {
  const constants = unit.module.bindings.filter(binding => isAmount(unit, binding, near));
  const about = new Set(name.split(/\W+|_|(?<=[a-z])(?=[A-Z])/).map(singular));
  const fitting = (test: (subject: readonly string[]) => boolean): Binding[] =>
    constants.filter(constant => test(subjectOf(constant.name)));
  const named = fitting(subject => subject.some(word => about.has(singular(word))));
  const general = fitting(subject => subject.length === 0);
  const [found, ...others] = named.length > 0 ? named : general;
  return found && others.length === 0 ? found.name : String(fallback);
}

function isAmount(unit: Unit, { id, name, region, kind, at }: Binding, near: Place): boolean {
  if (region !== 0 || kind !== 'variable' || startOf(at) > near.span[0] || near.path !== unit.module.path) return false;
  const parts = name.split('_');
  if (!parts.some(word => AMOUNT.has(word)) || parts.some(word => MEASURE.has(word))) return false;
  const isSizeOfOne = parts.includes('SIZE') && subjectOf(name).length > 0;
  return !isSizeOfOne && isNumber(unit, id);
}

function subjectOf(name: string): string[] {
  return name.split('_').filter(word => word !== '' && !AMOUNT.has(word) && !COLLECTION.has(word));
}

function singular(word: string): string {
  return word.toUpperCase().replace(/S$/, '');
}

function isNumber(unit: Unit, binding: number): boolean {
  const value = unit.soleValue(binding);
  return value?.is === 'const' && typeof value.value === 'number' && Number.isInteger(value.value) && value.value > 0;
}
