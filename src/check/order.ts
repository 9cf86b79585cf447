import type { Finding } from '../finding.js';

/** The findings by path, place and rule, each rule at most once for one name at one place. */
export function ordered(findings: readonly Finding[]): Finding[] {
  const sorted = [...findings].sort(
    (a, b) =>
      compare(a.place.path, b.place.path) ||
      a.place.span[0] - b.place.span[0] ||
      compare(a.rule, b.rule) ||
      a.place.span[1] - b.place.span[1] ||
      compare(a.name, b.name) ||
      compare(a.message, b.message),
  );
  return sorted.filter((finding, at) => at === 0 || !isSame(finding, sorted[at - 1]!));
}

function isSame(a: Finding, b: Finding): boolean {
  return a.rule === b.rule && a.place.path === b.place.path && a.place.span[0] === b.place.span[0] && a.name === b.name;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
