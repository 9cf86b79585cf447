import type { PathWords } from '../../../model/catalog/path-words.js';
import { remember } from '../remember.js';
import type { Unit } from '../unit.js';

/** Scripts, tools and examples come to an end, and so does the test in which something stands for something else. */
export const isAside = remember(
  (unit: Unit): boolean =>
    isAsidePath(unit, unit.module.path) ||
    unit.module.imports.some(({ from, name }) => unit.catalog.asideImports.has(`${from}.${name}`)),
);

/** The same of a file of the unit's program by its path. */
export function isAsidePath(unit: Unit, path: string): boolean {
  return standsAside(unit.catalog.paths, unit.pathBelow(path));
}

/** By the folders on the way, those that hold the program itself left out. */
export function standsAside({ aside, program }: PathWords, path: string): boolean {
  const rest = program.reduce((left, folder) => left.replace(folder, '/'), path);
  return aside.some(pattern => pattern.test(rest));
}

/** What shows or tries a library is not how it is used. */
export function isShowing(unit: Unit): boolean {
  return unit.catalog.paths.shows.test(unit.pathBelow(unit.module.path));
}
