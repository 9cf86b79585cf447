/**
 * Writes rules/README.md: what the built program prints of its rules. `--check` writes nothing and exits 1 when the file
 * is not that.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const page = join(import.meta.dirname, 'rules', 'README.md');

function leaklint(...args) {
  return execFileSync(process.execPath, [join(import.meta.dirname, 'dist', 'cli.js'), ...args], { encoding: 'utf8' });
}

function pageOf(rules) {
  const rows = rules.map(({ id, severity, what }) => `| [${id}](#${id}) | ${severity} | ${what} |`);
  return [
    '# The rules',
    'Made by `npm run docs` from the words of each rule and its shortest story in `fixtures/`. `leaklint rule <id>` prints one of these pages.',
    ['| rule | severity | what it finds |', '| --- | --- | --- |', ...rows].join('\n'),
    ...rules.map(({ id }) => leaklint('rule', id).trimEnd()),
  ].join('\n\n');
}

const text = `${pageOf(JSON.parse(leaklint('rules', '--format', 'json')))}\n`;
if (!process.argv.includes('--check')) writeFileSync(page, text);
else if (!existsSync(page) || readFileSync(page, 'utf8') !== text) {
  console.error('rules/README.md is not what the rules say: run `npm run docs`');
  process.exitCode = 1;
}
