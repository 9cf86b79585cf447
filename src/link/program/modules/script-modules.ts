import { posix } from 'node:path';
import type { ModuleNames, NamePattern, NameScope } from '../../../model/module-names.js';
import { push } from '../maps.js';
import type { Unit } from '../unit.js';

/** A bundler set up for Vue tries its files last. */
const EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.vue'];

/** The TypeScript and JavaScript modules of a project, by the names under which they import each other. */
export class ScriptModules {
  /** By the last two names of their paths. */
  private tails: ReadonlyMap<string, readonly Unit[]> | undefined;
  /** By path without its extension. */
  private readonly stems: ReadonlyMap<string, Unit>;
  private readonly scopesOf = new Map<string, readonly NameScope[]>();

  constructor(
    private readonly byPath: ReadonlyMap<string, Unit>,
    private readonly names: ModuleNames,
  ) {
    this.stems = stemsOf(byPath);
  }

  /** The module that `specifier` means in the file at `from`; undefined for everything installed. */
  resolve(from: string, specifier: string): Unit | undefined {
    const folder = posix.dirname(from);
    if (specifier.startsWith('.')) {
      const path = posix.join(folder, specifier);
      return this.compiledBeside(from, path) ?? this.file(path);
    }
    for (const { patterns } of this.scopesAround(folder)) {
      const found = this.firstMatch(patterns, specifier);
      if (found) return found;
    }
    return (
      this.firstMatch(this.names.packages.get(packageName(specifier)) ?? [], specifier) ??
      this.byTail(specifier) ??
      this.inSources(folder, specifier)
    );
  }

  /** `./dots` in a `.jsx`, where a `dots.jsx` and a `dots.tsx` stand beside each other: what was compiled together. */
  private compiledBeside(from: string, path: string): Unit | undefined {
    const extension = posix.extname(from);
    return /^\.[cm]?jsx?$/.test(extension) ? this.byPath.get(`${path}${extension}`) : undefined;
  }

  /** `@/events`: of the folder of the sources, by the habit of those who bundle pages. */
  private inSources(folder: string, specifier: string): Unit | undefined {
    const rest = /^[@~]\/(.+)$/.exec(specifier)?.[1];
    const sources = rest && /^(?:.*\/)?(?:src|app)(?=\/|$)/.exec(folder)?.[0];
    return rest && sources ? this.file(posix.join(sources, rest)) : undefined;
  }

  /**
   * What no manifest explains: a bundler's alias (`@/stores/user`, SvelteKit's `$lib/user`), a root of its own
   * (`common/events`), a package that is built from a folder (`@scope/kit/table`). The one module of the project whose path
   * ends so.
   */
  private byTail(specifier: string): Unit | undefined {
    const tail = specifier.replace(/^(@[\w-]*|\$[\w-]+|~)\//, '').replace(/\.[cm]?jsx?$/, '');
    if (!/^[\w-]+(\/[\w.-]+)+$/.test(tail)) return undefined;
    this.tails ??= tailsOf(this.byPath);
    const named = this.tails.get(lastTwo(tail)) ?? [];
    const [found, ...others] = named.filter(({ module }) => `/${nameOf(module.path)}`.endsWith(`/${tail}`));
    return others.length === 0 ? found : undefined;
  }

  private scopesAround(folder: string): readonly NameScope[] {
    let scopes = this.scopesOf.get(folder);
    if (scopes === undefined) {
      scopes = this.names.scopes.filter(scope => `${folder}/`.startsWith(scope.folder));
      this.scopesOf.set(folder, scopes);
    }
    return scopes;
  }

  private firstMatch(patterns: readonly NamePattern[], specifier: string): Unit | undefined {
    for (const pattern of patterns) {
      const matched = matchOf(pattern, specifier);
      if (matched === undefined) continue;
      for (const target of pattern.targets) {
        const found = this.file(target.replace('*', () => matched));
        if (found) return found;
      }
    }
    return undefined;
  }

  private file(path: string): Unit | undefined {
    const bare = path.replace(/\.[cm]?jsx?$/, '');
    const { byPath, stems } = this;
    return byPath.get(path) ?? stems.get(bare) ?? stems.get(path) ?? stems.get(posix.join(path, 'index'));
  }
}

/** What the `*` of the pattern stands for in `specifier`; undefined when it does not match. */
function matchOf({ prefix, suffix }: NamePattern, specifier: string): string | undefined {
  if (suffix === undefined) return specifier === prefix ? '' : undefined;
  const fits =
    specifier.length >= prefix.length + suffix.length && specifier.startsWith(prefix) && specifier.endsWith(suffix);
  return fits ? specifier.slice(prefix.length, specifier.length - suffix.length) : undefined;
}

/** `@scope/name` of `@scope/name/part`. */
function packageName(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** Of those that differ only in their extension, the one that is tried first. */
function stemsOf(byPath: ReadonlyMap<string, Unit>): Map<string, Unit> {
  const stems = new Map<string, Unit>();
  const rank = (path: string): number => EXTENSIONS.indexOf(posix.extname(path));
  for (const [path, unit] of byPath) {
    if (rank(path) < 0) continue;
    const stem = path.slice(0, -posix.extname(path).length);
    const known = stems.get(stem);
    if (known === undefined || rank(path) < rank(known.module.path)) stems.set(stem, unit);
  }
  return stems;
}

function tailsOf(byPath: ReadonlyMap<string, Unit>): Map<string, Unit[]> {
  const tails = new Map<string, Unit[]>();
  for (const [path, unit] of byPath)
    if (unit.module.language === 'typescript') push(tails, lastTwo(nameOf(path)), unit);
  return tails;
}

/** What a module is called by its path: `kit/table` of `kit/table/src/index.ts`. */
function nameOf(path: string): string {
  return path.replace(/\.[^./]+$/, '').replace(/\/(src\/)?index$/, '');
}

function lastTwo(name: string): string {
  return name.split('/').slice(-2).join('/');
}
