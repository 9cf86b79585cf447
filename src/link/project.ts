import { catalogs, type Catalogs } from '../languages/catalogs.js';
import type { Module } from '../model/model.js';
import type { ModuleNames } from '../model/module-names.js';
import { BackReferences } from './back-references.js';
import { Calls } from './calls.js';
import { linkClasses } from './classes.js';
import { Frequencies } from './frequency.js';
import { KeySets } from './key-sets.js';
import { Keys } from './keys.js';
import { Lives } from './lives.js';
import { Names } from './names.js';
import { findOperations } from './operations.js';
import type { SlotTable } from './slot-table.js';
import { createResolver } from './resolve.js';
import { Spots } from './spots.js';
import { Types } from './types.js';
import { Unit } from './unit.js';

/** All modules as one program. What rules ask it stands in `src/rule.ts`. */
export interface Project {
  readonly units: readonly Unit[];
  readonly names: Names;
  readonly types: Types;
  readonly spots: Spots;
  readonly calls: Calls;
  readonly frequencies: Frequencies;
  readonly operations: SlotTable;
  readonly lives: Lives;
  readonly keys: Keys;
}

/** Joins the modules of a project: imports to exports, names to classes, calls to functions, places to what is done to them. */
export function linkProject(
  modules: readonly Module[],
  moduleNames: ModuleNames,
  tables: Catalogs = catalogs,
): Project {
  const units = modules.map((module, index) => new Unit(module, tables[module.language], index));
  const names = new Names(units, createResolver(units, moduleNames));
  linkClasses(units, names);
  const types = new Types(names, new BackReferences(units, names));
  const spots = new Spots(names, types);
  const operations = findOperations(units, names, types, spots);
  const calls = new Calls(units, types);
  const frequencies = new Frequencies(units, names, types, calls);
  const lives = new Lives(names, types, spots, calls, frequencies, operations);
  const keys = new Keys(names, types, calls, new KeySets(operations, frequencies), frequencies);
  return { units, names, types, spots, calls, frequencies, operations, lives, keys };
}
