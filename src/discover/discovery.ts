import type { Configuration } from '../config/configuration.js';
import type { LanguageName } from '../model/model.js';
import type { NativePath } from './native-path.js';

/** A file to be read. */
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

/** Where to look, and what to leave out. */
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

/** What a walk through folders comes to. */
export interface Discovery {
  /** Ordered by path, each file once. */
  readonly files: readonly FoundFile[];
  /** Files that name modules (package.json, tsconfig.json), in the form of `FoundFile.path`; none of tests. */
  readonly manifests: readonly string[];
  /** How many tests, examples and benchmarks are not among `files`. */
  readonly testsLeftOut: number;
  /** What else is not, and why: for a person who wonders. */
  readonly leftOut: readonly string[];
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
}
