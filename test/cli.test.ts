import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clean, folderWith, leaklint, leaky } from './command.js';

describe('the exit code', () => {
  it('is 0 for a clean program', () => {
    expect(leaklint([], folderWith({ 'a.py': clean }))).toMatchObject({
      code: 0,
      stdout: 'Nothing found.\n',
      stderr: '',
    });
  });

  it.each(['full', 'concise', 'json', 'sarif'])('is 1 for findings in format %s', format => {
    expect(leaklint(['-f', format], folderWith({ 'a.py': leaky }))).toMatchObject({ code: 1, stderr: '' });
  });

  it('is 0 for findings with --exit-zero', () => {
    const { code, stdout } = leaklint(['--exit-zero', '-f', 'concise'], folderWith({ 'a.py': leaky }));
    expect(code).toBe(0);
    expect(stdout).toMatch(/^a\.py:1:19: warning\[certain\] mutable-default: /);
  });

  it.each([
    [['nowhere'], 'no such file or folder: nowhere'],
    [['--selct', 'x'], "unknown option '--selct'"],
    [['--format', 'xml'], 'Allowed formats are full, concise, json, sarif'],
    [['--format', 'sarif='], 'file name is missing'],
    [['-f', 'json', '-f', 'sarif'], 'only one format can go to stdout'],
    [['--format', 'json=no/such/folder/report.json'], 'cannot write no/such/folder/report.json'],
    [['--select', 'mutable-defualt'], 'did you mean "mutable-default"?'],
    [['--min-confidence', 'sure'], 'Allowed choices are certain, likely, possible'],
    [['empty'], 'no Python, TypeScript or JavaScript files in empty'],
    [['empty/readme.txt'], 'not a Python, TypeScript or JavaScript file'],
    [['--fix', '--stdin-filename', 'a.py'], 'cannot be fixed in place'],
    [['-'], 'say what stdin is: --stdin-filename'],
    [['rule', 'nothing'], 'no rule is called "nothing"'],
    [['model', 'nowhere.py'], 'no such file or folder'],
  ])('is 2, with a message on stderr and nothing on stdout, for %j', (args, message) => {
    const folder = folderWith({ 'a.py': clean, 'empty/readme.txt': '' });
    const { code, stdout, stderr } = leaklint(args, folder);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('leaklint: error: ');
    expect(stderr).toContain(message);
  });
});

describe('what is linted', () => {
  it('is what stands below the current folder, or below the paths', () => {
    const folder = folderWith({ 'a/a.py': leaky, 'b/b.py': leaky });
    expect(paths(leaklint(['-f', 'concise'], folder))).toEqual(['a/a.py', 'b/b.py']);
    expect(paths(leaklint(['-f', 'concise', 'b', 'b/b.py'], folder))).toEqual(['b/b.py']);
    expect(paths(leaklint(['check', '-f', 'concise', join(folder, 'a')], folderWith({})))).toEqual([
      join(folder, 'a/a.py'),
    ]);
  });

  it('is what comes on stdin', () => {
    const { code, stdout } = leaklint(['-f', 'concise', '--stdin-filename', 'src/app.py'], folderWith({}), leaky);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^src\/app\.py:1:19: /);
  });

  it('leaves tests out of the report unless asked', () => {
    const folder = folderWith({ 'tests/a.py': leaky, 'test_b.py': leaky, 'examples/c.py': leaky });
    expect(paths(leaklint(['-f', 'concise'], folder))).toEqual([]);
    expect(paths(leaklint(['-f', 'concise', '--tests'], folder))).toEqual(['examples/c.py', 'test_b.py', 'tests/a.py']);
    expect(paths(leaklint(['-f', 'concise', 'test_b.py'], folder))).toEqual(['test_b.py']);
  });

  it('leaves out what is excluded', () => {
    const folder = folderWith({ 'a.py': leaky, 'old/b.py': leaky, 'old/gen/c.py': leaky, '.gitignore': 'a.py\n' });
    expect(paths(leaklint(['-f', 'concise', '--exclude', 'gen'], folder))).toEqual(['old/b.py']);
    expect(paths(leaklint(['-f', 'concise', '--exclude', 'old/gen', '--no-gitignore'], folder))).toEqual([
      'a.py',
      'old/b.py',
    ]);
  });

  it('is judged by the rules that were asked for', () => {
    const folder = folderWith({ 'a.py': leaky });
    expect(leaklint(['--ignore', 'mutable-default'], folder).code).toBe(0);
    expect(leaklint(['--select', 'cached-method,unbounded-queue'], folder).code).toBe(0);
    expect(leaklint(['--select', 'mutable-default'], folder).code).toBe(1);
  });
});

describe('the report', () => {
  it('goes to stdout and into files at once', () => {
    const folder = folderWith({ 'a.py': leaky });
    const { stdout } = leaklint(['-f', 'concise', '-f', 'sarif=out.sarif', '-f', 'json=out.json'], folder);
    expect(stdout).toMatch(/^a\.py:1:19: /);
    expect(JSON.parse(readFileSync(join(folder, 'out.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' });
    expect(JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8'))).toMatchObject({ version: 1 });
  });

  it('has colours only where they are wanted', () => {
    const folder = folderWith({ 'a.py': leaky });
    expect(leaklint([], folder).stdout).not.toContain('\x1b[');
    expect(leaklint(['--color'], folder).stdout).toContain('\x1b[');
  });

  it('is the same from run to run', () => {
    const folder = folderWith({ 'a.py': leaky, 'b.py': leaky, 'c/d.py': leaky });
    expect(leaklint(['-f', 'sarif'], folder).stdout).toBe(leaklint(['-f', 'sarif'], folder).stdout);
  });

  it('counts findings by rule on stderr with --statistics', () => {
    const { stderr } = leaklint(['--statistics'], folderWith({ 'a.py': leaky, 'b.py': leaky }));
    expect(stderr).toBe('2  mutable-default (2 fixable)\n');
  });
});

describe('the other commands', () => {
  const folder = folderWith({ 'a.py': leaky });

  it('print the version and the help', () => {
    expect(leaklint(['--version'], folder)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
    expect(leaklint(['--help'], folder)).toMatchObject({ code: 0, stdout: expect.stringContaining('check [options]') });
  });

  it('print the rules', () => {
    expect(leaklint(['rules'], folder).stdout).toMatch(/^mutable-default +warning /m);
    expect(JSON.parse(leaklint(['rules', '--format', 'json'], folder).stdout)).toContainEqual(
      expect.objectContaining({ id: 'mutable-default', languages: ['python'] }),
    );
    expect(leaklint(['rule', 'mutable-default'], folder).stdout).toMatch(
      /^## mutable-default\n\nwarning; Python\n\n.*\n\nWhy: /,
    );
  });

  it('print what was understood of a file or a name', () => {
    expect(leaklint(['model', 'a.py'], folder).stdout).toContain('collect');
    expect(leaklint(['model', 'a.py:seen'], folder).stdout).toContain('seen.append(item)');
  });
});

/** The files that a concise report names, in its order. */
function paths({ stdout }: { stdout: string }): string[] {
  return [...stdout.matchAll(/^(.*?):\d+:\d+: /gm)].map(([, path]) => path!);
}
