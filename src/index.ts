/** leaklint as a library. What takes time to load is loaded by the first call. */
import type { ReportedFinding } from './report/json.js';
import type { LintOptions } from './run/lint.js';

export { UsageError } from './config/usage-error.js';
export type { Confidence, Severity } from './finding.js';
export type { LintOptions } from './run/lint.js';
export type { Location, ReportedFinding, ReportedFix, ReportedReason } from './report/json.js';

/**
 * Finds what programs keep in memory for ever. Prints nothing and writes nothing, but for what `cacheDir` asks for.
 * Findings come in the order of the command's report. Throws `UsageError` for what cannot be done: a path that is not
 * there, an unknown rule, a broken configuration. Where a rule breaks down, which is a defect of leaklint, the findings of
 * the others come all the same, and `warn` is told.
 */
export async function lint(options: LintOptions = {}): Promise<ReportedFinding[]> {
  const analysis = await import('./commands/analysis.js');
  return analysis.lint(options);
}
