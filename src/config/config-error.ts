import { relative } from 'node:path';
import { UsageError } from './usage-error.js';

/** Something in a configuration that leaklint cannot take. */
export interface Complaint {
  /** From 1; undefined where it is about the file as a whole. */
  readonly line?: number | undefined;
  /** `rules.unbounded-growth.limit`; '' for the file as a whole. */
  readonly key: string;
  /** What was expected there. */
  readonly says: string;
}

/** All that is wrong with one configuration: its file, the line, the key, and what was expected. */
export class ConfigError extends UsageError {
  constructor(file: string, complaints: readonly Complaint[]) {
    super(complaints.map(complaint => lineOf(shownFile(file), complaint)).join('\n'));
  }
}

/** From the current folder, where the file lies in it. */
export function shownFile(file: string): string {
  const path = relative(process.cwd(), file);
  return path.startsWith('..') ? file : path || '.';
}

function lineOf(file: string, { line, key, says }: Complaint): string {
  const place = line === undefined ? file : `${file}:${line}`;
  return key === '' ? `${place}: ${says}` : `${place}: ${key}: ${says}`;
}
