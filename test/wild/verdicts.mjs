/** verdicts.jsonl: what readers said of findings, with the whole repository in view. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyOf } from './found.mjs';

const file = join(import.meta.dirname, 'verdicts.jsonl');

/** By repository and key; the last word counts. A line: { repo, rule, path, name, verdict: true|false|unclear, why }. */
export function readVerdicts() {
  const verdicts = new Map();
  if (!existsSync(file)) return verdicts;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.trim() === '') continue;
    const row = JSON.parse(line);
    verdicts.set(`${row.repo} ${keyOf(row)}`, row);
  }
  return verdicts;
}

/** What was said of a finding, if anybody read it. */
export function verdictOf(verdicts, { repo }, finding) {
  return verdicts.get(`${repo} ${keyOf(finding)}`);
}
