import { posix } from 'node:path';
import type { Unit } from './unit.js';

/** Answers which module of the project an import means; undefined for everything installed. */
export interface ModuleResolver {
  resolve(from: Unit, specifier: string): Unit | undefined;
  /** Python: `from package import submodule`. */
  submodule(of: Unit, name: string): Unit | undefined;
}

/** What the project says of module names besides its files: tsconfig `paths`, workspaces' package names. */
export interface ModuleNames {
  /** `@scope/name` → folder of its sources, relative to the project root. */
  readonly packages: ReadonlyMap<string, string>;
  /** `@app/*` → `src/app/*`, prefix to prefix. */
  readonly aliases: readonly { readonly prefix: string; readonly folder: string }[];
}

export const NO_NAMES: ModuleNames = { packages: new Map(), aliases: [] };

const EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];

export function createResolver(units: readonly Unit[], names: ModuleNames): ModuleResolver {
  const byPath = new Map(units.map(unit => [unit.module.path, unit]));
  const python = pythonModules(units);
  const resolveFile = (path: string): Unit | undefined => {
    for (const candidate of fileCandidates(path)) {
      const unit = byPath.get(candidate);
      if (unit) return unit;
    }
    return undefined;
  };
  const resolveScript = (from: Unit, specifier: string): Unit | undefined => {
    if (specifier.startsWith('.')) return resolveFile(posix.join(posix.dirname(from.module.path), specifier));
    for (const { prefix, folder } of names.aliases) {
      if (specifier.startsWith(prefix)) {
        const found = resolveFile(posix.join(folder, specifier.slice(prefix.length)));
        if (found) return found;
      }
    }
    return resolvePackage(specifier, names, resolveFile);
  };
  return {
    resolve: (from, specifier) =>
      from.module.language === 'python' ? resolvePython(python, from, specifier) : resolveScript(from, specifier),
    submodule: (of, name) => {
      const folder = packageFolder(of.module.path);
      return folder === undefined
        ? undefined
        : (byPath.get(posix.join(folder, `${name}.py`)) ?? byPath.get(posix.join(folder, name, '__init__.py')));
    },
  };
}

function* fileCandidates(path: string): Iterable<string> {
  yield path;
  const bare = path.replace(/\.[cm]?jsx?$/, '');
  for (const extension of EXTENSIONS) yield bare + extension;
  if (bare !== path) for (const extension of EXTENSIONS) yield path + extension;
  for (const extension of EXTENSIONS) yield posix.join(path, `index${extension}`);
}

function resolvePackage(
  specifier: string,
  names: ModuleNames,
  resolveFile: (path: string) => Unit | undefined,
): Unit | undefined {
  const parts = specifier.split('/');
  const name = specifier.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0]!;
  const folder = names.packages.get(name);
  if (folder === undefined) return undefined;
  const rest = specifier.slice(name.length + 1);
  for (const base of ['src', 'lib', '']) {
    const found = resolveFile(posix.join(folder, base, rest || 'index'));
    if (found) return found;
  }
  return undefined;
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
      if (name && !byName.has(name)) byName.set(name, unit);
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
