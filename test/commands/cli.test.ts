import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/config/options.js';
import { clean, folderWith, leaklint, leaky, type Outcome } from '../command.js';

describe('the exit code', () => {
  it('is 0 for a clean program', () => {
    expect(leaklint([], folderWith({ 'a.py': clean }))).toMatchObject({
      code: 0,
      stdout: 'Nothing found.\n',
      stderr: '',
    });
  });

  it('is 1 for findings, 0 without, in every format', () => {
    for (const format of formats) {
      expect(leaklint(['-f', format], folderWith({ 'a.py': leaky })), format).toMatchObject({ code: 1, stderr: '' });
      expect(leaklint(['-f', format], folderWith({ 'a.py': clean })), format).toMatchObject({ code: 0, stderr: '' });
    }
  });

  it('is 0 for findings with --exit-zero', () => {
    const { code, stdout } = leaklint(['--exit-zero', '-f', 'concise'], folderWith({ 'a.py': leaky }));
    expect(code).toBe(0);
    expect(stdout).toMatch(/^a\.py:1:19: warning\[certain\] mutable-default: /);
  });

  it.each([
    [['nowhere'], 'no such file or folder: nowhere'],
    [['--selct', 'x'], "unknown option '--selct'"],
    [
      ['--format', 'xml'],
      'Allowed formats are full, concise, json, jsonl, sarif, github, gitlab, junit, rdjson, markdown',
    ],
    [['--format', 'sarif='], 'file name is missing'],
    [['-f', 'json', '-f', 'sarif'], 'only one format can go to stdout'],
    [['-f', 'github', '-f', 'full'], 'only one format can go to stdout'],
    [['-f', 'json=a', '-f', 'sarif=a'], 'two formats cannot go to one file: a'],
    [['-f', 'json=a', '-f', 'sarif=./a'], 'two formats cannot go to one file: ./a'],
    [['-f', 'concise=a.py'], 'a.py is a program: a report would overwrite it'],
    [[''], 'no such file or folder: ""'],
    [['--format', 'json=no/such/folder/report.json'], 'cannot write no/such/folder/report.json'],
    [['--select', 'mutable-defualt'], 'did you mean "mutable-default"?'],
    [['--select', ''], 'Name a rule; `leaklint rules` lists them.'],
    [['--select', ' , '], 'Name a rule'],
    [['--min-confidence', 'sure'], 'Allowed choices are certain, likely, possible'],
    [['empty'], 'no Python, TypeScript or JavaScript files in empty'],
    [['empty/readme.txt'], 'not a Python, TypeScript or JavaScript file'],
    [['--fix', '--stdin-filename', 'a.py'], 'cannot be fixed in place'],
    [['-'], 'say what stdin is: --stdin-filename'],
    [['rule', 'nothing'], 'no rule is called "nothing"'],
    [['--unsafe-fixes'], '--unsafe-fixes goes with --fix or --diff'],
    [['model', 'nowhere.py'], 'no such file or folder'],
    [['model', 'empty'], 'empty is a folder; name one file of it'],
    [['model', 'a.py:1:3'], 'nothing is reported in line 1 of a.py; ask for a name in it: a.py:NAME'],
    [['--config', '.'], '.: not a file'],
    [['--stdin-filename', 'a.py', 'b.py'], '--stdin-filename lints what comes on stdin, and no other paths'],
  ])('is 2, with a message on stderr and nothing on stdout, for %j', (args, message) => {
    const folder = folderWith({ 'a.py': clean, 'empty/readme.txt': '' });
    const { code, stdout, stderr } = leaklint(args, folder);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('leaklint: error: ');
    expect(stderr).toContain(message);
  });
});

