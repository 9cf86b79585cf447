import { type Dirent, readdirSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { type Excluder, excluderOf } from '../config/globs.js';
import { UsageError } from '../config/usage-error.js';
import { systemReason } from '../files/system-reason.js';
import { isExcludedFolder, isMachineMadeName, isTestFile } from './conventions.js';
import type { DiscoverOptions, Discovery, FoundFile } from './discovery.js';
import { Exclusions } from './exclusions.js';
import { type Folder, innerFolder, startFolder } from './folder.js';
import { isIgnored } from './git-ignore.js';
import { installedIn } from './installed.js';
import { LeftOut, type LeftOutBy } from './left-out.js';
import { isManifest } from './manifest-reader.js';
import { manifestsAbove } from './manifests-above.js';
import { isInside, joinNative, type NativePath, shownName, shownPath } from './native-path.js';
import { isProject } from './project-marks.js';
import { languageOfScript } from './script-language.js';

/** Files above this size, in bytes, are data or bundles; told once. */
const sizeLimit = 1 << 20;

/** Goes through folders, and gathers what is found. */
export class Walk {
  private readonly found = new Map<string, FoundFile>();
  private readonly entered = new Set<string>();
  private readonly files = new Set<string>();
  private readonly manifests = new Set<string>();
  private readonly foldersAbove = new Set<string>();
  private readonly installed = new WeakMap<Folder, ReadonlySet<string>>();
  /** Links wait until all that is really there was seen, so that a file keeps its own name. */
  private readonly links: (() => void)[] = [];
  private readonly warnings: string[] = [];
  private readonly leftOut = new LeftOut();
  private readonly excluded: Exclusions;
  private readonly configured: Excluder | undefined;
  private large = 0;
  private testsLeftOut = 0;
  private isContextWanted = false;
  private isFolderNamed = false;

  constructor(private readonly options: DiscoverOptions) {
    this.excluded = new Exclusions(options.exclude);
    const { exclude = [] } = options.configured ?? {};
    if (exclude.length > 0) this.configured = excluderOf(exclude);
  }

  start(path: string): void {
    const absolute = resolve(this.options.cwd, path);
    const stats = statsOf(absolute, path);
    const shown = shownPath(this.options.cwd, absolute);
    this.lookAbove(absolute);
    if (stats.isDirectory()) {
      this.isFolderNamed = true;
      this.enter(this.folderAt(absolute, shown, false), stats);
    } else if (this.options.forceExclude) this.addUnlessExcluded(absolute);
    else this.addExplicit(absolute, shown, stats);
  }

  /** Asks for the rest of the project in the current folder, if the file is part of one. */
  around(path: string): void {
    const { cwd } = this.options;
    if (isInside(cwd, resolve(cwd, path)) && isProject(cwd)) this.isContextWanted = true;
  }

  finish(): Discovery {
    this.followLinks();
    if (this.isContextWanted) this.enter(this.folderAt(this.options.cwd, '', true), statSync(this.options.cwd));
    this.followLinks();
    const files = [...this.found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
    const notes = [
      ...(this.large > 0 ? [`skipped ${count(this.large, 'file')} over 1 MiB`] : []),
      ...(this.isFolderNamed ? this.excluded.tellIdle() : []),
    ];
    const { testsLeftOut, warnings } = this;
    return { files, manifests: [...this.manifests], testsLeftOut, leftOut: this.leftOut.tell(), notes, warnings };
  }

  private followLinks(): void {
    for (let next = this.links.shift(); next !== undefined; next = this.links.shift()) next();
  }

  private lookAbove(start: string): void {
    const { cwd } = this.options;
    for (const file of manifestsAbove(start, cwd, this.foldersAbove)) this.manifests.add(shownPath(cwd, file));
  }

  private folderAt(absolute: string, shown: string, context: boolean): Folder {
    return startFolder(absolute, shown, { context, gitignore: this.options.gitignore });
  }

  private addExplicit(absolute: string, path: string, stats: Stats): void {
    // Nobody might ever write into a pipe.
    if (!stats.isFile())
      throw new UsageError(`${path}: not a file; --stdin-filename reads what comes from another program`);
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
    let folder: Folder = this.folderAt(start, shownPath(cwd, start), false);
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
      else if (isManifest(name) && !folder.test && this.leftOutBy(folder, name, '') === undefined)
        this.manifests.add(folder.shown + name);
    } else if (entry.isSymbolicLink()) {
      this.links.push(() => this.follow(folder, native, name));
    }
  }

  private isWanted(folder: Folder, name: string, slash: '/' | ''): boolean {
    const by = this.leftOutBy(folder, name, slash);
    // Nobody looks for programs in `.git`, nor for those that are read for what they tell of others.
    if (by !== undefined && !folder.context && !name.startsWith('.'))
      this.leftOut.note(by, folder.shown + name + slash);
    return by === undefined;
  }

  private leftOutBy(folder: Folder, name: string, slash: '/' | ''): LeftOutBy | undefined {
    const isExcluded = this.excluded.has([folder.shown + name, folder.below + name], name);
    if ((slash === '/' && isExcludedFolder(name)) || this.isInstalled(folder, name)) return 'convention';
    if (slash === '' && isMachineMadeName(name)) return 'machine';
    if (isExcluded) return 'exclude';
    if (this.configured?.(this.pathInProject(folder.shown + name), name)) return 'exclude';
    return isIgnored(folder.rules, name + slash) ? 'git' : undefined;
  }

  private isInstalled(folder: Folder, name: string): boolean {
    let names = this.installed.get(folder);
    if (names === undefined) this.installed.set(folder, (names = installedIn(folder.absolute)));
    return names.has(name);
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

/** Throws where there is nothing of that name, or the system does not say what it is. */
function statsOf(absolute: string, path: string): Stats {
  if (path === '') throw new UsageError('no such file or folder: ""');
  try {
    const stats = statSync(absolute, { throwIfNoEntry: false });
    if (stats !== undefined) return stats;
  } catch (error) {
    throw new UsageError(`${path}: ${systemReason(error)}`);
  }
  throw new UsageError(`no such file or folder: ${path}`);
}
