import { posix } from 'node:path';
import { innerMap } from '../maps.js';
import type { ModuleNames } from '../../../model/module-names.js';
import { ScriptModules } from './script-modules.js';
import type { Unit } from '../unit.js';

/** Answers which module of the project an import means; undefined for everything installed. */
export interface ModuleResolver {
  resolve(from: Unit, specifier: string): Unit | undefined;
  /** Python: `from package import submodule`. */
  submodule(of: Unit, name: string): Unit | undefined;
}

/** Resolves imports among the modules of a project, each by the ways of its language. */
export function createResolver(units: readonly Unit[], names: ModuleNames): ModuleResolver {
  const byPath = new Map(units.map(unit => [unit.module.path, unit]));
  const python = pythonModules(units);
  const scripts = new ScriptModules(byPath, names);
  const find = (from: Unit, specifier: string): Unit | undefined =>
    from.module.language === 'python'
      ? resolvePython(python, from, specifier)
      : scripts.resolve(from.module.path, specifier);
  const known = new Map<Unit, Map<string, Unit | undefined>>();
  return {
    resolve: (from, specifier) => {
      const targets = innerMap(known, from);
      if (!targets.has(specifier)) targets.set(specifier, find(from, specifier));
      return targets.get(specifier);
    },
    submodule: (of, name) => {
      const folder = packageFolder(of.module.path);
      return folder === undefined
        ? undefined
        : (byPath.get(posix.join(folder, `${name}.py`)) ?? byPath.get(posix.join(folder, name, '__init__.py')));
    },
  };
}

/**
 * Every dotted name under which a Python file may be imported: its path, and every tail of its path that starts at a
 * folder without `__init__.py` above it (src layouts, several roots). Shorter tails never replace longer ones.
 */
function pythonModules(units: readonly Unit[]): Map<string, Unit> {
  const byName = new Map<string, Unit>();
  const python = units.filter(unit => unit.module.language === 'python');
  const packages = new Set(
    python.filter(u => u.module.path.endsWith('__init__.py')).map(u => posix.dirname(u.module.path)),
  );
  for (const unit of python) {
    const parts = dottedParts(unit.module.path);
    let root = parts.length - 1;
    const folders = posix.dirname(unit.module.path).split('/');
    const isPackage = unit.module.path.endsWith('__init__.py') || unit.module.path.endsWith('__init__.pyi');
    if (isPackage) root = Math.max(0, folders.length - 1);
    while (root > 0 && packages.has(folders.slice(0, root).join('/'))) root--;
    for (let start = root; start >= 0; start--) {
      const name = parts.slice(start).join('.');
      const known = byName.get(name);
      // A folder goes before the script beside it: `player/` before `player.py`, by which it is begun.
      const isBeside = isPackage && known?.module.path === `${posix.dirname(unit.module.path)}.py`;
      if (name && (known === undefined || isBeside)) byName.set(name, unit);
    }
  }
  return byName;
}

function dottedParts(path: string): string[] {
  const parts = path.replace(/\.pyi?$/, '').split('/');
  if (parts[parts.length - 1] === '__init__') parts.pop();
  return parts;
}

function packageFolder(path: string): string | undefined {
  return /(^|\/)__init__\.pyi?$/.test(path) ? posix.dirname(path) : undefined;
}

function resolvePython(modules: ReadonlyMap<string, Unit>, from: Unit, specifier: string): Unit | undefined {
  const dots = /^\.*/.exec(specifier)![0].length;
  if (dots === 0) return modules.get(specifier);
  let folder = posix.dirname(from.module.path);
  for (let up = 1; up < dots; up++) folder = posix.dirname(folder);
  const rest = specifier.slice(dots);
  const name = [...(folder === '.' ? [] : folder.split('/')), ...(rest ? rest.split('.') : [])].join('.');
  return modules.get(name) ?? (rest === '' ? modules.get(folder.split('/').join('.')) : undefined);
}
