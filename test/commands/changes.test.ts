import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clean, folderWith, leaklint, leaky, type Outcome } from '../command.js';

const identity = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];

function git(folder: string, ...args: readonly string[]): void {
  execFileSync('git', [...identity, ...args], { cwd: folder, stdio: 'ignore' });
}

function commitAll(folder: string, message = 'more'): void {
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '-m', message);
}

/** A repository of one commit on `main`. */
function repository(files: Readonly<Record<string, string>>): string {
  const folder = folderWith(files);
  git(folder, 'init', '-q', '-b', 'main');
  commitAll(folder, 'first');
  return folder;
}

const check = (folder: string, ...args: readonly string[]): Outcome => leaklint(['-f', 'concise', ...args], folder);
const told = ({ stdout }: Outcome): string[] => [...stdout.matchAll(/^(.+?:\d+):\d+: /gm)].map(([, place]) => place!);

/** A second leak in the same file, of another name. */
const more = leaky.replaceAll('collect', 'gather');
const mailer = `import asyncio


class Mailer:
    def __init__(self, post):
        self.post = post
        self.tasks = set()

    def send(self, letter):
        task = asyncio.create_task(self.post.send(letter))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def run(self, letters):
        async for letter in letters:
            self.send(letter)
`;

describe('--since', () => {
  it('reports findings in files that have changed since, committed or not, tracked or not', () => {
    const folder = repository({ 'old.py': leaky, 'edited.py': clean, 'committed.py': clean });
    appendFileSync(join(folder, 'committed.py'), leaky);
    commitAll(folder);
    appendFileSync(join(folder, 'edited.py'), leaky);
    writeFileSync(join(folder, 'new.py'), leaky);
    expect(told(check(folder, '--since', 'HEAD'))).toEqual(['edited.py:3', 'new.py:1']);
    expect(told(check(folder, '--since', 'HEAD~1'))).toEqual(['committed.py:3', 'edited.py:3', 'new.py:1']);
  });

  it('compares with where the branch left, not with what others did since', () => {
    const folder = repository({ 'a.py': clean, 'b.py': leaky });
    git(folder, 'checkout', '-q', '-b', 'mine');
    appendFileSync(join(folder, 'a.py'), leaky);
    commitAll(folder);
    git(folder, 'checkout', '-q', 'main');
    appendFileSync(join(folder, 'b.py'), clean);
    commitAll(folder);
    git(folder, 'checkout', '-q', 'mine');
    expect(told(check(folder, '--since', 'main'))).toEqual(['a.py:3']);
  });

  it('reads the whole project all the same', () => {
    const folder = repository({ 'store.py': 'events = []\n' });
    const loop =
      'from store import events\n\n\ndef run(source):\n    while True:\n        events.append(source.read())\n';
    writeFileSync(join(folder, 'loop.py'), loop);
    expect(told(check(folder, '--since', 'HEAD'))).toEqual(['loop.py:6']);
  });

  it('does not take a rename for a change', () => {
    const folder = repository({ 'a.py': leaky, 'b.py': `${leaky}\n${clean}` });
    renameSync(join(folder, 'a.py'), join(folder, 'moved.py'));
    renameSync(join(folder, 'b.py'), join(folder, 'edited.py'));
    appendFileSync(join(folder, 'edited.py'), '# more\n');
    commitAll(folder);
    expect(told(check(folder, '--since', 'HEAD~1'))).toEqual(['edited.py:1']);
  });

  it('knows files whatever they are called, from any folder', () => {
    const names = [
      'spaced name.py',
      'quo"te.py',
      'tab\there.py',
      'new\nline.py',
      'ü/ünï.py',
      '-dash.py',
      '@@ -1 +1 @@.py',
    ];
    const folder = repository({ 'sub/a.py': clean });
    for (const name of names) {
      mkdirSync(join(folder, 'sub', name, '..'), { recursive: true });
      writeFileSync(join(folder, 'sub', name), clean);
    }
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/sub/caf`), Buffer.from([0xe9]), Buffer.from('.py')]), clean);
    commitAll(folder);
    for (const name of names) appendFileSync(join(folder, 'sub', name), leaky);
    appendFileSync(Buffer.concat([Buffer.from(`${folder}/sub/caf`), Buffer.from([0xe9]), Buffer.from('.py')]), leaky);
    for (const since of ['HEAD', 'HEAD~1']) {
      expect(told(check(join(folder, 'sub'), '--since', since, '--changed-lines'))).toHaveLength(names.length + 1);
    }
    commitAll(folder);
    expect(told(check(folder, '--since', 'HEAD~1', '--changed-lines'))).toHaveLength(names.length + 1);
    expect(told(check(folder, '--since', 'HEAD'))).toEqual([]);
  });

  it('is not led astray by what a user has configured', () => {
    const folder = repository({ 'a.py': clean, 'b.py': leaky });
    for (const setting of ['diff.noprefix true', 'color.ui always', 'diff.external false', 'diff.context 9'])
      git(folder, 'config', ...setting.split(' '));
    appendFileSync(join(folder, 'a.py'), leaky);
    expect(told(check(folder, '--since', 'HEAD', '--changed-lines'))).toEqual(['a.py:3']);
  });
});

describe('--changed-lines', () => {
  it('reports findings on the lines that differ only', () => {
    const folder = repository({ 'a.py': leaky });
    appendFileSync(join(folder, 'a.py'), `\n\n${more}`);
    expect(told(check(folder, '--since', 'HEAD'))).toEqual(['a.py:1', 'a.py:6']);
    expect(told(check(folder, '--since', 'HEAD', '--changed-lines'))).toEqual(['a.py:6']);
  });

  it('counts every line of the evidence', () => {
    const folder = repository({ 'a.py': leaky.replace('    seen.append(item)\n', '') });
    writeFileSync(join(folder, 'a.py'), leaky);
    expect(told(check(folder, '--since', 'HEAD', '--changed-lines'))).toEqual(['a.py:1']);
  });

  it('sees the removal that is taken out', () => {
    const folder = repository({ 'a.py': mailer });
    expect(told(check(folder))).toEqual([]);
    writeFileSync(join(folder, 'a.py'), mailer.replace(/^.*discard.*\n/m, ''));
    expect(told(check(folder, '--since', 'HEAD', '--changed-lines'))).toEqual(['a.py:11']);
  });
});

describe('--staged', () => {
  it('reports findings in what would be committed', () => {
    const folder = repository({ 'a.py': clean, 'b.py': clean, 'c.py': leaky });
    appendFileSync(join(folder, 'a.py'), leaky);
    appendFileSync(join(folder, 'b.py'), leaky);
    git(folder, 'add', 'a.py');
    expect(told(check(folder, '--staged'))).toEqual(['a.py:3']);
  });

  it('tells staged lines from those that are not', () => {
    const folder = repository({ 'a.py': `${clean}\n\n` });
    appendFileSync(join(folder, 'a.py'), leaky);
    git(folder, 'add', 'a.py');
    writeFileSync(join(folder, 'a.py'), `${more}\n${clean}\n\n${leaky}`);
    expect(told(check(folder, '--staged', '--changed-lines'))).toEqual(['a.py:9']);
  });

  it('works before the first commit', () => {
    const folder = folderWith({ 'a.py': leaky, 'b.py': leaky });
    git(folder, 'init', '-q');
    git(folder, 'add', 'a.py');
    expect(told(check(folder, '--staged', '--changed-lines'))).toEqual(['a.py:1']);
  });
});

describe('a submodule', () => {
  /** A repository on `main` with the submodule `sub`, which holds one in `inner`; each has an `a.py`. */
  function withSubmodules(): string {
    const add = (folder: string, other: string, path: string): void => {
      git(folder, '-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', `file://${other}`, path);
      commitAll(folder);
    };
    const innermost = repository({ 'a.py': clean });
    const middle = repository({ 'a.py': clean });
    add(middle, innermost, 'inner');
    const folder = repository({ 'a.py': clean });
    add(folder, middle, 'sub');
    git(folder, '-c', 'protocol.file.allow=always', 'submodule', 'update', '-q', '--init', '--recursive');
    return folder;
  }

  it('is part of what has changed since, whether it is committed or not', () => {
    const folder = withSubmodules();
    expect(told(check(folder, '--since', 'HEAD'))).toEqual([]);
    appendFileSync(join(folder, 'sub/a.py'), leaky);
    appendFileSync(join(folder, 'sub/inner/a.py'), leaky);
    const all = ['sub/a.py:3', 'sub/inner/a.py:3'];
    expect(told(check(folder, '--since', 'HEAD', '--changed-lines'))).toEqual(all);
    for (const inner of ['sub/inner', 'sub', '.']) commitAll(join(folder, inner));
    expect(told(check(folder, '--since', 'HEAD~1', '--changed-lines'))).toEqual(all);
    writeFileSync(join(folder, 'sub/new.py'), leaky);
    expect(told(check(folder, '--since', 'HEAD'))).toEqual(['sub/new.py:1']);
  });

  it('is new where it was not there', () => {
    const folder = withSubmodules();
    appendFileSync(join(folder, 'sub/a.py'), leaky);
    expect(told(check(folder, '--since', 'HEAD~1', '--changed-lines'))).toEqual(['sub/a.py:3']);
  });

  it('is staged with the commits that it is at', () => {
    const folder = withSubmodules();
    appendFileSync(join(folder, 'sub/a.py'), leaky);
    expect(told(check(folder, '--staged'))).toEqual([]);
    commitAll(join(folder, 'sub'));
    git(folder, 'add', 'sub');
    appendFileSync(join(folder, 'sub/a.py'), more);
    expect(told(check(folder, '--staged', '--changed-lines'))).toEqual(['sub/a.py:3']);
  });

  it('counts as new where the clone lacks the commit it was at, which is told', () => {
    const folder = withSubmodules();
    appendFileSync(join(folder, 'sub/a.py'), leaky);
    for (const inner of ['sub', '.']) commitAll(join(folder, inner));
    const clone = folderWith({});
    const local = ['-c', 'protocol.file.allow=always'];
    git(clone, ...local, 'clone', '-q', `file://${folder}`, '.');
    git(clone, 'config', 'submodule.sub.url', `file://${folder}/sub`);
    git(clone, ...local, 'submodule', 'update', '-q', '--init', '--depth=1');
    const result = check(clone, '--since', 'HEAD~1');
    expect(told(result)).toEqual(['sub/a.py:3']);
    expect(result.stderr).toContain('sub: the commit it was at is not in this clone: all of it counts as changed');
  });
});

