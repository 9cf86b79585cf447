import { catalogs, type Catalogs } from '../languages/catalogs.js';
import type { Module } from '../model/model.js';
import type { ModuleNames } from '../model/module-names.js';
import { BackReferences } from './program/types/back-references.js';
import { Calls } from './program/calls/calls.js';
import { linkClasses } from './program/classes/classes.js';
import { Frequencies } from './frequency/frequencies.js';
import { KeySets } from './keys/key-sets.js';
import { Hosts } from './program/types/hosts.js';
import { HungOn } from './program/types/hung-on.js';
import { Keys } from './keys/keys.js';
import { Lives } from './lives/lives.js';
import { Names } from './program/names.js';
import { findOperations } from './slots/operations.js';
import type { SlotTable } from './slots/slot-table.js';
import { markToolsOfProgram } from './program/modules/aside.js';
import { folderOutside } from './program/modules/folder-outside.js';
import { Packages } from './program/modules/packages.js';
import { createResolver } from './program/modules/resolve.js';
import { Spots } from './slots/spots.js';
import { Types } from './program/types/types.js';
import { Unit } from './program/unit.js';

/** All modules as one program. What rules ask it stands in `src/rule.ts`. */
export interface Project {
  readonly units: readonly Unit[];
  readonly packages: Packages;
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
  const base = folderOutside(modules.map(({ path }) => path));
  const units = modules.map((module, index) => new Unit(module, tables[module.language], index, base));
  const names = new Names(units, createResolver(units, moduleNames));
  linkClasses(units, names);
  markToolsOfProgram(names);
  const types = new Types(names, new BackReferences(units, names), new HungOn(units), new Hosts(units, names));
  const spots = new Spots(names, types);
  const operations = findOperations(units, names, types, spots);
  const calls = new Calls(units, types);
  const frequencies = new Frequencies(units, names, types, calls);
  const lives = new Lives({ names, types, spots, calls, frequencies, operations });
  const keys = new Keys(names, types, calls, new KeySets(operations, frequencies), frequencies);
  const packages = new Packages(moduleNames.installable);
  return { units, packages, names, types, spots, calls, frequencies, operations, lives, keys };
}
