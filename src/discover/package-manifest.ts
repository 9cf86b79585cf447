import { posix } from 'node:path';
import type { NamePattern, NameScope } from '../model/module-names.js';
import { isObject, type JsonObject, type ManifestReader, stringsIn } from './manifest-reader.js';
import { ordered, patternOf, scopeOf } from './name-patterns.js';

/** A package of the project, as those who import it know it. */
export interface PackageNames {
  readonly name: string;
  readonly patterns: readonly NamePattern[];
}

/** Folders into which packages are built; the sources that are linted stand in `src`. */
const BUILT = ['dist', 'build', 'lib', 'out'];
const ENTRY_FIELDS = ['source', 'types', 'typings', 'module', 'main'];
const USUAL_ENTRIES = ['src/index', 'index', 'lib/index'];

/** What a package.json lets others import; undefined for a package without a name. */
export function readPackage(path: string, reader: ManifestReader): PackageNames | undefined {
  const manifest = reader.read(path);
  const name = manifest?.['name'];
  if (manifest === undefined || typeof name !== 'string' || name === '') return undefined;
  const target = targetIn(posix.dirname(path), reader);
  const patterns = [
    patternOf(name, entriesOf(manifest).map(target)),
    ...subpathsOf(manifest['exports']).map(([key, files]) => patternOf(name + key.slice(1), files.map(target))),
    ...BUILT.map(built => patternOf(`${name}/${built}/*`, ['src/*', `${built}/*`, '*'].map(target))),
    patternOf(`${name}/*`, ['*', 'src/*', 'lib/*'].map(target)),
  ];
  return { name, patterns: ordered(patterns) };
}

/** What only the manifest of a package says that is installed by others: `main` stands in that of every new folder. */
const OFFERS = ['exports', 'types', 'typings', 'module', 'files', 'publishConfig'];

/** Whether others install the package: neither an application nor a part of the repository, nor an extension of an editor. */
export function isInstallable(path: string, reader: ManifestReader): boolean {
  const manifest = reader.read(path);
  if (typeof manifest?.['name'] !== 'string' || manifest['private'] === true) return false;
  const { engines } = manifest;
  return OFFERS.some(field => field in manifest) && !(isObject(engines) && 'vscode' in engines);
}

/** The `#names` that a package.json's `imports` give to the files of the package itself. */
export function readPackageImports(path: string, reader: ManifestReader): NameScope {
  const target = targetIn(posix.dirname(path), reader);
  const { imports } = reader.read(path) ?? {};
  const patterns = Object.entries(isObject(imports) ? imports : {}).map(([key, value]) =>
    patternOf(key, filesIn(value).map(target)),
  );
  return scopeOf(path, patterns);
}

function targetIn(folder: string, reader: ManifestReader): (file: string) => string {
  return file => reader.path(folder, file);
}

function entriesOf(manifest: JsonObject): string[] {
  const { exports } = manifest;
  const root = isObject(exports) && hasSubpaths(exports) ? exports['.'] : exports;
  const fields = ENTRY_FIELDS.map(field => manifest[field]).filter(value => typeof value === 'string');
  return [...filesIn(root), ...filesIn(fields), ...USUAL_ENTRIES];
}

/** `./part` and `./parts/*` with their files. */
function subpathsOf(exports: unknown): [key: string, files: readonly string[]][] {
  if (!isObject(exports) || !hasSubpaths(exports)) return [];
  return Object.entries(exports)
    .filter(([key]) => key.startsWith('./'))
    .map(([key, value]) => [key, filesIn(value)]);
}

function hasSubpaths(exports: JsonObject): boolean {
  return Object.keys(exports).some(key => key.startsWith('.'));
}

/** The files under all conditions, each where its source may be. */
function filesIn(value: unknown): string[] {
  return [...new Set(stringsIn(value).flatMap(sourcesOf))];
}

/** `./dist/index.d.ts` was `src/index.ts`, or `index.ts` where the folders are built side by side. */
function sourcesOf(file: string): string[] {
  const plain = file.replace(/^\.\//, '').replace(/\.d\.([cm]?)ts$/, '.$1js');
  const [first = '', ...rest] = plain.split('/');
  const inner = rest.join('/');
  return BUILT.includes(first) && inner !== '' ? [`src/${inner}`, plain, inner] : [plain];
}
