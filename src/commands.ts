import { Command, InvalidArgumentError, Option } from 'commander';
import { type CheckOptions, type Format, formats, type Output } from './config/options.js';
import { UsageError } from './config/usage-error.js';
import type { Confidence } from './finding.js';
import { Terminal } from './terminal.js';
import { version } from './version.js';

/** The options of `check` as commander hands them over. */
interface CheckFlags {
  readonly format: readonly Output[];
  readonly fix?: true;
  readonly unsafeFixes?: true;
  readonly diff?: true;
  readonly select: readonly string[];
  readonly ignore: readonly string[];
  readonly minConfidence: Confidence;
  readonly exclude: readonly string[];
  readonly gitignore: boolean;
  readonly tests?: true;
  readonly stdinFilename?: string;
  readonly statistics?: true;
  readonly color?: boolean;
  readonly progress: boolean;
  readonly exitZero?: true;
  readonly quiet?: true;
}

/** The command line: what can be asked for. Analysis is loaded by the command that needs it, so that `--version` is quick. */
export function program(): Command {
  const root = new Command('leaklint')
    .description('Finds what Python and TypeScript programs keep in memory for ever.')
    .version(version, '--version', 'print the version')
    .helpOption('-h, --help', 'print this')
    .helpCommand(false)
    .addHelpText('after', '\n`leaklint check --help` lists the options of check.')
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error:/, 'leaklint: error:')) });
  addCheck(root);
  addRule(root);
  addRules(root);
  addModel(root);
  return root;
}

function addCheck(root: Command): void {
  root
    .command('check', { isDefault: true })
    .description('report what the files below the paths keep for ever (the default command)')
    .argument('[paths...]', 'files and folders; - is stdin', ['.'])
    .option('-f, --format <name[=file]>', `${formats.join(', ')}; repeatable (default: full)`, addOutput, [])
    .option('--fix', 'write the fixes that keep what the program does')
    .option('--unsafe-fixes', 'also those that make it forget something it kept')
    .option('--diff', 'print the fixes as a patch instead of writing them; exit 1 if there is one')
    .option('--select <rules>', 'only these rules, by commas; repeatable', addWords, [])
    .option('--ignore <rules>', 'not these rules; repeatable', addWords, [])
    .addOption(
      new Option('--min-confidence <level>', 'how sure a finding must be')
        .choices(['certain', 'likely', 'possible'])
        .default('likely'),
    )
    .option('--exclude <globs>', 'files and folders to leave out, by commas; repeatable', addWords, [])
    .option('--no-gitignore', 'read files that git ignores too')
    .option('--tests', 'report findings in tests, examples and benchmarks too')
    .option('--stdin-filename <path>', 'lint stdin as if it stood in this file')
    .option('--statistics', 'print how many findings each rule has, and why fixes were declined, on stderr')
    .option('--color', 'colours, also where there is no terminal')
    .option('--no-color', 'no colours')
    .option('--no-progress', 'no progress line')
    .option('--no-cache', 'reserved: nothing is cached yet')
    .option('--exit-zero', 'exit 0 even when there are findings')
    .option('-q, --quiet', 'no notes and warnings on stderr')
    .action(async (paths: string[], flags: CheckFlags) => {
      const terminal = new Terminal(flags.quiet ?? false);
      const { run } = await import('./analysis.js');
      process.exitCode = await run(checkOptions(paths, flags), terminal);
    });
}

function addRule(root: Command): void {
  root
    .command('rule <id>')
    .description("print a rule's page")
    .action(async (id: string) => {
      const { printRulePage } = await import('./analysis.js');
      process.stdout.write(printRulePage(id));
    });
}

function addRules(root: Command): void {
  root
    .command('rules')
    .description('list the rules')
    .addOption(new Option('-f, --format <name>', 'how').choices(['text', 'json']).default('text'))
    .action(async ({ format }: { format: 'text' | 'json' }) => {
      const { printRuleList } = await import('./analysis.js');
      process.stdout.write(printRuleList(format));
    });
}

function addModel(root: Command): void {
  root
    .command('model <file[:name]>')
    .description('print what leaklint understood of a file, or of one name in it')
    .action(async (target: string) => {
      const { printUnderstanding } = await import('./analysis.js');
      process.stdout.write(await printUnderstanding(target));
    });
}

function checkOptions(paths: readonly string[], flags: CheckFlags): CheckOptions {
  const { stdinFilename, color, format } = flags;
  if (format.filter(({ file }) => file === undefined).length > 1) {
    throw new UsageError('only one format can go to stdout; write the others to files: --format sarif=leaklint.sarif');
  }
  return {
    paths,
    outputs: format.length > 0 ? format : [{ format: 'full' }],
    select: flags.select,
    ignore: flags.ignore,
    minConfidence: flags.minConfidence,
    exclude: flags.exclude,
    gitignore: flags.gitignore,
    tests: flags.tests ?? false,
    fix: flags.fix ?? false,
    unsafeFixes: flags.unsafeFixes ?? false,
    diff: flags.diff ?? false,
    statistics: flags.statistics ?? false,
    progress: flags.progress,
    exitZero: flags.exitZero ?? false,
    quiet: flags.quiet ?? false,
    ...(stdinFilename === undefined ? {} : { stdinFilename }),
    ...(color === undefined ? {} : { color }),
  };
}

function addOutput(value: string, before: readonly Output[]): readonly Output[] {
  const [name = '', file] = value.split(/=(.*)/s);
  if (!isFormat(name)) throw new InvalidArgumentError(`Allowed formats are ${formats.join(', ')}.`);
  if (file === '') throw new InvalidArgumentError('The file name is missing.');
  return [...before, file === undefined ? { format: name } : { format: name, file }];
}

function isFormat(name: string): name is Format {
  return (formats as readonly string[]).includes(name);
}

function addWords(value: string, before: readonly string[]): readonly string[] {
  return [
    ...before,
    ...value
      .split(',')
      .map(word => word.trim())
      .filter(word => word !== ''),
  ];
}