it('tells a glob of --exclude that leaves out nothing, where folders are linted', () => {
  const folder = folderWith({ 'a.py': clean, 'gen/b.py': clean, 'node_modules/c.js': '' });
  const told = (...args: readonly string[]): string => leaklint(args, folder).stderr;
  expect(told('--exclude', 'gne/**,gen,node_modules')).toBe('leaklint: --exclude gne/** leaves out nothing\n');
  expect(told('--exclude', 'gne/**', 'a.py')).toBe('');
});

describe('where there is nothing to lint', () => {
  it.each([
    ['ignored by git', { '.gitignore': '*.py\n', '.git/HEAD': '', 'src/a.py': clean }, [], 'src/a.py: ignored by git'],
    ['excluded', { 'a.py': clean, 'b.py': clean }, ['--exclude', '*.py'], 'a.py and 1 more: excluded'],
    ['of others', { 'node_modules/a.js': '' }, [], 'node_modules/: not entered unless named'],
    ['written by tools', { 'a.min.js': '' }, [], 'a.min.js: minified or generated'],
  ])('says what is there: files %s', (_, files, args, why) => {
    const { code, stderr } = leaklint(args, folderWith(files));
    expect(code).toBe(2);
    expect(stderr).toContain(`no Python, TypeScript or JavaScript files in .\n${why}`);
  });
});

