import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { clean, folderWith, leaky, plainEnvironment } from '../command.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

const isThere = spawnSync('pre-commit', ['--version']).error === undefined;
if (!isThere) console.warn('pre-commit is not there: the hook is not tested (Debian: apt-get install pre-commit)');

const environment = {
  ...plainEnvironment(),
  PRE_COMMIT_HOME: mkdtempSync(join(tmpdir(), 'leaklint-pre-commit-')),
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.org',
};

function run(folder: string, program: string, ...args: string[]): { code: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, env: environment, encoding: 'utf8' });
  return { code: status, output: stdout + stderr };
}

function must(folder: string, program: string, ...args: string[]): string {
  const { code, output } = run(folder, program, ...args);
  if (code !== 0) throw new Error(`${program} ${args.join(' ')}: ${output}`);
  return output.trim();
}

/** What pre-commit clones: this repository, with what stands in the work tree now. */
function repository(): { path: string; revision: string } {
  const path = folderWith({});
  must(path, 'git', 'clone', '-q', `file://${root}`, '.');
  for (const name of ['dist', 'package.json', '.pre-commit-hooks.yaml']) {
    cpSync(join(root, name), join(path, name), { recursive: true });
  }
  must(path, 'git', 'add', '-A', '-f', 'dist', 'package.json', '.pre-commit-hooks.yaml');
  must(path, 'git', 'commit', '-q', '--allow-empty', '-m', 'as it is now');
  return { path, revision: must(path, 'git', 'rev-parse', 'HEAD') };
}

describe.skipIf(!isThere)(
  'the hook, installed by pre-commit',
  () => {
    let hook: ReturnType<typeof repository>;
    beforeAll(() => {
      hook = repository();
    });

    /** A repository that uses the hook, with `files` staged. */
    function project(files: Readonly<Record<string, string>>, options = ''): string {
      const config = `repos:\n  - repo: ${hook.path}\n    rev: ${hook.revision}\n    hooks:\n      - id: leaklint\n${options}`;
      const folder = folderWith({ '.pre-commit-config.yaml': config, ...files });
      must(folder, 'git', 'init', '-q');
      must(folder, 'pre-commit', 'install');
      must(folder, 'git', 'add', '.');
      return folder;
    }

    const commit = (folder: string): { code: number | null; output: string } =>
      run(folder, 'git', 'commit', '-m', 'one');

    it('blocks a commit with a leak, and lets a clean one pass', () => {
      const folder = project({ 'a.py': leaky, 'b.ts': 'export const b = 1;\n', 'readme.txt': 'text\n' });
      const blocked = commit(folder);
      expect(blocked.code).toBe(1);
      expect(blocked.output).toContain('a.py:1:19');
      writeFileSync(join(folder, 'a.py'), clean);
      must(folder, 'git', 'add', '.');
      expect(commit(folder)).toMatchObject({ code: 0, output: expect.stringMatching(/leaklint\.+Passed/) });
    });

    it('reports what is committed only, and knows the rest of the project', () => {
      const store =
        'rooms = {}\n\n\ndef serve(queue):\n    while True:\n        user = queue.get()\n        rooms[user.id] = user\n';
      const folder = project({
        'app/store.py': store,
        'app/exit.py': 'from app.store import rooms\n\n\ndef leave(user):\n    del rooms[user.id]\n',
        'old.py': leaky,
      });
      must(folder, 'git', 'commit', '-qnm', 'before the hook');
      writeFileSync(join(folder, 'app/store.py'), `${store}# more\n`);
      must(folder, 'git', 'add', '.');
      expect(commit(folder)).toMatchObject({ code: 0 });
      // All of it, in one batch or in many.
      expect(run(folder, 'pre-commit', 'run', '--all-files')).toMatchObject({
        code: 1,
        output: expect.stringContaining('old.py:1:19'),
      });
    });

    it('leaves out what pre-commit, .gitignore, and leaklint itself exclude', () => {
      const folder = project(
        { 'old/a.py': leaky, 'vendor/b.py': leaky, 'tests/c.py': leaky },
        '        exclude: ^old/\n',
      );
      expect(commit(folder).code).toBe(0);
      const other = project(
        { 'old/a.py': leaky, tool: `#!/usr/bin/env python3\n${clean}` },
        '        args: [--exclude, old]\n',
      );
      expect(commit(other).code).toBe(0);
    });

    it('fixes with --fix, and blocks until the fix is staged', () => {
      const folder = project({ 'a.py': leaky }, '        args: [--fix, --unsafe-fixes]\n');
      expect(commit(folder)).toMatchObject({
        code: 1,
        output: expect.stringContaining('files were modified by this hook'),
      });
      expect(readFileSync(join(folder, 'a.py'), 'utf8')).toContain('seen=None');
      must(folder, 'git', 'add', '.');
      expect(commit(folder).code).toBe(0);
    });

    it('takes more files than one command line holds', () => {
      const long = 'x'.repeat(200);
      const many = Object.fromEntries(Array.from({ length: 1500 }, (_, at) => [`${long}/${at}.py`, clean]));
      const folder = project({ ...many, 'z.py': leaky });
      const { code, output } = commit(folder);
      expect({ code, times: output.split('z.py:1:19').length - 1 }).toEqual({ code: 1, times: 1 });
    });
  },
  600_000,
);
