import { beforeAll, describe, expect, it } from 'vitest';
import { python } from '../../src/languages/python/index.js';
import { fixed, Text } from './fixing.js';

beforeAll(() => python.prepare());

/** The class after the fix of `acquired`, where `begin` adds and `close` takes back. */
function released(acquired: string, begin: string, close: string): string {
  const source = `import bells\nBELL = 'bell'\nclass Clerk:\n    def open(self, given):\n        ${begin}\n    def close(self):\n        ${close}\n    def on_a(self): ...\n    def on_b(self): ...\n`;
  const text = new Text('a.py', source);
  const start = source.indexOf('close(self)');
  const end = {
    is: 'method',
    name: 'close',
    at: { path: text.path, span: [start, start + 'close'.length] },
  } as const;
  const by = { how: 'undone', name: 'remove', others: ['remove', 'forget'] } as const;
  return fixed(python.fixer, text, { do: 'release', acquired: text.at(acquired), end, by, isSure: true });
}

describe('a listener is removed below the one that was added beside it', () => {
  const first = "house.add('a', self.on_a)";
  const begin = (acquired: string) => `${first}\n        ${acquired}`;

  it.each([
    ["house.add('b', self.on_b)", "house.forget('b', self.on_b)"],
    ['house.add(BELL, self.on_b)', 'house.forget(BELL, self.on_b)'],
    ['house.add(bells.LOUD, self.on_b)', 'house.forget(bells.LOUD, self.on_b)'],
  ])('%s', (acquired, statement) => {
    const close = "house.forget('a', self.on_a)\n        end()";
    expect(released(acquired, begin(acquired), close)).toContain(
      `house.forget('a', self.on_a)\n        ${statement}\n        end()`,
    );
  });

  it.each([
    ["house.add('b', given)", "house.forget('a', self.on_a)"],
    ["house.add(f'{given}', self.on_b)", "house.forget('a', self.on_a)"],
    ["house.add('b', self.other)", "house.forget('a', self.on_a)"],
    ["house.add('b', self.on_b)", 'house.forget(self.id)'],
    ["house.add('b', self.on_b)", "if self.is_open: house.forget('a', self.on_a)"],
    ["house.add('b', self.on_b)", "garden.forget('a', self.on_a)"],
  ])('not %s where there is %s', (acquired, close) => {
    expect(released(acquired, begin(acquired), close)).toMatch(/^declined/);
  });
});
