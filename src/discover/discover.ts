import { type Dirent, readdirSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import type { Configuration } from '../config/configuration.js';
import { type Excluder, excluderOf } from '../config/globs.js';
import { UsageError } from '../config/usage-error.js';
import type { LanguageName } from '../model/model.js';
import { systemReason } from '../system-reason.js';
import { isExcludedFolder, isMachineMadeName, isTestFile, isTestFolder } from './conventions.js';

import { enterFolder, type GitIgnore, isIgnored, rulesAbove } from './git-ignore.js';
import { isManifest } from './manifest-reader.js';
import { manifestsAbove } from './manifests-above.js';
import { isInside, joinNative, type NativePath, shownName, shownPath } from './native-path.js';
import { isProject } from './project-marks.js';
import { languageOfScript } from './script-language.js';

export interface FoundFile {
  /** Relative to the current folder, absolute when it lies outside; `/` separators. What reports show. */
  readonly path: string;
  readonly absolute: NativePath;
  readonly language: LanguageName;
  /** A test, an example or a benchmark: it uses the program and is no part of it. */
  readonly test: boolean;
  /** Named on the command line itself: linted whatever it looks like. */
  readonly explicit: boolean;
  /** Stands around the files that were named: read for what it tells of them, never reported. */
  readonly context?: boolean;
}

export interface DiscoverOptions {
  readonly cwd: string;
  readonly exclude: readonly string[];
  /** What the configuration excludes; its globs start from its folder. */
  readonly configured?: Pick<Configuration, 'folder' | 'exclude'>;
  readonly gitignore: boolean;
  /** Whether tests, examples and benchmarks are wanted too. */
  readonly tests: boolean;
  /** Whether what would not be found below the current folder is left out even if it is named. */
  readonly forceExclude?: boolean;
  /** The language of a file, by its name. */
  readonly languageOf: (fileName: string) => LanguageName | undefined;
}

export interface Discovery {
  /** Ordered by path, each file once. */
  readonly files: readonly FoundFile[];
  /** Files that name modules (package.json, tsconfig.json), in the form of `FoundFile.path`; none of tests. */
  readonly manifests: readonly string[];
  /** How many tests, examples and benchmarks are not among `files`. */
  readonly testsLeftOut: number;
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
}

/** Files above this size, in bytes, are data or bundles; told once. */
const sizeLimit = 1 << 20;

/**
 * Finds the files to lint below `paths`, and around those that are files. Throws `UsageError` for a path that is not there
 * or a file of no known language. Excludes and .gitignore hold below the paths given, not for the paths themselves, unless
 * they are forced.
 */
export function discover(paths: readonly string[], options: DiscoverOptions): Discovery {
  const walk = new Walk(options);
  for (const path of paths) walk.start(path);
  return walk.finish();
}

/** Finds what stands around the file at `path`, which need not be there: all else of the project in the current folder. */
export function discoverAround(path: string, options: DiscoverOptions): Discovery {
  const walk = new Walk(options);
  walk.around(path);
  const { files, ...found } = walk.finish();
  return { files: files.filter(file => file.path !== shownPath(options.cwd, resolve(options.cwd, path))), ...found };
}

/** A folder on the way: how it is shown, and what holds in it. */
interface Folder {
  readonly absolute: NativePath;
  /** '' or with a `/` at its end. */
  readonly shown: string;
  /** Shown path below the path given on the command line, same form; what `--exclude` may also speak of. */
  readonly below: string;
  readonly test: boolean;
  readonly context: boolean;
  readonly rules: GitIgnore | undefined;
}

class Walk {
  private readonly found = new Map<string, FoundFile>();
  private readonly entered = new Set<string>();
  private readonly files = new Set<string>();
  private readonly manifests = new Set<string>();
  private readonly foldersAbove = new Set<string>();
  /** Links wait until all that is really there was seen, so that a file keeps its own name. */
  private readonly links: (() => void)[] = [];
  private readonly warnings: string[] = [];
  private readonly excluded: Excluder;
  private readonly configured: Excluder | undefined;
  private large = 0;
  private testsLeftOut = 0;
  private isContextWanted = false;

  constructor(private readonly options: DiscoverOptions) {
    this.excluded = excluderOf(options.exclude);
    const { exclude = [] } = options.configured ?? {};
    if (exclude.length > 0) this.configured = excluderOf(exclude);
  }

  start(path: string): void {
    const absolute = resolve(this.options.cwd, path);
    const stats = statSync(absolute, { throwIfNoEntry: false });
    if (stats === undefined) throw new UsageError(`no such file or folder: ${path}`);
    const shown = shownPath(this.options.cwd, absolute);
    this.lookAbove(absolute);
    if (stats.isDirectory()) this.enter(this.startFolder(absolute, shown, false), stats);
    else if (this.options.forceExclude) this.addUnlessExcluded(absolute);
    else this.addExplicit(absolute, shown, stats);
  }

  /** Asks for the rest of the project in the current folder, if the file is part of one. */
  around(path: string): void {
    const { cwd } = this.options;
    if (isInside(cwd, resolve(cwd, path)) && isProject(cwd)) this.isContextWanted = true;
  }

  finish(): Discovery {
    this.followLinks();
    if (this.isContextWanted) this.enter(this.startFolder(this.options.cwd, '', true), statSync(this.options.cwd));
    this.followLinks();
    const files = [...this.found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
    const notes = this.large > 0 ? [`skipped ${count(this.large, 'file')} over 1 MiB`] : [];
    const { testsLeftOut, warnings } = this;
    return { files, manifests: [...this.manifests], testsLeftOut, notes, warnings };
  }

  private followLinks(): void {
    for (let next = this.links.shift(); next !== undefined; next = this.links.shift()) next();
  }

  private lookAbove(start: string): void {
    const { cwd } = this.options;
    for (const file of manifestsAbove(start, cwd, this.foldersAbove)) this.manifests.add(shownPath(cwd, file));
  }

  private startFolder(absolute: string, shown: string, context: boolean): Folder {
    const above = this.options.gitignore ? rulesAbove(absolute) : undefined;
    const name = basename(absolute);
    // A folder that is named although it is ignored is meant: then only its own .gitignore files speak.
    const outer = isIgnored(above, `${name}/`) ? undefined : above;
    return {
      absolute,
      shown: shown === '' ? '' : shown.endsWith('/') ? shown : `${shown}/`,
      below: '',
      test: false,
      context,
      rules: this.options.gitignore ? enterFolder(absolute, name, outer) : undefined,
    };
  }

  private addExplicit(absolute: string, path: string, stats: Stats): void {
    const language = this.options.languageOf(basename(absolute)) ?? languageOfScript(absolute);
    if (language === undefined) throw new UsageError(`not a Python, TypeScript or JavaScript file: ${path}`);
    isFirst(this.files, stats);
    this.found.set(path, { path, absolute, language, test: false, explicit: true, context: false });
    this.around(path);
  }

  /** Adds a file that is named where a walk from the current folder, or from its own if that is elsewhere, comes by it. */
  private addUnlessExcluded(absolute: string): void {
    const { cwd } = this.options;
    const start = isInside(cwd, absolute) ? cwd : dirname(absolute);
    let folder: Folder = this.startFolder(start, shownPath(cwd, start), false);
    const names = relative(start, absolute).split(sep);
    const fileName = names.pop()!;
    for (const name of names) {
      if (!this.isWanted(folder, name, '/')) return;
      folder = innerFolder(folder, name, name);
    }
    if (!this.isWanted(folder, fileName, '')) return;
    this.add(folder, fileName, fileName, false);
    this.around(absolute);
  }

  private enter(folder: Folder, stats: Stats): void {
    if (!isFirst(this.entered, stats)) return;
    for (const entry of this.entriesOf(folder)) this.visit(folder, entry.name, entry);
  }

  private entriesOf(folder: Folder): Dirent<NativePath>[] {
    try {
      const entries = readdirSync(folder.absolute, { withFileTypes: true });
      if (!entries.some(entry => entry.name.includes('\uFFFD'))) return entries;
      return readdirSync(folder.absolute, { withFileTypes: true, encoding: 'buffer' });
    } catch (error) {
      this.warnings.push(`cannot read folder ${folder.shown}: ${systemReason(error)}`);
      return [];
    }
  }

  private visit(folder: Folder, native: NativePath, entry: Dirent<NativePath>): void {
    const name = shownName(native);
    if (entry.isDirectory()) {
      if (this.isWanted(folder, name, '/')) this.descend(folder, native, name);
    } else if (entry.isFile()) {
      if (this.options.languageOf(name) !== undefined && this.isWanted(folder, name, ''))
        this.add(folder, native, name, false);
      else if (isManifest(name) && !folder.test && this.isWanted(folder, name, ''))
        this.manifests.add(folder.shown + name);
    } else if (entry.isSymbolicLink()) {
      this.links.push(() => this.follow(folder, native, name));
    }
  }

  private isWanted(folder: Folder, name: string, slash: '/' | ''): boolean {
    if (slash === '/' ? isExcludedFolder(name) : isMachineMadeName(name)) return false;
    if (this.excluded(folder.shown + name, name) || this.excluded(folder.below + name, name)) return false;
    if (this.configured?.(this.pathInProject(folder.shown + name), name)) return false;
    return !isIgnored(folder.rules, name + slash);
  }

  /** From the folder of the configuration. */
  private pathInProject(shown: string): string {
    return shownPath(this.options.configured!.folder, resolve(this.options.cwd, shown));
  }

  private descend(folder: Folder, native: NativePath, name: string): void {
    const absolute = joinNative(folder.absolute, native);
    const stats = statOf(absolute);
    if (stats === undefined) return;
    this.enter(innerFolder(folder, native, name), stats);
  }

  private add(folder: Folder, native: NativePath, name: string, link: boolean): void {
    const { context } = folder;
    const test = folder.test || isTestFile(name);
    if (test && !this.options.tests) {
      if (!context) this.testsLeftOut++;
      return;
    }
    const absolute = joinNative(folder.absolute, native);
    const language = this.options.languageOf(name) ?? (context || link ? undefined : languageOfScript(absolute));
    const stats = statOf(absolute);
    if (language === undefined || stats === undefined) return;
    if (!isFirst(this.files, stats) && (link || context)) return;
    if (stats.size > sizeLimit) {
      if (!context) this.large++;
      return;
    }
    const path = folder.shown + name;
    if (this.found.has(path)) return;
    this.found.set(path, { path, absolute, language, test, explicit: false, context });
  }

  private follow(folder: Folder, native: NativePath, name: string): void {
    const stats = statOf(joinNative(folder.absolute, native));
    if (stats?.isDirectory() && this.isWanted(folder, name, '/')) this.descend(folder, native, name);
    else if (stats?.isFile() && this.isWanted(folder, name, '')) this.add(folder, native, name, true);
  }
}

function innerFolder(folder: Folder, native: NativePath, name: string): Folder {
  const absolute = joinNative(folder.absolute, native);
  return {
    absolute,
    shown: `${folder.shown}${name}/`,
    below: `${folder.below}${name}/`,
    test: folder.test || isTestFolder(name),
    context: folder.context,
    rules: folder.rules === undefined ? undefined : enterFolder(absolute, name, folder.rules),
  };
}

/** Whether this file or folder is met for the first time, by whatever name. */
function isFirst(seen: Set<string>, stats: Stats): boolean {
  const before = seen.size;
  seen.add(`${stats.dev}:${stats.ino}`);
  return seen.size > before;
}

function statOf(path: NativePath): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
