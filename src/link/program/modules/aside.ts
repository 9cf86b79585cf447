import type { Catalog } from '../../../model/catalog.js';
import { remember } from '../remember.js';
import type { Unit } from '../unit.js';

/** Scripts, tools and examples come to an end, and so does the test in which something stands for something else. */
export const isAside = remember(
  ({ module, catalog }: Unit): boolean =>
    isAsidePath(catalog, module.path) ||
    module.imports.some(({ from, name }) => catalog.asideImports.has(`${from}.${name}`)),
);

/** The same of a file by its path. */
export function isAsidePath({ paths }: Catalog, path: string): boolean {
  return paths.aside.some(pattern => pattern.test(path));
}

/** What shows or tries a library is not how it is used. */
export function isShowing({ module, catalog }: Unit): boolean {
  return catalog.paths.shows.test(module.path);
}
