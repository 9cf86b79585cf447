/**
 * Writes what the built program says of itself: rules/README.md, the sessions that README.md shows, and the picture at its
 * top. `--check` writes nothing and exits 1 naming each page that says something else.
 */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { terminalPicture } from './picture.mjs';

const root = dirname(import.meta.dirname);

const run = promisify(execFile);

/** What the built program prints, whether it finds something or not. */
async function leaklint(...args) {
  const { stdout } = await run(process.execPath, ['dist/cli.js', ...args], { cwd: root }).catch(failure => failure);
  return stdout.trimEnd();
}

async function rulesPage() {
  const rules = JSON.parse(await leaklint('rules', '--format', 'json'));
  const rows = rules.map(({ id, severity, atMost, what }) => {
    const hidden = atMost === 'possible' ? ', hidden' : '';
    return `| [${id}](#${id}) | ${severity}${hidden} | ${what} |`;
  });
  const parts = [
    '# The rules',
    'Made by `npm run docs` from the words of each rule and its shortest story in `fixtures/`. `leaklint rule <id>` prints one of these pages. What is hidden is shown with `--min-confidence possible`; most of it is no leak.',
    ['| rule | severity | what it finds |', '| --- | --- | --- |', ...rows].join('\n'),
    ...(await Promise.all(rules.map(({ id }) => leaklint('rule', id)))),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The README with the output of each `$ node dist/cli.js …` as it is now. */
async function frontPage() {
  const text = readFileSync(join(root, 'README.md'), 'utf8');
  const session = /(?<=^```console\n\$ node dist\/cli\.js )(.*)\n[^]*?\n(?=```$)/gm;
  const commands = Array.from(text.matchAll(session), ([, command]) => command);
  const outputs = await Promise.all(commands.map(command => leaklint(...command.split(' '))));
  // Formatters take the space from an empty line of a patch.
  return text.replaceAll(session, (_, command) => `${command}\n${outputs.shift().replaceAll(/ +$/gm, '')}\n`);
}

/** The finding that the README begins with. */
async function findingPicture() {
  const args = ['fixtures/incident/events-kept-for-ever/bad.py'];
  return terminalPicture(['node', 'dist/cli.js', ...args].join(' '), await leaklint('--color', ...args));
}

const pages = new Map([
  ['rules/README.md', await rulesPage()],
  ['README.md', await frontPage()],
  ['docs/finding.svg', await findingPicture()],
]);
for (const [name, text] of pages) {
  const path = join(root, name);
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
  if (process.argv.includes('--check')) {
    console.error(`${name} is not what leaklint says: run \`npm run docs\``);
    process.exitCode = 1;
  } else writeFileSync(path, text);
}
