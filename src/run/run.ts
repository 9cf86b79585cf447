import type { CheckOptions } from '../config/options.js';
import { Timings } from '../engine/timings.js';
import type { Workspace } from '../engine/workspace.js';
import { type Finding, isAtLeast } from '../finding.js';
import { patchFor, proposeFixes } from '../fix/fix.js';
import { Narrowing } from '../narrow/narrowing.js';
import { writePatch, writeReports } from '../output/reports.js';
import { surroundings } from '../output/surroundings.js';
import type { Terminal } from '../output/terminal.js';
import type { ReportInput } from '../report/report-input.js';
import { version } from '../version.js';
import { planOf, tellPlan, write } from './changing.js';
import { requireAccord } from './contradictions.js';
import { gather, open } from './reading.js';
import { configurationOf, hiddenAmong, ruleWords, scopeOf } from './scope.js';

/** 0: clean · 1: findings · 2: the job could not be done. */
type ExitCode = 0 | 1 | 2;

/** How a run of `leaklint check` ended. */
export interface RunResult {
  readonly exitCode: ExitCode;
  /** Those that are reported; none where a patch was asked for instead. */
  readonly findings: readonly Finding[];
}

/** The whole of `leaklint check`. Throws `UsageError` for what cannot be done. */
export async function run(options: CheckOptions, terminal: Terminal): Promise<RunResult> {
  requireAccord(options);
  const configuration = await configurationOf(
    options.stdinFilename === undefined ? options : { ...options, paths: [options.stdinFilename] },
  );
  const scope = scopeOf(options, configuration);
  for (const id of hiddenAmong(options.select, options.minConfidence))
    terminal.note(`${id} is at most possible: --min-confidence possible shows what it finds`);

  const narrowing = new Narrowing(options, scope, terminal);
  const timings = new Timings();
  const gathered = timings.measure('find and read', () => gather(options, configuration, terminal));
  const before = await timings.measure('facts', () => open(gathered, configuration.catalog, options, terminal));
  const checked = before.check(scope, timings.measure);
  for (const failure of checked.failures) terminal.fail(failure);
  const isBroken = checked.failures.length > 0;

  const changeable = checked.findings.filter(({ fix }) => fix !== undefined || options.addIgnores !== undefined);
  await before.prepareFor(changeable.map(({ place }) => place.path));
  const wanted = narrowing.of(checked.findings, before);
  const plan = planOf({ findings: checked.findings, wanted, workspace: before, scope }, options);
  if (plan !== undefined && options.diff) {
    tellPlan(plan, options, terminal);
    writePatch(patchFor(plan, before), terminal);
    return { exitCode: exitCode(isBroken, plan.texts.size > 0, options), findings: [] };
  }
  const workspace = plan === undefined ? before : write(plan, before, options, terminal);
  const { findings: all } = workspace === before ? checked : workspace.check(scope);
  const findings = narrowing.settle(all, workspace);
  timings.measure('report', () => writeReports(reportInput(findings, workspace), options, terminal));
  if (options.timings) terminal.aside(timings.print());
  const isBad = findings.some(({ severity }) => isAtLeast(severity, options.failOn));
  return { exitCode: exitCode(isBroken, isBad, options), findings };
}

function exitCode(isBroken: boolean, isFailed: boolean, { exitZero }: CheckOptions): ExitCode {
  if (isBroken) return 2;
  return isFailed && !exitZero ? 1 : 0;
}

function reportInput(findings: readonly Finding[], workspace: Workspace): ReportInput {
  return {
    findings,
    rules: ruleWords,
    fixes: proposeFixes(findings, workspace),
    sourceOf: path => workspace.sourceText(path),
    version,
    columns: process.stdout.columns,
    ...surroundings(process.cwd(), process.env),
  };
}
