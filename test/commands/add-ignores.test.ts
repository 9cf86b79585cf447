import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith, leaklint, leaky } from '../command.js';

const body = '    seen.append(item)\n    return seen\n';

/** The text of a file after `--add-ignores`, and what is said. */
function ignored(path: string, text: string, reason = 'known'): { text: string; stderr: string } {
  const folder = folderWith({ [path]: text });
  const { stderr } = leaklint(['--add-ignores', reason], folder);
  return { text: readFileSync(join(folder, path), 'utf8'), stderr };
}

describe('--add-ignores', () => {
  it('writes suppressions, after which nothing is reported', () => {
    const folder = folderWith({ 'a.py': leaky, 'b.py': `${leaky}\n\n${leaky.replaceAll('collect', 'gather')}` });
    expect(leaklint(['--add-ignores', 'known'], folder)).toEqual({
      code: 0,
      stdout: 'Nothing found.\n',
      stderr: 'leaklint: suppressed 3, declined 0\n',
    });
    expect(leaklint([], folder)).toMatchObject({ code: 0, stderr: '' });
  });

  const loop = (line: string): string =>
    `export function run(source: { read(): string }): void {\n  const all: string[] = [];\n  while (true) {\n${line}\n  }\n}\n`;

  const picture = (line: string): string =>
    `export function Picture({ file }: { file: File }) {\n  return (\n    <div>\n${line}\n    </div>\n  );\n}\n`;

  it.each([
    [
      'at the end of the line',
      'a.py',
      leaky,
      `def collect(item, seen=[]):  # leaklint: ignore[mutable-default] -- known\n${body}`,
    ],
    [
      'in the comment grammar of the language',
      'a.ts',
      loop('    all.push(source.read());'),
      loop('    all.push(source.read()); // leaklint: ignore[unbounded-growth] -- known'),
    ],
    [
      'as a child of an element, where a comment would be text',
      'a.tsx',
      picture('      <img src={URL.createObjectURL(file)} />'),
      picture(
        '      {/* leaklint: ignore[object-url-not-revoked] -- known */}\n      <img src={URL.createObjectURL(file)} />',
      ),
    ],
    [
      'with the line ends of the file',
      'a.py',
      leaky.replaceAll('\n', '\r\n'),
      `def collect(item, seen=[]):  # leaklint: ignore[mutable-default] -- known\n${body}`.replaceAll('\n', '\r\n'),
    ],
    [
      'behind a comment that is there',
      'a.py',
      `def collect(item, seen=[]):  # noqa\n${body}`,
      `def collect(item, seen=[]):  # noqa  # leaklint: ignore[mutable-default] -- known\n${body}`,
    ],
    [
      'into a suppression that is there',
      'a.py',
      `def collect(item, seen=[]):  # leaklint: ignore[cached-method] -- old\n${body}`,
      `def collect(item, seen=[]):  # leaklint: ignore[cached-method, mutable-default] -- old\n${body}`,
    ],
    [
      'on the line above where the line would be long',
      'a.py',
      `class A:\n    def collect(self, first_of_many, second_of_many, third_of_many, item, seen=[]):\n    ${body.replace('\n', '\n    ')}`,
      `class A:\n    # leaklint: ignore[mutable-default] -- known\n    def collect(self, first_of_many, second_of_many, third_of_many, item, seen=[]):\n    ${body.replace('\n', '\n    ')}`,
    ],
    [
      'on the line above where the line ends in a text',
      'a.py',
      `def collect(item, seen=[], text="""\nmany lines"""):\n${body}`,
      `# leaklint: ignore[mutable-default] -- known\ndef collect(item, seen=[], text="""\nmany lines"""):\n${body}`,
    ],
    [
      'on the line above where the line goes on in the next',
      'a.py',
      `def collect(item, seen=[]): \\\n  seen.append(item)\n`,
      `# leaklint: ignore[mutable-default] -- known\ndef collect(item, seen=[]): \\\n  seen.append(item)\n`,
    ],
  ])('%s', (_, path, before, after) => {
    expect(ignored(path, before).text).toBe(after);
  });

  it('leaves a line as it is where no comment can stand, and says so', () => {
    const text = `x = 1; \\\ndef collect(item, seen=[]): \\\n  seen.append(item)\n`;
    const result = ignored('a.py', text);
    expect(result.text).toBe(text);
    expect(result.stderr).toContain('a.py: mutable-default: collect(seen): not suppressed: the line above goes on');
  });

  it('does not propose a fix for a comment that only its author can mend', () => {
    expect(ignored('a.py', 'x = 1  # leaklint: ignore[nope]\n').stderr).toContain(
      'not suppressed: mend the comment, or take it away\n',
    );
    expect(ignored('a.py', 'x = 1  # leaklint: ignore[mutable-default]\n').stderr).toContain(
      'not suppressed: take the comment away instead (--fix)\n',
    );
  });

  it('prints a patch instead with --diff', () => {
    const folder = folderWith({ 'a.py': leaky });
    const { stdout, stderr } = leaklint(['--add-ignores', 'known', '--diff'], folder);
    expect(stdout).toContain('+def collect(item, seen=[]):  # leaklint: ignore[mutable-default] -- known');
    expect(stderr).toBe('leaklint: would suppress 1, declined 0\n');
    expect(readFileSync(join(folder, 'a.py'), 'utf8')).toBe(leaky);
  });

  it.each(['', ' ', 'two\nlines', 'an \x1b escape'])('wants a reason of one line: %j', reason => {
    const folder = folderWith({ 'a.py': leaky });
    expect(leaklint(['--add-ignores', reason], folder)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Say why in one line.'),
    });
  });

  it('excludes --fix', () => {
    expect(leaklint(['--add-ignores', 'x', '--fix'], folderWith({ 'a.py': leaky })).stderr).toContain(
      'exclude each other',
    );
  });
});
