import type { BaselineEntry } from '../config/baseline-file.js';
import type { Finding } from '../finding.js';
import { grouped } from '../grouped.js';

/** Findings, held against what a baseline knows. */
export interface Recognised {
  /** Those that the baseline does not know. */
  readonly fresh: readonly Finding[];
  /** What the baseline knows and nothing matches any more; `count` is how many are gone. */
  readonly gone: readonly BaselineEntry[];
}

/** `pathOf` gives a finding's path as the baseline writes it. Of several that are alike the first are the known ones. */
export function recognise(
  findings: readonly Finding[],
  entries: readonly BaselineEntry[],
  pathOf: (finding: Finding) => string,
): Recognised {
  const left = new Map<string, BaselineEntry>();
  for (const entry of entries) {
    const key = keyOf(entry);
    left.set(key, { ...entry, count: entry.count + (left.get(key)?.count ?? 0) });
  }
  const fresh = findings.filter(finding => {
    const key = keyOf({ ...finding, path: pathOf(finding) });
    const known = left.get(key);
    if (known === undefined || known.count === 0) return true;
    left.set(key, { ...known, count: known.count - 1 });
    return false;
  });
  return { fresh, gone: [...left.values()].filter(({ count }) => count > 0) };
}

/** The entries that know all these findings. */
export function entriesFor(findings: readonly Finding[], pathOf: (finding: Finding) => string): BaselineEntry[] {
  const alike = grouped(findings, finding => keyOf({ ...finding, path: pathOf(finding) }));
  return [...alike.values()].map(list => {
    const [first] = list as [Finding, ...Finding[]];
    return { rule: first.rule, path: pathOf(first), name: first.name, count: list.length };
  });
}

function keyOf({ rule, path, name }: Pick<BaselineEntry, 'rule' | 'path' | 'name'>): string {
  return JSON.stringify([path, rule, name]);
}
