import type { Catalog } from '../../../model/catalog/catalog.js';
import { remember } from '../remember.js';

/** What lists, mappings and the like are called with: of what has no known type, `waiting.push(order)` is nobody's method. */
export const containerMethods = remember(
  ({ methods }: Catalog): ReadonlySet<string> => new Set(Object.values(methods).flatMap(rows => Object.keys(rows))),
);
