import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { folderWith, leaky, plainEnvironment } from '../command.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const MOST_BYTES = 6_000_000;

function run(cwd: string, program: string, ...args: string[]): { code: number | null; stdout: string } {
  const env = { ...plainEnvironment(), npm_config_offline: 'true', npm_config_update_notifier: 'false' };
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, env, encoding: 'utf8' });
  if (error !== undefined || status === null) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
  return { code: status, stdout };
}

function bytesBelow(folder: string): number {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .map(name => statSync(join(folder, name)))
    .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
}

const program = `
  import { lint, UsageError } from 'leaklint';
  const [inFile] = await lint();
  const [inText] = await lint({ text: { filename: 'b.py', text: ${JSON.stringify(leaky)} }, select: ['mutable-default'] });
  const none = await lint({ ignore: ['mutable-default'] });
  const usage = await lint({ paths: ['gone.py'] }).catch(error => error instanceof UsageError);
  console.log(JSON.stringify({ inFile, inText, none, usage }));
`;

describe('the package, installed in an empty project', { timeout: 300_000 }, () => {
  let project: string;
  beforeAll(() => {
    project = folderWith({ 'package.json': '{"private":true}', 'a.py': leaky, 'use.mjs': program });
    run(root, 'npm', 'pack', '--silent', '--pack-destination', project);
    const tarball = readdirSync(project).find(name => name.endsWith('.tgz'));
    const { code } = run(project, 'npm', 'install', '--silent', '--no-audit', '--no-fund', `./${tarball}`);
    expect(code).toBe(0);
  }, 300_000);

  it('is small, and needs no other', () => {
    expect(bytesBelow(join(project, 'node_modules/leaklint'))).toBeLessThan(MOST_BYTES);
    expect(readdirSync(join(project, 'node_modules')).filter(name => !name.startsWith('.'))).toEqual(['leaklint']);
  });

  it('needs no development tools where npm takes it from git', () => {
    // npm installs what development needs for any of these: https://github.com/npm/pacote, lib/git.js
    const preparing = ['preinstall', 'install', 'postinstall', 'prepack', 'prepare', 'build'];
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
    expect(Object.keys(scripts).filter(name => preparing.includes(name))).toEqual([]);
  });

  it('is a command', () => {
    const { code, stdout } = run(project, 'npx', '--no-install', 'leaklint', '--format', 'concise');
    expect(code).toBe(1);
    expect(stdout).toContain('a.py:1');
  });

  it('is a library', () => {
    const { stdout } = run(project, process.execPath, 'use.mjs');
    const { inFile, inText, none, usage } = JSON.parse(stdout) as Record<string, unknown>;
    const expected = { rule: 'mutable-default', because: expect.any(Array), fix: expect.any(Object) };
    expect(inFile).toMatchObject({ ...expected, location: { path: 'a.py', line: 1 } });
    expect(inText).toMatchObject({ ...expected, location: { path: 'b.py', line: 1 } });
    expect({ none, usage }).toEqual({ none: [], usage: true });
  });
});
