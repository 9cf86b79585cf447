import { describe, expect, it } from 'vitest';
import type { LoadedSource } from '../../src/discover/gather.js';
import { byDefault, findingsOf, openProject } from '../linting.js';

/** The limits of the buffers that are said to be trimmed by hand. */
async function limitsIn(...texts: readonly string[]): Promise<string[]> {
  const sources = texts.map((text, index): LoadedSource => {
    const path = `${index === 0 ? 'a' : 'b'}.py`;
    const file = { language: 'python', encoding: 'utf-8', bom: false, test: false, explicit: false } as const;
    return { path, absolute: `/${path}`, text, ...file };
  });
  const notes = findingsOf(await openProject(sources), byDefault).filter(({ severity }) => severity === 'note');
  return notes.flatMap(({ message }) => /deque\(maxlen=(.*?)\)/.exec(message)?.[1] ?? []);
}

const inLoop = (trim: string, rest = ''): string =>
  `N = 9\ndef run(read):\n    xs = []\n    while True:\n        xs.append(read())\n${trim}${rest}`;
const inClass = (init: string, trim: string, rest = ''): string =>
  `class A:\n    LIMIT = 5\n    def __init__(self, size):\n${init}\n    def add(self, x):\n        self.xs.append(x)\n${trim}${rest}`;

const pop = '        if len(xs) > N:\n            xs.pop(0)\n';
const popField = '        if len(self.xs) > self.size:\n            self.xs.pop(0)\n';

describe('a list of the newest entries', () => {
  it.each([
    ['if and pop', pop],
    ['the other way round', '        if N < len(xs):\n            del xs[0]\n'],
    ['while', '        while len(xs) > N:\n            xs.pop(0)\n'],
    ['a slice', '        xs = xs[-N:]\n'],
    ['a deleted slice', '        del xs[:-N]\n'],
    ['if and a slice of the same size', '        if len(xs) > N:\n            xs = xs[-N:]\n'],
  ])('is seen by %s', async (_, trim) => {
    expect(await limitsIn(inLoop(trim))).toEqual(['N']);
  });

  it('is seen where it makes room first', async () => {
    const text =
      'def run(read):\n    xs = []\n    while True:\n        if len(xs) >= 7:\n            xs.pop(0)\n        xs.append(read())\n';
    expect(await limitsIn(text)).toEqual(['7']);
  });

  it.each([
    ['        self.size = size\n        self.xs = []', popField, 'self.size'],
    ['        self.xs: list[int] = []', popField.replace('self.size', 'self.LIMIT'), 'self.LIMIT'],
  ])('is seen in a field', async (init, trim, limit) => {
    expect(await limitsIn(inClass(init, trim))).toEqual([limit]);
  });

  it.each([
    ['it is sliced', inLoop(pop, '        print(sum(xs[-3:]))\n')],
    ['it is printed', inLoop(pop, '        print(xs)\n')],
    ['it is returned', inLoop(pop, '        if read():\n            return xs\n')],
    ['it is compared', inLoop(pop, '        if xs == []:\n            pass\n')],
    ['something is taken out elsewhere', inLoop(pop, '        xs.pop()\n')],
    ['the dropped one is used', inLoop('        if len(xs) > N:\n            print(xs.pop(0))\n')],
    ['it drops to another size', inLoop('        if len(xs) > N:\n            xs = xs[-3:]\n')],
    ['it holds one less', inLoop('        if len(xs) >= N:\n            xs.pop(0)\n')],
    ['it does something else instead', inLoop(`${pop}        else:\n            print()\n`)],
    ['it is seen in between', inLoop(`        print(len(xs))\n${pop}`)],
    ['its size is known later', inClass('        self.xs = []\n        self.size = size', popField)],
    [
      'its size may change',
      inClass(
        '        self.size = size\n        self.xs = []',
        popField,
        '    def grow(self):\n        self.size = 99\n',
      ),
    ],
  ])('is left alone where %s', async (_, text) => {
    expect(await limitsIn(text)).toEqual([]);
  });

  it('is left alone where another module does more with it', async () => {
    const buffer = 'xs = []\ndef add(x):\n    xs.append(x)\n    if len(xs) > 5:\n        xs.pop(0)\n';
    expect(await limitsIn(buffer, 'import a\ndef size():\n    return len(a.xs)\n')).toEqual(['5']);
    expect(await limitsIn(buffer, 'import a\ndef newest():\n    return a.xs[-3:]\n')).toEqual([]);
    expect(await limitsIn(buffer, 'from a import xs\ndef all():\n    return xs\n')).toEqual([]);
  });
});
