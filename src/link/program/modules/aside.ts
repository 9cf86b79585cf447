import type { PathWords } from '../../../model/catalog/path-words.js';
import { push } from '../maps.js';
import type { Names } from '../names.js';
import { remember } from '../remember.js';
import { usedBy } from './imported.js';
import type { Unit } from '../unit.js';

/** Scripts, tools and examples come to an end, and so does the test in which something stands for something else. */
export const isAside = remember(
  (unit: Unit): boolean =>
    (isAsidePath(unit, unit.module.path) && !unit.isToolOfProgram) ||
    unit.module.imports.some(({ from, name }) => unit.catalog.asideImports.has(`${from}.${name}`)),
);

/** Marks what stands in `agent/tools/`, from which `agent/loop.py` imports: what the program works with, and no tool of those who write it. */
export function markToolsOfProgram(names: Names): void {
  const folders = new Map<string, Unit[]>();
  for (const unit of names.units) {
    const folder = folderOfTools(unit);
    if (folder !== undefined) push(folders, folder, unit);
  }
  if (folders.size === 0) return;
  for (const unit of names.units) {
    if (isAsidePath(unit, unit.module.path)) continue;
    for (const used of usedBy(names, unit)) {
      const folder = folderOfTools(used);
      if (folder === undefined) continue;
      for (const tool of folders.get(folder) ?? []) tool.isToolOfProgram = true;
      folders.delete(folder);
    }
  }
}

/** The folder of tools that a file stands in, where nothing else on its way says that it stands aside. */
function folderOfTools(unit: Unit): string | undefined {
  const path = unit.pathBelow(unit.module.path);
  const found = unit.catalog.paths.tools.exec(path);
  if (found === null) return undefined;
  const [folder, around] = found;
  return standsAside(unit.catalog.paths, around! + path.slice(folder.length)) ? undefined : folder;
}

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
