import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { UsageError } from '../config/usage-error.js';
import type { LanguageName } from '../model/model.js';
import { type ModuleNames, NO_NAMES } from '../model/module-names.js';
import { decode, type Decoded } from './decode.js';
import { discover, type DiscoverOptions, type FoundFile } from './discover.js';
import { readModuleNames } from './module-names.js';
import { readSource } from './read.js';

/** A file with its text, ready to be lowered. */
export type LoadedSource = FoundFile & Decoded;

export interface Gathered {
  /** Ordered by path, each file once. */
  readonly sources: readonly LoadedSource[];
  readonly moduleNames: ModuleNames;
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
}

/** Finds and reads all files below `paths`. Throws `UsageError` when there is nothing to lint. */
export function gatherFiles(paths: readonly string[], options: DiscoverOptions): Gathered {
  const { files, manifests, testsLeftOut, notes, warnings } = discover(paths, options);
  if (files.length === 0 && testsLeftOut === 0) {
    throw new UsageError(`no Python, TypeScript or JavaScript files in ${paths.join(', ')}`);
  }
  const names = readModuleNames(manifests, options.cwd);
  const sources: LoadedSource[] = [];
  const problems: string[] = [];
  let machineMade = 0;
  for (const file of files) {
    const result = readSource(file);
    if ('text' in result) sources.push({ ...file, ...result });
    if ('problem' in result) problems.push(`${file.path}: ${result.problem}`);
    if ('warning' in result) problems.push(`${file.path}: ${result.warning}`);
    if ('machineMade' in result) machineMade++;
  }
  const skipped =
    machineMade > 0 ? [`skipped ${machineMade} minified or generated file${machineMade === 1 ? '' : 's'}`] : [];
  if (files.length === 0) skipped.push('nothing but tests, examples and benchmarks there; --tests reads them');
  return {
    sources,
    moduleNames: names.moduleNames,
    notes: [...notes, ...skipped],
    warnings: [...warnings, ...names.warnings, ...problems],
  };
}

/** Reads stdin to its end, as the content of `path`. Throws `UsageError` if that is no file leaklint reads. */
export function gatherStdin(path: string, languageOf: (fileName: string) => LanguageName | undefined): Gathered {
  const language = languageOf(basename(path));
  if (language === undefined) throw new UsageError(`not a Python, TypeScript or JavaScript file name: ${path}`);
  const decoded = decode(readFileSync(0), language);
  if ('problem' in decoded) throw new UsageError(`stdin: ${decoded.problem}`);
  const warnings = decoded.warning === undefined ? [] : [`stdin: ${decoded.warning}`];
  return {
    sources: [{ path, absolute: path, language, test: false, explicit: true, ...decoded }],
    moduleNames: NO_NAMES,
    notes: [],
    warnings,
  };
}
