import type { Finding, Severity } from '../finding.js';
import type { Colors } from './colors.js';
import type { ReportInput } from './report-input.js';

const severities: readonly Severity[] = ['error', 'warning', 'note'];

/** The last line of a report: how many findings of each severity, and how many of them can be fixed. */
export function printSummary({ findings, fixes }: ReportInput, colors: Colors): string {
  if (findings.length === 0) return `${colors.green('Nothing found.')}\n`;
  const counts = severities
    .map(severity => [findings.filter(finding => finding.severity === severity).length, severity] as const)
    .filter(([number]) => number > 0)
    .map(([number, severity]) => counted(number, severity));
  const total = `${counted(findings.length, 'finding')} (${counts.join(', ')})`;
  return `${colors.bold(total)}${fixable(findings, fixes)}\n`;
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

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
