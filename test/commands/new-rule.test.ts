import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.js';
import { plainEnvironment } from '../command.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const files = [
  'dist',
  'fixtures',
  'rules',
  'src',
  'test',
  'package.json',
  'tsconfig.json',
  'vitest.config.ts',
  'scripts',
];

let copy: string;

beforeAll(() => {
  copy = realpathSync(mkdtempSync(join(tmpdir(), 'leaklint-rule-')));
  for (const name of files) cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
});

function run(command: string, ...args: string[]) {
  const entries = Object.entries(plainEnvironment()).filter(([name]) => !/^(?:VITEST|TEST$|NODE_ENV$)/.test(name));
  const env = { ...Object.fromEntries(entries), NO_COLOR: '1' };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: copy, encoding: 'utf8', env });
  return { code: status, stdout, stderr };
}

function newRule(...args: string[]) {
  return run('npm', 'run', '--silent', 'new-rule', '--', ...args);
}

const read = (path: string) => readFileSync(join(copy, path), 'utf8');

describe('npm run new-rule', () => {
  it.each([
    [[], 'which rule?'],
    [['Socket'], '`Socket` is no id of a rule'],
    [['socket'], '`socket` is no id of a rule'],
    [['../a-b'], '`../a-b` is no id of a rule'],
    [['unbounded-growth'], 'rules/unbounded-growth.ts is there already'],
    [['growth-finding'], 'rules/growth-finding.ts is there already'],
    [['unused-suppression'], 'leaklint itself has findings of `unused-suppression`'],
  ])('refuses %j and changes nothing', (args, message) => {
    const before = read('rules/index.ts');
    const { code, stderr } = newRule(...args);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(message) });
    expect(read('rules/index.ts')).toBe(before);
  });

  it('makes a rule that is listed, and a story that fails until it finds something', () => {
    const made = newRule('ticket-not-returned');
    expect(made.stderr).toBe('');
    expect(made.stdout).toContain('rules/ticket-not-returned.ts');
    expect(read('rules/index.ts')).toMatch(/import { ticketNotReturned } [^]*\n {2}ticketNotReturned,\n\];\n$/);

    const stories = run('npx', 'vitest', 'run', 'test/fixtures.test.ts', '-t', 'ticket-not-returned');
    const said = stories.stdout + stories.stderr;
    expect(said).toContain('bad.py:5 ticket-not-returned "TODO: a part of the message"');
    expect(said).toContain('bad.ts:4 ticket-not-returned "TODO: a part of the message"');
    expect(said).toMatch(/Tests +2 failed \|/);

    expect(newRule('ticket-not-returned').stderr).toContain('is there already');
  }, 180_000);
});

it('no rule has words left to fill in', () => {
  expect(rules.filter(({ words }) => Object.values(words).some(text => text.includes('TODO')))).toEqual([]);
});
