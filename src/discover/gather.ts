import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { UsageError } from '../config/usage-error.js';
import type { ModuleNames } from '../model/module-names.js';
import { decode, type Decoded } from './decode.js';
import { discover, discoverAround } from './discover.js';
import type { DiscoverOptions, Discovery, FoundFile } from './discovery.js';
import { readModuleNames } from './module-names.js';
import { readSource } from './read.js';

/** A file with its text, ready to be lowered. */
export type LoadedSource = FoundFile & Decoded;

/** All files with their texts, and what is to be told of those that were not read. */
export interface Gathered {
  /** Ordered by path, each file once. */
  readonly sources: readonly LoadedSource[];
  readonly moduleNames: ModuleNames;
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
}

/** Finds and reads all files below `paths`. Throws `UsageError` when there is nothing to lint, unless all of it is excluded by force. */
export function gatherFiles(paths: readonly string[], options: DiscoverOptions): Gathered {
  const discovery = discover(paths, options);
  if (discovery.files.length === 0 && discovery.testsLeftOut === 0 && !options.forceExclude) {
    const { leftOut, warnings, notes } = discovery;
    const told = `no Python, TypeScript or JavaScript files in ${paths.join(', ')}`;
    throw new UsageError([told, ...leftOut, ...warnings, ...notes].join('\n'));
  }
  return load(discovery, options.cwd);
}

/** A text that is given instead of a file. */
export interface GivenText {
  /** Where it stands, or will. */
  readonly path: string;
  readonly bytes: () => Buffer;
  /** What to call the text where it cannot be read. */
  readonly called: string;
}

/** Reads stdin to its end, as the content of `path`, and the project around it. Throws like `gatherText`. */
export function gatherStdin(path: string, options: DiscoverOptions): Gathered {
  return gatherText({ path, bytes: () => readFileSync(0), called: 'stdin' }, options);
}

/** Takes a text as the content of its path, and reads the project around it. Throws `UsageError` if that is no file leaklint reads. */
export function gatherText({ path, bytes, called }: GivenText, options: DiscoverOptions): Gathered {
  const language = options.languageOf(basename(path));
  if (language === undefined) throw new UsageError(`not a Python, TypeScript or JavaScript file name: ${path}`);
  const decoded = decode(bytes(), language);
  if ('problem' in decoded) throw new UsageError(`${called}: ${decoded.problem}`);
  const around = load(discoverAround(path, options), options.cwd);
  const own = { path, absolute: path, language, test: false, explicit: true, context: false, ...decoded };
  const warnings = decoded.warning === undefined ? [] : [`${called}: ${decoded.warning}`];
  return { ...around, sources: [own, ...around.sources], warnings: [...around.warnings, ...warnings] };
}

function load({ files, manifests, testsLeftOut, notes, warnings }: Discovery, cwd: string): Gathered {
  const names = readModuleNames(manifests, cwd);
  const sources: LoadedSource[] = [];
  const problems: string[] = [];
  let machineMade = 0;
  for (const file of files) {
    const result = readSource(file);
    if ('text' in result) sources.push({ ...file, ...result });
    if (file.context) continue;
    if ('unreadable' in result && file.explicit) throw new UsageError(`${file.path}: ${result.problem}`);
    if ('problem' in result) problems.push(`${file.path}: ${result.problem}`);
    if ('warning' in result) problems.push(`${file.path}: ${result.warning}`);
    if ('machineMade' in result) machineMade++;
  }
  const skipped =
    machineMade > 0 ? [`skipped ${machineMade} minified or generated file${machineMade === 1 ? '' : 's'}`] : [];
  if (files.length === 0 && testsLeftOut > 0)
    skipped.push('nothing but tests, examples and benchmarks there; --tests reads them');
  return {
    sources,
    moduleNames: names.moduleNames,
    notes: [...notes, ...skipped],
    warnings: [...warnings, ...names.warnings, ...problems],
  };
}
