import type { Configuration } from '../config/configuration.js';
import type { CheckOptions } from '../config/options.js';
import { gatherFiles, gatherStdin, type Gathered } from '../discover/gather.js';
import { cacheFolder } from '../engine/cache-folder.js';
import { FactsCache } from '../engine/cache.js';
import { showProgress, silent } from '../engine/progress.js';
import { Workspace } from '../engine/workspace.js';
import { catalogsWith } from '../languages/catalogs.js';
import { languageOf } from '../languages/index.js';
import type { OwnRows } from '../model/catalog/own-rows.js';
import type { Terminal } from '../output/terminal.js';
import { build } from '../version.js';

/** Finds the files that are asked for, and tells which of them are not read. */
export function gather(options: CheckOptions, configured: Configuration, terminal: Terminal): Gathered {
  const { stdinFilename, paths, exclude, forceExclude, gitignore, tests } = options;
  const discovery = { cwd: process.cwd(), exclude, forceExclude, configured, gitignore, tests, languageOf };
  const gathered = stdinFilename === undefined ? gatherFiles(paths, discovery) : gatherStdin(stdinFilename, discovery);
  for (const note of gathered.notes) terminal.note(note);
  for (const warning of gathered.warnings) terminal.warn(warning);
  return gathered;
}

/** Reads what the files say, and tells how far it is. */
export async function open(
  { sources, moduleNames }: Gathered,
  rows: OwnRows,
  options: CheckOptions,
  terminal: Terminal,
): Promise<Workspace> {
  const isShown = options.progress && !options.quiet && process.stderr.isTTY;
  const progress = isShown ? showProgress(sources.length, process.stderr) : silent;
  const warnings: string[] = [];
  const warn = (text: string): void => void warnings.push(text);
  const cache = cacheFor(options, warn);
  const opening = { advance: progress.advance, warn, cache, threads: options.threads };
  const workspace = await Workspace.open(sources, opening, moduleNames, catalogsWith(rows));
  progress.end();
  for (const warning of warnings) terminal.warn(warning);
  return workspace;
}

function cacheFor(options: CheckOptions, warn: (message: string) => void): FactsCache | undefined {
  if (!options.cache || build === undefined) return undefined;
  const folder = options.cacheDir ?? cacheFolder(process.cwd(), process.env, process.platform);
  return new FactsCache(folder, build, warn);
}
