import type { Confidence } from '../finding.js';

export const formats = ['full', 'concise', 'json', 'sarif'] as const;
export type Format = (typeof formats)[number];

/** A report to make: on stdout, or into `file`. */
export interface Output {
  readonly format: Format;
  readonly file?: string;
}

/** What one run of `leaklint check` was asked to do. */
export interface CheckOptions {
  readonly paths: readonly string[];
  readonly outputs: readonly Output[];
  /** Rule ids; empty: all of them. */
  readonly select: readonly string[];
  readonly ignore: readonly string[];
  readonly minConfidence: Confidence;
  readonly exclude: readonly string[];
  readonly gitignore: boolean;
  /** Report findings in tests, examples and benchmarks too. */
  readonly tests: boolean;
  /** Lint what comes on stdin, as if it stood in this file. */
  readonly stdinFilename?: string;
  readonly fix: boolean;
  /** Fixes that make the program forget something it kept are wanted too. */
  readonly unsafeFixes: boolean;
  /** Print the fixes as a patch instead of writing them. */
  readonly diff: boolean;
  readonly statistics: boolean;
  readonly color?: boolean;
  readonly progress: boolean;
  readonly exitZero: boolean;
  readonly quiet: boolean;
}
