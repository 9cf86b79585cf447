import { type Command, Option } from 'commander';
import { type CheckOptions, formats, type Output } from '../config/options.js';
import { confidences, type Confidence, severities, type Severity } from '../finding.js';
import { Terminal } from '../output/terminal.js';
import { addOutput, outputsOf } from './outputs.js';
import { addRules, addWords, reasonOf, threadCount } from './values.js';

/** The options of `check` as commander hands them over. */
interface CheckFlags {
  readonly format?: readonly Output[];
  readonly fix?: true;
  readonly unsafeFixes?: true;
  readonly diff?: true;
  readonly select?: readonly string[];
  readonly ignore?: readonly string[];
  readonly minConfidence: Confidence;
  readonly minSeverity: Severity;
  readonly failOn: Severity;
  readonly since?: string;
  readonly staged?: true;
  readonly changedLines?: true;
  readonly baseline?: string;
  readonly updateBaseline?: true;
  readonly addIgnores?: string;
  readonly config?: string | false;
  readonly exclude?: readonly string[];
  readonly forceExclude?: true;
  readonly gitignore: boolean;
  readonly tests?: true;
  readonly stdinFilename?: string;
  readonly statistics?: true;
  readonly timings?: true;
  readonly cache: boolean;
  readonly cacheDir?: string;
  readonly threads?: number;
  readonly color?: boolean;
  readonly progress: boolean;
  readonly exitZero?: true;
  readonly quiet?: true;
}

/** What is done when a command line asks for a check. */
export type Check = (options: CheckOptions, terminal: Terminal) => Promise<void>;

/** `leaklint check`, which `leaklint` alone means too. */
export function addCheck(root: Command, act: Check): void {
  const check = root
    .command('check', { isDefault: true })
    .description('report what the files below the paths keep for ever (the default command)')
    .argument('[paths...]', 'files and folders (default: the current folder)');
  addReportOptions(check);
  addFixOptions(check);
  addJudgementOptions(check);
  addChangeOptions(check);
  addFileOptions(check);
  check.action((paths: string[], flags: CheckFlags) =>
    act(checkOptions(paths.length > 0 ? paths : ['.'], flags), new Terminal(flags.quiet ?? false)),
  );
}

function addReportOptions(check: Command): void {
  check
    .optionsGroup('What is printed:')
    .option('-f, --format <name[=file]>', `${formats.join(', ')}; repeatable (default: full)`, addOutput)
    .option('--statistics', 'print how many findings each rule has, and why fixes were declined, on stderr')
    .option('--timings', 'print how long each phase took, on stderr')
    .option('--color', 'colours, also where there is no terminal')
    .option('--no-color', 'no colours')
    .option('--no-progress', 'no progress line')
    .option('-q, --quiet', 'no notes and warnings on stderr');
}

function addFixOptions(check: Command): void {
  check
    .optionsGroup('Fixes:')
    .option('--fix', 'write the fixes that keep what the program does')
    .option('--unsafe-fixes', 'with --fix or --diff: also those that make it forget something it kept')
    .option('--diff', 'print the fixes as a patch, write nothing; exit 1 if there is one');
}

function addJudgementOptions(check: Command): void {
  const severity = [...severities].reverse();
  check
    .optionsGroup('What is reported:')
    .option('--select <rules>', 'only these rules, parted by commas; repeatable', addRules)
    .option('--ignore <rules>', 'not these rules; repeatable', addWords)
    .addOption(
      new Option('--min-confidence <level>', 'how sure a finding must be')
        .choices([...confidences].reverse())
        .default('likely'),
    )
    .addOption(
      new Option('--min-severity <level>', 'how bad a finding must be to be reported')
        .choices(severity)
        .default('note'),
    )
    .addOption(
      new Option('--fail-on <level>', 'how bad a finding must be for exit code 1').choices(severity).default('note'),
    )
    .option('--exit-zero', 'exit 0 even when there are findings')
    .option('--tests', 'read and report tests, examples and benchmarks too');
}

function addChangeOptions(check: Command): void {
  check
    .optionsGroup('Adopting it in an old code base:')
    .option('--since <ref>', 'only findings that touch files which differ from where the branch left this commit')
    .option('--staged', 'only findings that touch files which are staged')
    .option('--changed-lines', 'with --since or --staged: only those that touch a line that differs')
    .option('--baseline <file>', 'the findings in this file are known: they are not reported')
    .option('--update-baseline', 'write the findings there are into that file')
    .option('--add-ignores <reason>', 'write comments into the sources that suppress the findings', reasonOf);
}

function addFileOptions(check: Command): void {
  check
    .optionsGroup('What is read:')
    .option('--config <file>', 'configure from this file, not from the nearest')
    .option('--no-config', 'read no configuration')
    .option('--exclude <globs>', 'files and folders to leave out, parted by commas; repeatable', addWords)
    .option('--force-exclude', 'leave out what is excluded even if it is named, as hooks name each file of a commit')
    .option('--no-gitignore', 'read files that git ignores too')
    .option('--stdin-filename <path>', 'lint what comes on stdin as if it stood in this file')
    .option('--no-cache', 'read every file anew, and keep nothing for the next run')
    .option(
      '--cache-dir <folder>',
      'where to keep it (default: node_modules/.cache/leaklint, or with the caches of the user)',
    )
    .option('--threads <number>', 'how many threads read the files (default: by the size of the project)', threadCount);
}

function checkOptions(paths: readonly string[], flags: CheckFlags): CheckOptions {
  const { stdinFilename, color, since, baseline, config, addIgnores, cacheDir, threads } = flags;
  return {
    paths,
    outputs: outputsOf(flags.format ?? []),
    select: flags.select ?? [],
    ignore: flags.ignore ?? [],
    minConfidence: flags.minConfidence,
    minSeverity: flags.minSeverity,
    failOn: flags.failOn,
    staged: flags.staged ?? false,
    changedLines: flags.changedLines ?? false,
    updateBaseline: flags.updateBaseline ?? false,
    exclude: flags.exclude ?? [],
    forceExclude: flags.forceExclude ?? false,
    gitignore: flags.gitignore,
    tests: flags.tests ?? false,
    fix: flags.fix ?? false,
    unsafeFixes: flags.unsafeFixes ?? false,
    diff: flags.diff ?? false,
    statistics: flags.statistics ?? false,
    timings: flags.timings ?? false,
    cache: flags.cache,
    progress: flags.progress,
    exitZero: flags.exitZero ?? false,
    quiet: flags.quiet ?? false,
    ...(stdinFilename === undefined ? {} : { stdinFilename }),
    ...(addIgnores === undefined ? {} : { addIgnores }),
    ...(config === undefined ? {} : { config }),
    ...(color === undefined ? {} : { color }),
    ...(since === undefined ? {} : { since }),
    ...(baseline === undefined ? {} : { baseline }),
    ...(cacheDir === undefined ? {} : { cacheDir }),
    ...(threads === undefined ? {} : { threads }),
  };
}