describe('what cannot be told', () => {
  const says = (folder: string, ...args: readonly string[]): string => {
    const { code, stdout, stderr } = check(folder, ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    return stderr;
  };

  it('is what is no repository', () => {
    expect(says(folderWith({ 'a.py': leaky }), '--since', 'main')).toContain('not a git repository');
  });

  it('is what git is needed for, where there is no git', () => {
    const folder = repository({ 'a.py': leaky });
    const { PATH } = process.env;
    process.env['PATH'] = '/nowhere';
    try {
      expect(says(folder, '--staged')).toContain('there is no git command');
    } finally {
      process.env['PATH'] = PATH;
    }
  });

  it('is a commit that is not there, with what to fetch', () => {
    const folder = repository({ 'a.py': leaky });
    expect(says(folder, '--since', 'develop')).toContain(
      'no such commit in this clone; fetch it: git fetch origin develop',
    );
    expect(says(folder, '--since', '--output=x')).toContain('no such commit');
    expect(says(folder, '--since', '')).toContain('no such commit');
  });

  it('is a commit that a shallow clone lacks', () => {
    const origin = repository({ 'a.py': leaky });
    appendFileSync(join(origin, 'a.py'), clean);
    commitAll(origin);
    const clone = folderWith({});
    git(clone, 'clone', '-q', '--depth=1', `file://${origin}`, '.');
    expect(says(clone, '--since', 'HEAD~1')).toContain('shallow; fetch the whole of it: git fetch --unshallow');
    rmSync(clone, { recursive: true });
  });

  it('is a branch that is known on origin only', () => {
    const origin = repository({ 'a.py': leaky });
    git(origin, 'branch', 'develop');
    const clone = folderWith({});
    git(clone, 'clone', '-q', `file://${origin}`, '.');
    expect(says(clone, '--since', 'develop')).toContain('did you mean "origin/develop"?');
  });

  it('is options that say nothing together', () => {
    const folder = repository({ 'a.py': leaky });
    expect(says(folder, '--changed-lines')).toContain('--since REF or --staged');
    expect(says(folder, '--since', 'HEAD', '--staged')).toContain('exclude each other');
  });
});
