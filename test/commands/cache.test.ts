import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { clean, folderWith, leaklint, leaky, type Outcome } from '../command.js';

const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));
const everything = ['.', '--tests', '--min-confidence', 'possible', '-f', 'json'];

/** Lints the fixtures of the rule that has most. */
function lintMany(...options: readonly string[]): Outcome {
  return leaklint([...everything, ...options], join(fixtures, 'registry-without-removal'));
}

/** Lints the fixtures of a rule that has few, in both languages. */
function lintFew(...options: readonly string[]): Outcome {
  return leaklint([...everything, ...options], join(fixtures, 'unbounded-queue'));
}

function filesIn(folder: string): string[] {
  return readdirSync(folder).map(name => join(folder, name));
}

describe('facts of earlier runs and facts from other threads', () => {
  const cache = folderWith({});
  const plain = lintMany('--no-cache', '--threads', '1');

  it('come from a project with something to find', () => {
    expect(plain.stderr).toBe('');
    expect(plain.stdout.length).toBeGreaterThan(10_000);
  });

  it.each([
    ['the first run', ['--cache-dir', cache]],
    ['the second', ['--cache-dir', cache]],
    ['two threads', ['--no-cache', '--threads', '2']],
    ['two threads that fill a cache', ['--cache-dir', folderWith({}), '--threads', '2']],
    ['three threads, and a cache', ['--cache-dir', cache, '--threads', '3']],
  ])('change nothing: %s', (_, options) => {
    expect(lintMany(...options)).toEqual(plain);
  });

  it('are used', () => {
    const before = filesIn(cache).map(file => statSync(file).mtimeMs);
    lintMany('--cache-dir', cache);
    expect(filesIn(cache).map(file => statSync(file).mtimeMs)).toEqual(before);
  });

  it('are not for a text, a path or a language that they do not come from', () => {
    const folder = folderWith({ 'a.py': leaky, 'b.py': clean });
    const lint = (): string => leaklint(['.', '-f', 'concise', '--cache-dir', cache], folder).stdout;
    expect(lint()).toMatch(/^a\.py:1/);
    writeFileSync(join(folder, 'b.py'), leaky);
    writeFileSync(join(folder, 'a.py'), clean);
    expect(lint()).toMatch(/^b\.py:1/);
  });
});

describe('a cache in which something is wrong', () => {
  const plain = lintFew('--no-cache');

  it.each<[string, (entries: readonly string[]) => void]>([
    ['entries that end too early', entries => entries.forEach(entry => truncateSync(entry, statSync(entry).size - 9))],
    ['empty entries', entries => entries.forEach(entry => truncateSync(entry, 0))],
    ['a byte that changed in each', entries => entries.forEach(turnByte)],
    ['entries of something else', entries => entries.forEach(entry => writeFileSync(entry, '{"version":1}\n'))],
    ['entries that changed places', swapAll],
    ['folders in their places', entries => entries.forEach(makeFolder)],
    ['things that are no entries', ([first]) => makeFolder(join(first!, '..', 'node_modules'))],
  ])('is not there: %s', (_, harm) => {
    const cache = folderWith({});
    lintFew('--cache-dir', cache);
    harm(filesIn(cache));
    const { code, stdout } = lintFew('--cache-dir', cache);
    expect({ code, stdout }).toEqual({ code: plain.code, stdout: plain.stdout });
    expect(lintFew('--cache-dir', cache).stdout).toBe(plain.stdout);
  });

  it('is mended', () => {
    const cache = folderWith({});
    lintFew('--cache-dir', cache);
    const [entry] = filesIn(cache);
    truncateSync(entry!, 40);
    lintFew('--cache-dir', cache);
    const mended = readFileSync(entry!);
    // The same facts are not the same bytes: how V8 writes a number depends on those that it has met before.
    expect(mended.length).toBeGreaterThan(40);
    expect(lintFew('--cache-dir', cache).stdout).toBe(plain.stdout);
    expect(readFileSync(entry!)).toEqual(mended);
  });

  it('is told once where it cannot be written', () => {
    const folder = folderWith({ 'a.py': leaky, 'b.py': clean, cache: 'a file' });
    const { code, stdout, stderr } = leaklint(['.', '-f', 'concise', '--cache-dir', 'cache'], folder);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^a\.py:1/);
    expect(stderr).toMatch(
      /^leaklint: warning: nothing is cached: cache cannot be written \(a file of that name is in the way\).*\n$/,
    );
    expect(leaklint(['.', '-q', '--cache-dir', 'cache'], folder).stderr).toBe('');
  });

  it.runIf(existsSync('/proc/self'))('is told where no folder can ever be made', () => {
    const folder = folderWith({ 'a.py': leaky });
    const { code, stderr } = leaklint(['.', '--cache-dir', '/proc/leaklint/facts'], folder);
    expect(code).toBe(1);
    expect(stderr).toContain('nothing is cached: /proc/leaklint/facts cannot be written (no such file or folder)');
  });

  it('goes, the oldest first, when there is too much', () => {
    const cache = folderWith({ old: '', older: '' });
    truncateSync(join(cache, 'old'), 200 << 20);
    truncateSync(join(cache, 'older'), 100 << 20);
    utimesSync(join(cache, 'older'), 0, 0);
    utimesSync(join(cache, 'old'), 1, 1);
    const folder = folderWith({ 'a.py': leaky });
    leaklint(['.', '--cache-dir', cache], folder);
    expect(readdirSync(cache)).toHaveLength(1);
    expect(statSync(filesIn(cache)[0]!).size).toBeLessThan(10_000);
  });
});

describe('the place of the cache', () => {
  it("is with the other caches of the project's tools", () => {
    const folder = folderWith({ 'node_modules/x/index.js': '', 'src/a.py': leaky });
    leaklint(['.'], join(folder, 'src'));
    expect(filesIn(join(folder, 'node_modules', '.cache', 'leaklint'))).toHaveLength(1);
    rmSync(join(folder, 'node_modules', '.cache'), { recursive: true });
    leaklint(['.', '--no-cache'], join(folder, 'src'));
    expect(readdirSync(join(folder, 'node_modules'))).toEqual(['x']);
  });
});

function turnByte(entry: string): void {
  const content = readFileSync(entry);
  const middle = content.length >> 1;
  content[middle] = content[middle]! ^ 1;
  writeFileSync(entry, content);
}

function swapAll(entries: readonly string[]): void {
  const contents = entries.map(entry => readFileSync(entry));
  entries.forEach((entry, at) => writeFileSync(entry, contents.at(at - 1)!));
}

function makeFolder(path: string): void {
  rmSync(path, { force: true });
  mkdirSync(path);
}
