import { resolve } from 'node:path';
import type { Configuration } from '../config/configuration.js';
import { UsageError } from '../config/usage-error.js';
import { type Gathered, gatherFiles, gatherText } from '../discover/gather.js';
import { FactsCache } from '../engine/cache.js';
import { Workspace } from '../engine/workspace.js';
import { confidences, type Confidence } from '../finding.js';
import { proposeFixes } from '../fix/fix.js';
import { catalogsWith } from '../languages/catalogs.js';
import { languageOf } from '../languages/index.js';
import { findingJson, type ReportedFinding } from '../report/json.js';
import { build } from '../version.js';
import { configurationOf, scopeOf } from './scope.js';

/** What to lint and how. Everything may be left out. */
export interface LintOptions {
  /** Files and folders, from `cwd`; all of `cwd` unless they are given. */
  readonly paths?: readonly string[] | undefined;
  /** Lint this text instead, as if it stood in the file; the project around it in `cwd` is read too. */
  readonly text?: { readonly filename: string; readonly text: string } | undefined;
  /** What paths start from, those of findings too; the current folder of the process unless it is given. */
  readonly cwd?: string | undefined;
  /** How sure a finding must be; `likely` unless it is given. */
  readonly minConfidence?: Confidence | undefined;
  /** Only these rules; all that are on unless they are given. */
  readonly select?: readonly string[] | undefined;
  /** Not these rules. */
  readonly ignore?: readonly string[] | undefined;
  /** Globs of files and folders to leave out. */
  readonly exclude?: readonly string[] | undefined;
  /** `false`: read files that git ignores too. */
  readonly gitignore?: boolean | undefined;
  /** Read and report tests, examples and benchmarks too. */
  readonly tests?: boolean | undefined;
  /** The file to configure from, from `cwd`; `false`: none. The nearest to what is linted unless it is given. */
  readonly config?: string | false | undefined;
  /** A folder to keep what was read of each file for the next call; nothing is kept unless it is given. */
  readonly cacheDir?: string | undefined;
  /** How many threads read the files; as many as pay unless it is given. */
  readonly threads?: number | undefined;
  /**
   * Is told what makes the findings less complete than they could be: a syntax error, a rule that broke down. That a rule
   * did is a warning of the process where nobody is told.
   */
  readonly warn?: ((message: string) => void) | undefined;
}

/** The whole of the library's `lint`, which says in src/index.ts what it promises. */
export async function lint(options: LintOptions = {}): Promise<ReportedFinding[]> {
  const cwd = resolve(options.cwd ?? '.');
  const configuration = await configurationOf(configurationWanted(options, cwd));
  const scope = scopeOf(judgement(options), configuration, cwd);
  const workspace = await open(gather(options, configuration, cwd), configuration, options, cwd);
  const { findings, failures } = workspace.check(scope);
  for (const failure of failures) (options.warn ?? warnOfProcess)(failure);
  await workspace.prepareFor(findings.filter(({ fix }) => fix !== undefined).map(({ place }) => place.path));
  const fixes = proposeFixes(findings, workspace);
  const sourceOf = workspace.sourceText.bind(workspace);
  return findings.map(finding => findingJson(finding, { fixes, sourceOf }));
}

function warnOfProcess(message: string): void {
  process.emitWarning(`leaklint: ${message}`);
}

function configurationWanted({ paths = ['.'], text, config }: LintOptions, cwd: string) {
  const wanted = (text === undefined ? paths : [text.filename]).map(path => resolve(cwd, path));
  if (config === undefined) return { paths: wanted };
  return { paths: wanted, config: config === false ? config : resolve(cwd, config) };
}

function judgement({ select = [], ignore = [], minConfidence = 'likely' }: LintOptions) {
  if (!confidences.includes(minConfidence))
    throw new UsageError(`minConfidence is one of ${confidences.join(', ')}, not "${minConfidence}"`);
  return { select, ignore, minConfidence };
}

function gather(options: LintOptions, configured: Configuration, cwd: string): Gathered {
  const { paths = ['.'], text, exclude = [], gitignore = true, tests = false } = options;
  const discovery = { cwd, exclude, configured, gitignore, tests, languageOf };
  if (text === undefined) return gatherFiles(paths, discovery);
  if (options.paths !== undefined) throw new UsageError('paths and text exclude each other');
  const bytes = (): Buffer => Buffer.from(text.text);
  return gatherText({ path: text.filename, bytes, called: text.filename }, discovery);
}

async function open(
  { sources, moduleNames, warnings }: Gathered,
  { catalog }: Configuration,
  { cacheDir, threads, warn = () => {} }: LintOptions,
  cwd: string,
): Promise<Workspace> {
  warnings.forEach(warning => warn(warning));
  const cache =
    cacheDir === undefined || build === undefined ? undefined : new FactsCache(resolve(cwd, cacheDir), build, warn);
  return Workspace.open(sources, { advance: () => {}, warn, cache, threads }, moduleNames, catalogsWith(catalog));
}
