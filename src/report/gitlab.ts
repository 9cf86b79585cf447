import { createHash } from 'node:crypto';
import type { Finding, Severity } from '../finding.js';
import { rangeOf } from './range.js';
import { printable, printJson, type ReportInput } from './report-input.js';

/** Of info, minor, major, critical and blocker. */
const degrees: Readonly<Record<Severity, string>> = { error: 'critical', warning: 'major', note: 'minor' };

/** The Code Quality report of GitLab: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
export function printGitLab(input: ReportInput): string {
  const fingerprintOf = fingerprints();
  return printJson(
    input.findings.map(finding => {
      const { rule, severity, message, place } = finding;
      const path = input.inRepository(place.path);
      const { line, endLine } = rangeOf(place, input);
      return {
        description: printable(message),
        check_name: rule,
        fingerprint: fingerprintOf(finding, path),
        severity: degrees[severity],
        location: { path, lines: { begin: line, end: endLine } },
      };
    }),
  );
}

/** Unique in a report, and the same when lines are added above: by rule, file, name, and the how-manieth of those it is. */
function fingerprints(): (finding: Finding, path: string) => string {
  const times = new Map<string, number>();
  return ({ rule, name }, path) => {
    const key = JSON.stringify([rule, path, name]);
    const time = (times.get(key) ?? 0) + 1;
    times.set(key, time);
    return createHash('sha256').update(`${key} ${time}`).digest('hex').slice(0, 40);
  };
}
