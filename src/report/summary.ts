import { type Finding, severities, type Severity } from '../finding.js';
import type { Colors } from './colors.js';
import type { ReportInput } from './report-input.js';

/** From the worst to the least. */
export const worstSeverityFirst: readonly Severity[] = [...severities].reverse();

/** The last line of a report: how many findings of each severity, and how many of them can be fixed. */
export function printSummary({ findings, fixes }: ReportInput, colors: Colors): string {
  if (findings.length === 0) return `${colors.green('Nothing found.')}\n`;
  return `${colors.bold(countsOf(findings))}${fixable(findings, fixes)}\n`;
}

/** `3 findings (1 error, 2 warnings)`. */
export function countsOf(findings: readonly Finding[]): string {
  const counts = Object.entries(countBySeverity(findings))
    .filter(([, number]) => number > 0)
    .map(([severity, number]) => counted(number, severity));
  return `${counted(findings.length, 'finding')} (${counts.join(', ')})`;
}

export function countBySeverity(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

function fixable(findings: readonly Finding[], fixes: ReportInput['fixes']): string {
  const number = (safety: 'safe' | 'unsafe'): number =>
    findings.filter(finding => {
      const fix = fixes.get(finding);
      return fix !== undefined && 'edits' in fix && fix.safety === safety;
    }).length;
  const safe = number('safe');
  const unsafe = number('unsafe');
  if (safe + unsafe === 0) return '';
  const ways = [
    ...(safe > 0 ? [`${safe} fixable with --fix`] : []),
    ...(unsafe > 0 ? [`${unsafe}${safe > 0 ? ' more' : ' fixable'} with --fix --unsafe-fixes`] : []),
  ];
  return `; ${ways.join(', ')}`;
}

/** `1 finding`, `2 findings`. */
export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
