import type { Confidence, Severity } from '../finding.js';

/** The names of the reports that `--format` takes. */
export const formats = [
  'full',
  'concise',
  'json',
  'jsonl',
  'sarif',
  'github',
  'gitlab',
  'junit',
  'rdjson',
  'markdown',
] as const;
export type Format = (typeof formats)[number];

/** Formats that people read as they come; the others are for programs. */
export function isForPeople(format: Format): boolean {
  return format === 'full' || format === 'concise';
}

/** A report to make: on stdout, on stderr, or into a file. */
export interface Output {
  readonly format: Format;
  readonly to: 'stdout' | 'stderr' | { readonly file: string };
}

/** What one run of `leaklint check` was asked to do. */
export interface CheckOptions {
  readonly paths: readonly string[];
  /** The file to configure from; `false`: none; the nearest where it is left out. */
  readonly config?: string | false;
  readonly outputs: readonly Output[];
  /** Rule ids; empty: all of them. */
  readonly select: readonly string[];
  readonly ignore: readonly string[];
  readonly minConfidence: Confidence;
  readonly minSeverity: Severity;
  /** The least severity of a finding that makes exit code 1. */
  readonly failOn: Severity;
  /** Report only findings that touch files which differ from where the branch left this commit. */
  readonly since?: string;
  /** Report only findings that touch files which a commit would change. */
  readonly staged: boolean;
  /** Of these files, only the lines that differ count. */
  readonly changedLines: boolean;
  /** The file that knows the findings which are not reported. */
  readonly baseline?: string;
  readonly updateBaseline: boolean;
  readonly exclude: readonly string[];
  /** Whether excludes also hold for files that are named. */
  readonly forceExclude: boolean;
  readonly gitignore: boolean;
  /** Read and report tests, examples and benchmarks too. */
  readonly tests: boolean;
  /** Lint what comes on stdin, as if it stood in this file. */
  readonly stdinFilename?: string;
  readonly fix: boolean;
  /** Fixes that make the program forget something it kept are wanted too. */
  readonly unsafeFixes: boolean;
  /** Print the fixes as a patch instead of writing them. */
  readonly diff: boolean;
  /** The reason to write suppressions of the findings with. */
  readonly addIgnores?: string;
  readonly statistics: boolean;
  /** Tell how long each phase took. */
  readonly timings: boolean;
  /** Use facts of earlier runs, and keep those of this one. */
  readonly cache: boolean;
  /** Where they are kept. */
  readonly cacheDir?: string;
  /** How many threads read the files; as many as pay, where it is not said. */
  readonly threads?: number;
  readonly color?: boolean;
  readonly progress: boolean;
  readonly exitZero: boolean;
  readonly quiet: boolean;
}
