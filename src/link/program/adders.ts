import type { Catalog } from '../../model/catalog/catalog.js';
import { remember } from './remember.js';

/** Names of the methods that add to what they are called on, whatever kind of collection that is. */
export const addersOf = remember(({ methods }: Catalog): ReadonlySet<string> => {
  const rows = Object.values(methods).flatMap(byName => Object.entries(byName));
  return new Set(rows.filter(([, { does }]) => does === 'grow').map(([name]) => name));
});
