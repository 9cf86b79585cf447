import type { Configuration } from './config/configuration.js';
import type { CheckOptions } from './config/options.js';
import { UsageError } from './config/usage-error.js';
import { gatherFiles, gatherStdin, type Gathered } from './discover/gather.js';
import { cacheFolder } from './engine/cache-folder.js';
import { FactsCache } from './engine/cache.js';
import { showProgress, silent } from './engine/progress.js';
import { Timings } from './engine/timings.js';
import { type Scope, Workspace } from './engine/workspace.js';
import { type Finding, isAtLeast } from './finding.js';
import { patchFor, planned, plannedIgnores, proposeFixes, writePlan } from './fix/fix.js';
import type { FixPlan } from './fix/plan.js';
import { catalogsWith } from './languages/catalogs.js';
import { languageOf } from './languages/index.js';
import { Narrowing } from './narrow/narrowing.js';
import { writePatch, writeReports } from './output.js';
import type { ReportInput } from './report/report-input.js';
import { configurationOf, hiddenAmong, ruleWords, scopeOf } from './scope.js';
import { surroundings } from './surroundings.js';
import type { Terminal } from './terminal.js';
import { build, version } from './version.js';

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
  const configuration = await configurationOf(
    options.stdinFilename === undefined ? options : { ...options, paths: [options.stdinFilename] },
  );
  const scope = scopeOf(options, configuration);
  for (const id of hiddenAmong(options.select, options.minConfidence))
    terminal.note(`${id} is at most possible: --min-confidence possible shows what it finds`);

  const narrowing = new Narrowing(options, scope, terminal);
  const timings = new Timings();
  const gathered = timings.measure('find and read', () => gather(options, configuration, terminal));
  const before = await timings.measure('facts', () => open(gathered, configuration, options, terminal));
  const checked = before.check(scope, timings.measure);
  for (const failure of checked.failures) terminal.fail(failure);
  const isBroken = checked.failures.length > 0;

  const changeable = checked.findings.filter(({ fix }) => fix !== undefined || options.addIgnores !== undefined);
  await before.prepareFor(changeable.map(({ place }) => place.path));
  const wanted = narrowing.of(checked.findings, before);
  const plan = planOf(checked.findings, wanted, before, scope, options);
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

/** What is to be written into the sources; undefined where nothing is asked for. */
function planOf(
  findings: readonly Finding[],
  wanted: readonly Finding[],
  workspace: Workspace,
  scope: Scope,
  { fix, diff, unsafeFixes, addIgnores }: CheckOptions,
): FixPlan | undefined {
  if (addIgnores !== undefined) return plannedIgnores(findings, workspace, scope, addIgnores, wanted);
  return fix || diff ? planned(findings, workspace, scope, unsafeFixes, wanted) : undefined;
}

/** Writes the plan and tells what became of it. Returns the workspace as it is then. */
function write(plan: FixPlan, before: Workspace, options: CheckOptions, terminal: Terminal): Workspace {
  const { workspace, failures } = writePlan(plan, before);
  for (const [path, reason] of failures) terminal.warn(`${path}: not changed: ${reason}`);
  const fixed = plan.fixed.filter(({ place }) => !failures.has(place.path));
  tellPlan({ ...plan, fixed }, options, terminal);
  return workspace;
}

function tellPlan({ fixed, declined }: FixPlan, options: CheckOptions, terminal: Terminal): void {
  const { diff, statistics, addIgnores } = options;
  const done = addIgnores === undefined ? 'fixed' : 'suppressed';
  for (const { finding, reason } of statistics || addIgnores !== undefined ? declined : []) {
    terminal.note(`${finding.place.path}: ${finding.rule}: ${finding.name}: not ${done}: ${reason}`);
  }
  const would = addIgnores === undefined ? 'would fix' : 'would suppress';
  const hint = declined.length > 0 && addIgnores === undefined && !statistics ? ' (--statistics tells why)' : '';
  terminal.note(`${diff ? would : done} ${fixed.length}, declined ${declined.length}${hint}`);
}

function gather(options: CheckOptions, configured: Configuration, terminal: Terminal): Gathered {
  const { stdinFilename, paths, exclude, forceExclude, gitignore, tests } = options;
  if (stdinFilename !== undefined && paths.some(path => !['.', '-', stdinFilename].includes(path)))
    throw new UsageError('--stdin-filename lints what comes on stdin, and no other paths');
  if (stdinFilename === undefined && paths.includes('-')) {
    throw new UsageError('say what stdin is: --stdin-filename src/app.py');
  }
  if (options.unsafeFixes && !options.fix && !options.diff)
    throw new UsageError('--unsafe-fixes goes with --fix or --diff: without them nothing is fixed');
  if (options.fix && options.addIgnores !== undefined)
    throw new UsageError('--fix and --add-ignores exclude each other');
  if (stdinFilename !== undefined && (options.fix || options.addIgnores !== undefined) && !options.diff) {
    throw new UsageError('what comes on stdin cannot be fixed in place; use --diff');
  }
  const discovery = { cwd: process.cwd(), exclude, forceExclude, configured, gitignore, tests, languageOf };
  const gathered = stdinFilename === undefined ? gatherFiles(paths, discovery) : gatherStdin(stdinFilename, discovery);
  for (const note of gathered.notes) terminal.note(note);
  for (const warning of gathered.warnings) terminal.warn(warning);
  return gathered;
}

async function open(
  { sources, moduleNames }: Gathered,
  { catalog }: Configuration,
  options: CheckOptions,
  terminal: Terminal,
): Promise<Workspace> {
  const isShown = options.progress && !options.quiet && process.stderr.isTTY;
  const progress = isShown ? showProgress(sources.length, process.stderr) : silent;
  const warnings: string[] = [];
  const warn = (text: string): void => void warnings.push(text);
  const { threads } = options;
  const opening = { advance: progress.advance, warn, cache: cacheFor(options, warn), threads };
  const workspace = await Workspace.open(sources, opening, moduleNames, catalogsWith(catalog));
  progress.end();
  for (const warning of warnings) terminal.warn(warning);
  return workspace;
}

function cacheFor(options: CheckOptions, warn: (message: string) => void): FactsCache | undefined {
  if (!options.cache || build === undefined) return undefined;
  const folder = options.cacheDir ?? cacheFolder(process.cwd(), process.env, process.platform);
  return new FactsCache(folder, build, warn);
}
