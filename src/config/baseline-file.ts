import { readFileSync } from 'node:fs';
import { systemReason } from '../files/system-reason.js';
import type { Confidence } from '../finding.js';
import { UsageError } from './usage-error.js';
import { writeWhole } from './write-whole.js';

/** Raised when an older leaklint would misread the file. */
const FILE_VERSION = 1;

/** A finding that was there when a project took leaklint up; told by what it is about, not by its line. */
export interface BaselineEntry {
  readonly rule: string;
  /** From the folder of the baseline's file; `/` separators. */
  readonly path: string;
  readonly name: string;
  /** How many findings are like this. */
  readonly count: number;
}

/** The findings that were there when somebody wrote them down. */
export interface Baseline {
  /** How sure a finding had to be to get in: a run that asks for more cannot tell what is gone. */
  readonly minConfidence: Confidence;
  readonly entries: readonly BaselineEntry[];
}

/** The baseline in `file`; undefined where there is no such file. Throws `UsageError` for one that is not a baseline. */
export function readBaseline(file: string): Baseline | undefined {
  const text = textOf(file);
  return text === undefined ? undefined : parse(text, file);
}

/** Writes the baseline in one step, an entry a line, so that branches can be merged. Throws `UsageError` when it cannot. */
export function writeBaseline(file: string, { minConfidence, entries }: Baseline): void {
  const rows = entries.map(({ rule, path, name, count }) =>
    JSON.stringify(count === 1 ? { path, rule, name } : { path, rule, name, count }),
  );
  const list = rows.length === 0 ? '[]' : `[\n    ${rows.sort().join(',\n    ')}\n  ]`;
  const head = `"version": ${FILE_VERSION},\n  "minConfidence": ${JSON.stringify(minConfidence)}`;
  writeWhole(file, `{\n  ${head},\n  "findings": ${list}\n}\n`);
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new UsageError(`cannot read the baseline ${file}: ${systemReason(error)}`);
  }
}

function parse(text: string, file: string): Baseline {
  const broken = (what: string): UsageError =>
    new UsageError(`${file} is not a baseline: ${what}; mend it, or delete it and run with --update-baseline`);
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw broken(error instanceof Error ? error.message : String(error));
  }
  const { version, minConfidence, findings } = (content ?? {}) as Readonly<Record<string, unknown>>;
  if (version !== FILE_VERSION) throw broken(`"version" should be ${FILE_VERSION}`);
  if (!isConfidence(minConfidence)) throw broken('"minConfidence" should be "certain", "likely" or "possible"');
  if (!Array.isArray(findings)) throw broken('"findings" should be a list');
  const entries = findings.map((value: unknown, at) => {
    const entry = entryOf(value);
    if (entry === undefined) throw broken(`finding ${at + 1} should have "path", "rule" and "name"`);
    return entry;
  });
  return { minConfidence, entries };
}

function isConfidence(value: unknown): value is Confidence {
  return value === 'certain' || value === 'likely' || value === 'possible';
}

function entryOf(value: unknown): BaselineEntry | undefined {
  const { path, rule, name, count = 1 } = (value ?? {}) as Readonly<Record<string, unknown>>;
  const isNamed = typeof path === 'string' && typeof rule === 'string' && typeof name === 'string';
  return isNamed && Number.isSafeInteger(count) && (count as number) > 0
    ? { path, rule, name, count: count as number }
    : undefined;
}
