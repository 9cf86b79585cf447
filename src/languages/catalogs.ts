import type { Catalog } from '../model/catalog.js';
import type { LanguageName } from '../model/model.js';
import { pythonCatalog } from './python/catalog.js';
import { typescriptCatalog } from './typescript/catalog.js';

export const catalogs: Readonly<Record<LanguageName, Catalog>> = {
  python: pythonCatalog,
  typescript: typescriptCatalog,
};
