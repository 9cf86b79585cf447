import { grouped, largestFirst } from '../grouped.js';
import type { ReportInput } from './report-input.js';

/** How many findings each rule has, most first; those that can be fixed are counted behind. */
export function printStatistics({ findings, fixes }: ReportInput): string {
  const byRule = largestFirst(grouped(findings, ({ rule }) => rule));
  const width = Math.max(...byRule.map(([, list]) => String(list.length).length), 0);
  return byRule
    .map(([rule, list]) => {
      const fixable = list.filter(finding => 'edits' in (fixes.get(finding) ?? {})).length;
      const note = fixable === 0 ? '' : ` (${fixable} fixable)`;
      return `${String(list.length).padStart(width)}  ${rule}${note}\n`;
    })
    .join('');
}
