import { rules } from '../rules/index.js';
import { selectRules } from './check/select.js';
import { unusedSuppressionWords } from './check/suppressions.js';
import type { CheckOptions } from './config/options.js';
import { UsageError } from './config/usage-error.js';
import { gatherFiles, gatherStdin, type Gathered } from './discover/gather.js';
import { cacheFolder } from './engine/cache-folder.js';
import { FactsCache } from './engine/cache.js';
import { showProgress, silent } from './engine/progress.js';
import { Timings } from './engine/timings.js';
import { type Scope, Workspace } from './engine/workspace.js';
import { type Finding, isAtLeast } from './finding.js';
import { patchOf, planned, proposeFixes, writePlan } from './fix/fix.js';
import type { FixPlan } from './fix/plan.js';
import { languageOf } from './languages/index.js';
import { Narrowing } from './narrow/narrowing.js';
import { writeReports } from './output.js';
import type { ReportInput } from './report/report-input.js';
import { type RuleWords, wordsOf } from './rule-words.js';
import { surroundings } from './surroundings.js';
import type { Terminal } from './terminal.js';
import { build, version } from './version.js';

/** 0: clean · 1: findings · 2: the job could not be done. */
export type ExitCode = 0 | 1 | 2;

export interface RunResult {
  readonly exitCode: ExitCode;
  /** Those that are reported; none where a patch was asked for instead. */
  readonly findings: readonly Finding[];
}

/** The whole of `leaklint check`. Throws `UsageError` for what cannot be done. */
export async function run(options: CheckOptions, terminal: Terminal): Promise<RunResult> {
  const words = [...rules.map(wordsOf), unusedSuppressionWords];
  const selected = selectRules(
    words.map(({ id }) => id),
    rules.filter(({ onRequest }) => onRequest).map(({ id }) => id),
    options.select,
    options.ignore,
  );
  const scope: Scope = { rules, selected, minConfidence: options.minConfidence };

  const narrowing = new Narrowing(options, scope, terminal);
  const timings = new Timings();
  const gathered = timings.measure('find and read', () => gather(options, terminal));
  const before = await timings.measure('facts', () => open(gathered, options, terminal));
  const checked = before.check(scope, timings.measure);
  for (const failure of checked.failures) terminal.fail(failure);
  const isBroken = checked.failures.length > 0;

  const fixable = checked.findings.filter(({ fix }) => fix !== undefined);
  await before.prepareFor(fixable.map(({ place }) => place.path));
  const isFixing = options.fix || options.diff;
  const wanted = narrowing.of(checked.findings, before);
  const plan = isFixing ? planned(checked.findings, before, scope, options.unsafeFixes, wanted) : undefined;
  if (plan !== undefined) tellPlan(plan, options, terminal);
  if (plan !== undefined && options.diff) {
    terminal.report(patchOf(plan, before));
    return { exitCode: exitCode(isBroken, plan.texts.size > 0, options), findings: [] };
  }
  const workspace = plan === undefined ? before : writePlan(plan, before, message => terminal.warn(message));
  const { findings: all } = workspace === before ? checked : workspace.check(scope);
  const findings = narrowing.settle(all, workspace);
  timings.measure('report', () => writeReports(reportInput(findings, words, workspace), options, terminal));
  if (options.timings) terminal.aside(timings.print());
  const isBad = findings.some(({ severity }) => isAtLeast(severity, options.failOn));
  return { exitCode: exitCode(isBroken, isBad, options), findings };
}

function exitCode(isBroken: boolean, isFailed: boolean, { exitZero }: CheckOptions): ExitCode {
  if (isBroken) return 2;
  return isFailed && !exitZero ? 1 : 0;
}

function reportInput(findings: readonly Finding[], words: readonly RuleWords[], workspace: Workspace): ReportInput {
  return {
    findings,
    rules: words,
    fixes: proposeFixes(findings, workspace),
    sourceOf: path => workspace.sourceText(path),
    version,
    ...surroundings(process.cwd(), process.env),
  };
}

function tellPlan({ fixed, declined }: FixPlan, { diff, statistics }: CheckOptions, terminal: Terminal): void {
  for (const { finding, reason } of statistics ? declined : []) {
    terminal.note(`${finding.place.path}: ${finding.rule}: ${finding.name}: not fixed: ${reason}`);
  }
  terminal.note(`${diff ? 'would fix' : 'fixed'} ${fixed.length}, declined ${declined.length}`);
}

function gather(options: CheckOptions, terminal: Terminal): Gathered {
  const { stdinFilename, paths, exclude, forceExclude, gitignore, tests } = options;
  if (stdinFilename === undefined && paths.includes('-')) {
    throw new UsageError('say what stdin is: --stdin-filename src/app.py');
  }
  if (stdinFilename !== undefined && options.fix) {
    throw new UsageError('what comes on stdin cannot be fixed in place; use --diff');
  }
  const discovery = { cwd: process.cwd(), exclude, forceExclude, gitignore, tests, languageOf };
  const gathered = stdinFilename === undefined ? gatherFiles(paths, discovery) : gatherStdin(stdinFilename, discovery);
  for (const note of gathered.notes) terminal.note(note);
  for (const warning of gathered.warnings) terminal.warn(warning);
  return gathered;
}

async function open({ sources, moduleNames }: Gathered, options: CheckOptions, terminal: Terminal): Promise<Workspace> {
  const isShown = options.progress && !options.quiet && process.stderr.isTTY;
  const progress = isShown ? showProgress(sources.length, process.stderr) : silent;
  const warnings: string[] = [];
  const warn = (text: string): void => void warnings.push(text);
  const { threads } = options;
  const opening = { advance: progress.advance, warn, cache: cacheFor(options, warn), threads };
  const workspace = await Workspace.open(sources, opening, moduleNames);
  progress.end();
  for (const warning of warnings) terminal.warn(warning);
  return workspace;
}

function cacheFor(options: CheckOptions, warn: (message: string) => void): FactsCache | undefined {
  if (!options.cache || build === undefined) return undefined;
  const folder = options.cacheDir ?? cacheFolder(process.cwd(), process.env, process.platform);
  return new FactsCache(folder, build, warn);
}