describe('a rule whose findings are hidden', () => {
  it('says so where it is asked for, on its page and in the list', () => {
    const { stderr } = leaklint(['--select', 'unbounded-queue'], folderWith({ 'a.py': clean }));
    expect(stderr).toBe(
      'leaklint: unbounded-queue is at most possible: --min-confidence possible shows what it finds\n',
    );
    expect(leaklint(['rule', 'unbounded-queue'], '.').stdout).toContain('hidden unless `--min-confidence possible`');
    expect(leaklint(['rules'], '.').stdout).toMatch(/^unbounded-queue .* Hidden unless --min-confidence possible\.$/m);
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
    const all = ['-f', 'concise', '--tests', '--min-confidence', 'possible'];
    expect(paths(leaklint(all, folder))).toEqual(['examples/c.py', 'test_b.py', 'tests/a.py']);
    expect(paths(leaklint(['-f', 'concise', 'test_b.py'], folder))).toEqual(['test_b.py']);
  });

  describe('around a file that is named', () => {
    const project = {
      'pyproject.toml': '',
      'app/store.py':
        'rooms = {}\n\n\ndef serve(queue):\n    while True:\n        user = queue.get()\n        rooms[user.id] = user\n',
      'app/exit.py': 'from app.store import rooms\n\n\ndef leave(user):\n    del rooms[user.id]\n',
      'other.py': `${leaky}def broken(:\n    x = = 1\n`,
    };

    const without = (left: string): Record<string, string> =>
      Object.fromEntries(Object.entries(project).filter(([path]) => path !== left));

    it('is read, and not reported', () => {
      expect(leaklint(['app/store.py'], folderWith(project))).toMatchObject({ code: 0, stderr: '' });
      expect(paths(leaklint(['-f', 'concise', 'app/store.py'], folderWith(without('app/exit.py'))))).toEqual([
        'app/store.py',
      ]);
    });

    it('is read where no project is in sight only if it is named too', () => {
      const loose = without('pyproject.toml');
      expect(leaklint(['app/store.py'], folderWith(loose)).code).toBe(1);
      expect(leaklint(['app/store.py', 'app/exit.py'], folderWith(loose)).code).toBe(0);
    });

    it('is read around stdin too', () => {
      const args = ['--stdin-filename', 'app/store.py'];
      expect(leaklint(args, folderWith(project), project['app/store.py'])).toMatchObject({ code: 0, stderr: '' });
      expect(leaklint(args, folderWith(without('app/exit.py')), project['app/store.py']).code).toBe(1);
    });

    it('keeps what a baseline knows of it', () => {
      const folder = folderWith({ 'pyproject.toml': '', 'a.py': leaky, 'b.py': leaky });
      leaklint(['--baseline', 'known.json', '--update-baseline'], folder);
      expect(leaklint(['--baseline', 'known.json', 'a.py'], folder)).toMatchObject({ code: 0, stderr: '' });
      leaklint(['--baseline', 'known.json', '--update-baseline', 'a.py'], folder);
      expect(leaklint(['--baseline', 'known.json'], folder).code).toBe(0);
    });

    it('is not fixed', () => {
      const folder = folderWith({ 'pyproject.toml': '', 'a.py': clean, 'b.py': leaky });
      expect(leaklint(['--fix', '--unsafe-fixes', 'a.py'], folder).code).toBe(0);
      expect(readFileSync(join(folder, 'b.py'), 'utf8')).toBe(leaky);
    });
  });

  it('is a script whose first line tells its language, if it is named', () => {
    const folder = folderWith({ 'bin/tool': `#!/usr/bin/env python3\n${leaky}`, 'bin/other': '#!/bin/sh\n' });
    expect(paths(leaklint(['-f', 'concise', '--min-confidence', 'possible', 'bin/tool'], folder))).toEqual([
      'bin/tool',
    ]);
    expect(leaklint(['bin/other'], folder)).toMatchObject({ code: 2, stdout: '' });
  });

  describe('with --force-exclude', () => {
    const files = {
      '.gitignore': 'local.py\n',
      'a.py': leaky,
      'local.py': leaky,
      'old/b.py': leaky,
      'vendor/c.py': leaky,
      'shop/_vendor/c.py': leaky,
      'tests/d.py': leaky,
      'selftests/e.py': leaky,
      'data.csv': 'a,b\n',
      'tool.min.js': 'var a;\n',
    };
    const named = Object.keys(files).filter(name => name !== '.gitignore');

    it('is only what would be found without its being named', () => {
      const folder = folderWith(files);
      const args = ['-f', 'concise', '--force-exclude', '--exclude', 'old'];
      expect(paths(leaklint([...args, ...named], folder))).toEqual(['a.py']);
      expect(paths(leaklint([...args, '--tests', ...named], folder))).toEqual(['a.py', 'selftests/e.py', 'tests/d.py']);
      expect(paths(leaklint([...args, ...named.map(name => join(folder, name))], folder))).toEqual(['a.py']);
    });

    it('may be nothing', () => {
      const outcome = leaklint(['--force-exclude', 'vendor/c.py', 'data.csv'], folderWith(files));
      expect(outcome).toEqual({ code: 0, stdout: 'Nothing found.\n', stderr: '' });
    });
  });

  it('leaves out what is excluded', () => {
    const folder = folderWith({ 'a.py': leaky, 'old/b.py': leaky, 'old/gen/c.py': leaky, '.gitignore': 'a.py\n' });
    expect(paths(leaklint(['-f', 'concise', '--exclude', 'gen'], folder))).toEqual(['old/b.py']);
    expect(paths(leaklint(['-f', 'concise', '--exclude', '/gen'], folder))).toContain('old/gen/c.py');
    expect(paths(leaklint(['-f', 'concise', '--exclude', '/old'], folder))).not.toContain('old/b.py');
    expect(paths(leaklint(['-f', 'concise', '--exclude', 'old/gen', '--no-gitignore'], folder))).toEqual([
      'a.py',
      'old/b.py',
    ]);
  });

  it('leaves out what pip put beside own files, unless it is named', () => {
    const folder = folderWith({
      'lib/flask-3.1.dist-info/RECORD':
        'flask-3.1.dist-info/RECORD,,\nflask/app.py,sha256=x,9\nsix.py,,\n../bin/flask,,\n',
      'lib/flask/app.py': leaky,
      'lib/six.py': leaky,
      'lib/own.py': leaky,
    });
    expect(paths(leaklint(['-f', 'concise'], folder))).toEqual(['lib/own.py']);
    expect(paths(leaklint(['-f', 'concise', '--force-exclude', 'lib/six.py', 'lib/own.py'], folder))).toEqual([
      'lib/own.py',
    ]);
    expect(paths(leaklint(['-f', 'concise', 'lib/flask'], folder))).toEqual(['lib/flask/app.py']);
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

  it('has annotations on top in a job of GitHub Actions, and says so', () => {
    const folder = folderWith({ 'a.py': leaky });
    const inJob = (...args: string[]): Outcome => leaklint(args, folder, '', { GITHUB_ACTIONS: 'true' });
    const said = 'leaklint: GITHUB_ACTIONS is set: added annotations (--format github)\n';
    const annotation = /^::warning title=mutable-default \(certain\),file=a\.py,line=1,.*\n$/m;
    const full = inJob();
    expect(full).toMatchObject({ stderr: said, stdout: expect.stringMatching(annotation) });
    expect(full.stdout.startsWith('warning[mutable-default]')).toBe(true);
    // What a program reads stays as it is.
    const json = inJob('-f', 'json');
    expect(JSON.parse(json.stdout)).toMatchObject({ version: 1 });
    expect(json.stderr.replace(said, '')).toMatch(annotation);
    expect(inJob('-f', 'full', '-f', 'github').stdout).toBe(full.stdout);
    expect(inJob('-f', 'full', '-f', 'github').stderr).toBe('');
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

  it('print it of a line as a report names it, and of a name that is nearly right', () => {
    const [place] = /^a\.py:\d+:\d+/.exec(leaklint(['-f', 'concise'], folder).stdout)!;
    expect(leaklint(['model', place], folder).stdout).toContain('Reported:\nLine 1: mutable-default, certain');
    expect(leaklint(['model', 'a.py:'], folder).stdout).toBe(leaklint(['model', 'a.py'], folder).stdout);
    expect(leaklint(['model', 'a.py:sen'], folder).stdout).toContain('(did you mean "seen"?)');
    expect(leaklint(['model', 'a.py:collect'], folder).stdout).not.toContain('did you mean');
  });

  it('judge a file as a run does, in no project and by what the configuration excludes', () => {
    const loop =
      'from hub import read\n\nseen = []\n\n\ndef main():\n    while True:\n        seen.append(read())\n\n\nmain()\n';
    const loose = folderWith({ 'scripts/x.py': loop });
    expect(leaklint(['scripts/x.py', '-f', 'concise'], loose).stdout).toBe('');
    expect(leaklint(['model', 'scripts/x.py:seen'], loose).stdout).toContain('possible, hidden unless asked for');

    const project = folderWith({
      'leaklint.json': '{ "exclude": ["old"] }',
      'a.py': loop,
      'old/b.py': 'from a import seen\n\n\ndef forget():\n    seen.clear()\n',
    });
    expect(paths(leaklint(['-f', 'concise'], project))).toEqual(['a.py']);
    expect(leaklint(['model', 'a.py:seen'], project).stdout).toContain('Line 8: unbounded-growth');
  });

  it('help, as other programs do', () => {
    expect(leaklint(['help', 'check'], folder).stdout).toBe(leaklint(['check', '--help'], folder).stdout);
  });
});

/** The files that a concise report names, in its order. */
function paths({ stdout }: { stdout: string }): string[] {
  return [...stdout.matchAll(/^(.*?):\d+:\d+: /gm)].map(([, path]) => path!);
}

it('judges a program by what it is called below the folder that is linted, not by what stands above it', () => {
  const endless = 'def run(read):\n    seen = []\n    while True:\n        seen.append(read())\n';
  const folder = folderWith({ 'build/app/a.py': endless, 'build/app/scripts/b.py': endless, 'other/c.py': clean });
  const { stdout } = leaklint(['-f', 'concise', join(folder, 'build/app')], join(folder, 'other'));
  expect(stdout).toMatch(/^\S+\/build\/app\/a\.py:4:9: error\[likely\] unbounded-growth: [^\n]*\n$/);
});
