import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folderWith, plainEnvironment } from '../command.js';
import { workflowCommands } from '../report/workflow-commands.js';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const args = [cli, '--no-cache', '--fix', '--unsafe-fixes', '--diff', '--select', 'mutable-default'];

/** A leak whose fix has `text`, of a docstring, in its context. */
const program = (text: string): string =>
  `"""é\n${text}\n"""\ndef collect(item, seen=[]):\n    seen.append(item)\n    return seen\n`;
const command = '::add-mask::e\n::';
const escapes = '::error::x ##[add-matcher]m.json\x1b[31m\x07 \u202e\u200b';

const files: Readonly<Record<string, Buffer>> = {
  'plain.py': Buffer.from(program('plain\n')),
  'crlf.py': Buffer.from(program('crlf').replaceAll('\n', '\r\n')),
  'mark.py': Buffer.from(`\uFEFF${program('mark')}`),
  'latin.py': Buffer.from(`# coding: latin-1\n${program('latin')}`, 'latin1'),
  'command.py': Buffer.from(program(command)),
  'escapes.py': Buffer.from(program(escapes)),
  'no end.py': Buffer.from(program('no end').trimEnd()),
  'qu"o\\te\n::error::.py': Buffer.from(program('name')),
};

interface Printed {
  readonly code: number | null;
  readonly bytes: Buffer;
  readonly stderr: string;
}

function diff(folder: string, environment: Readonly<Record<string, string>> = {}, to?: string): Printed {
  const env = { ...plainEnvironment(), ...environment };
  const file = to === undefined ? undefined : openSync(to, 'w');
  const run = spawnSync(process.execPath, args, { cwd: folder, env, stdio: ['ignore', file ?? 'pipe', 'pipe'] });
  if (file !== undefined) closeSync(file);
  return { code: run.status, bytes: to === undefined ? run.stdout : readFileSync(to), stderr: run.stderr.toString() };
}

/** What `git apply` makes of the files is what `--fix` makes of them. */
function expectApplied(folder: string, patch: Buffer): void {
  const { status, stderr } = spawnSync('git', ['apply', '-'], { cwd: folder, input: patch });
  expect({ status, stderr: stderr.toString() }).toEqual({ status: 0, stderr: '' });
  const fixed = folderWith(files);
  spawnSync(process.execPath, [...args.filter(arg => arg !== '--diff'), '--quiet'], { cwd: fixed });
  for (const [name, before] of Object.entries(files)) {
    const after = readFileSync(join(folder, name));
    expect(after.equals(before), name).toBe(false);
    expect(after.equals(readFileSync(join(fixed, name))), name).toBe(true);
  }
}

describe('a patch of hostile and odd files', () => {
  it('is applied by git to each of them', () => {
    const folder = folderWith(files);
    const { code, bytes, stderr } = diff(folder);
    expect(code).toBe(1);
    expect(stderr).not.toContain('warning');
    expectApplied(folder, bytes);
  });

  it("commands nothing in a log of GitHub's runner, and says what is missing", () => {
    const { bytes, stderr } = diff(folderWith(files), { GITHUB_ACTIONS: 'true' });
    const text = bytes.toString();
    expect(workflowCommands(text)).toEqual([]);
    expect(text).not.toMatch(/[\x1b\x07\u202e\u200b]/);
    expect(text).toContain('\n \\x3a:add-mask::e\n ::\n');
    expect(stderr).toContain('to apply it, write it into a file');
  });

  it('is itself in a file, in such a job too', () => {
    const folder = folderWith(files);
    const { bytes, stderr } = diff(folder, { GITHUB_ACTIONS: 'true' }, join(folderWith({}), 'fix.patch'));
    expect(stderr).not.toContain('warning');
    expectApplied(folder, bytes);
  });

  it('is the same in a log where nothing has to be spelt out', () => {
    const folder = folderWith({ 'plain.py': files['plain.py']! });
    const inLog = diff(folder, { GITHUB_ACTIONS: 'true' });
    expect(inLog.bytes.equals(diff(folder).bytes)).toBe(true);
    expect(inLog.stderr).not.toContain('warning');
  });

  it('leaves out what no patch can change, and says so', () => {
    const folder = folderWith({ 'plain.py': files['plain.py']! });
    writeFileSync(join(folder, 'wide.py'), Buffer.from(`\uFEFF${program('wide')}`, 'utf16le'));
    const { code, bytes, stderr } = diff(folder);
    expect(code).toBe(1);
    expect(bytes.toString()).not.toContain('wide.py');
    expect(stderr).toContain('warning: wide.py: not in the patch: git takes UTF-16LE for binary');
  });
});
