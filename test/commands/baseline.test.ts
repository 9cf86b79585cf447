import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clean, folderWith, leaklint, leaky, type Outcome } from '../command.js';

const file = 'known.json';

function check(folder: string, ...args: readonly string[]): Outcome {
  return leaklint(['-f', 'concise', '--baseline', file, ...args], folder);
}

/** A project whose one finding is known. */
function adopted(files: Readonly<Record<string, string>> = { 'a.py': leaky }): string {
  const folder = folderWith(files);
  expect(check(folder, '--update-baseline')).toMatchObject({ code: 0, stdout: '' });
  return folder;
}

const told = ({ stdout }: Outcome): string[] => [...stdout.matchAll(/^(\S+?:\d+):/gm)].map(([, place]) => place!);

describe('a baseline', () => {
  it('is written, an entry a line, and tells how much is in it', () => {
    const folder = folderWith({ 'a.py': leaky, 'sub/b.py': leaky });
    expect(check(folder, '--update-baseline').stderr).toBe('leaklint: known.json: 2 added, 0 removed, 2 in all\n');
    expect(readFileSync(join(folder, file), 'utf8')).toBe(`{
  "version": 1,
  "minConfidence": "likely",
  "findings": [
    {"path":"a.py","rule":"mutable-default","name":"collect(seen)"},
    {"path":"sub/b.py","rule":"mutable-default","name":"collect(seen)"}
  ]
}
`);
  });

  it('keeps what it knows quiet, wherever it has moved in its file', () => {
    const folder = adopted();
    writeFileSync(join(folder, 'a.py'), `import os\n\n\n${leaky}`);
    expect(check(folder)).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('knows as many of a kind as there were', () => {
    const folder = adopted();
    writeFileSync(join(folder, 'a.py'), `${leaky}\n${leaky}`);
    expect(told(check(folder))).toEqual(['a.py:5']);
    check(folder, '--update-baseline');
    expect(readFileSync(join(folder, file), 'utf8')).toContain('"count":2');
    expect(check(folder)).toMatchObject({ code: 0, stderr: '' });
  });

  it('means the same wherever leaklint is started', () => {
    const folder = adopted({ 'sub/a.py': leaky });
    expect(leaklint(['--baseline', '../known.json'], join(folder, 'sub')).code).toBe(0);
    expect(leaklint([folder, '--baseline', join(folder, file)], '/').code).toBe(0);
  });

  it('reports what is new', () => {
    const folder = adopted();
    writeFileSync(join(folder, 'b.py'), leaky);
    expect(told(check(folder))).toEqual(['b.py:1']);
  });

  it('tells what is gone, and forgets it when it is updated', () => {
    const folder = adopted({ 'a.py': leaky, 'b.py': leaky });
    rmSync(join(folder, 'b.py'));
    expect(check(folder)).toEqual({
      code: 0,
      stdout: '',
      stderr:
        'leaklint: gone: b.py: mutable-default: collect(seen)\n' +
        'leaklint: gone since known.json was written; --update-baseline takes them out\n',
    });
    expect(check(folder, '--update-baseline').stderr).toBe('leaklint: known.json: 0 added, 1 removed, 1 in all\n');
    expect(check(folder).stderr).toBe('');
  });

  it('says and forgets nothing of what the run does not look at', () => {
    const folder = adopted({ 'a.py': leaky, 'b.py': leaky, 'c.py': clean });
    const content = readFileSync(join(folder, file), 'utf8');
    for (const args of [['c.py'], ['--select', 'cached-method'], ['--min-confidence', 'certain'], ['a.py']]) {
      expect(check(folder, ...args)).toEqual({ code: 0, stdout: '', stderr: '' });
    }
    check(folder, '--update-baseline', 'c.py');
    check(folder, '--update-baseline', '--select', 'cached-method');
    expect(readFileSync(join(folder, file), 'utf8')).toBe(content);
  });

  it('keeps fixes away from what it knows', () => {
    const folder = adopted();
    writeFileSync(join(folder, 'b.py'), leaky);
    check(folder, '--fix', '--unsafe-fixes');
    expect(readFileSync(join(folder, 'a.py'), 'utf8')).toBe(leaky);
    expect(readFileSync(join(folder, 'b.py'), 'utf8')).not.toBe(leaky);
  });
});

describe('a baseline that cannot be used', () => {
  it.each([
    ['is not there', undefined, 'no such baseline: known.json (--update-baseline makes it)'],
    ['is empty', '', 'known.json is not a baseline: '],
    ['is cut off', '{"version": 1, "findings": [', 'known.json is not a baseline: '],
    ['is a list', '[]', '"version" should be 1'],
    ['is of another version', '{"version": 2, "findings": []}', '"version" should be 1'],
    ['has no findings', '{"version": 1, "minConfidence": "likely"}', '"findings" should be a list'],
    [
      'has a strange finding',
      '{"version": 1, "minConfidence": "likely", "findings": [null]}',
      'finding 1 should have "path", "rule" and "name"',
    ],
    [
      'counts below one',
      '{"version": 1, "minConfidence": "likely", "findings": [{"path": "a", "rule": "b", "name": "c", "count": 0}]}',
      'finding 1 should have',
    ],
  ])('because it %s is an error', (_, content, message) => {
    const folder = folderWith({ 'a.py': leaky, ...(content === undefined ? {} : { [file]: content }) });
    const { code, stdout, stderr } = check(folder);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    if (content !== undefined) {
      expect(check(folder, '--update-baseline').code).toBe(2);
      expect(readFileSync(join(folder, file), 'utf8')).toBe(content);
    }
  });

  it('because none is named, or its folder is missing, is an error', () => {
    const folder = folderWith({ 'a.py': leaky });
    expect(leaklint(['--update-baseline'], folder).stderr).toContain('say which baseline: --baseline FILE');
    expect(leaklint(['--baseline', 'no/known.json', '--update-baseline'], folder)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('cannot write no/known.json: no such file or folder'),
    });
  });
});
