import { grouped } from '../grouped.js';
import type { ReportInput } from './report-input.js';

/** How many findings each rule has, most first; those that can be fixed are counted behind. */
export function printStatistics({ findings, fixes }: ReportInput): string {
  const byRule = [...grouped(findings, ({ rule }) => rule)].sort(
    ([a, some], [b, more]) => more.length - some.length || (a < b ? -1 : 1),
  );
  const width = Math.max(...byRule.map(([, list]) => String(list.length).length), 0);
  return byRule
    .map(([rule, list]) => {
      const fixable = list.filter(finding => 'edits' in (fixes.get(finding) ?? {})).length;
      const note = fixable === 0 ? '' : ` (${fixable} fixable)`;
      return `${String(list.length).padStart(width)}  ${rule}${note}\n`;
    })
    .join('');
}
