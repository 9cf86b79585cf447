import { Command, Option } from 'commander';
import { version } from '../version.js';
import { addCheck, type Check } from './check.js';

/** The command line: what can be asked for; `check` does what its default command is. Analysis is loaded by the command that needs it, so that `--version` is quick. */
export function program(check: Check): Command {
  const root = new Command('leaklint')
    .description('Finds what Python and TypeScript programs keep in memory for ever.')
    .version(version, '--version', 'print the version')
    .helpOption('-h, --help', 'print this')
    .helpCommand('help [command]', 'print this, or the options of a command')
    .addHelpText('after', '\n`leaklint help check` lists the options of check.')
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error:/, 'leaklint: error:')) });
  addCheck(root, check);
  addRule(root);
  addRules(root);
  addModel(root);
  addInit(root);
  return root;
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

function addInit(root: Command): void {
  root
    .command('init')
    .description('write a commented configuration, and print the lines for pre-commit and GitHub')
    .action(async () => {
      const { init } = await import('./analysis.js');
      process.stdout.write(init());
    });
}
