import { beforeAll, describe, expect, it } from 'vitest';
import type { Use } from '../../src/languages/fix-intent.js';
import { typescript } from '../../src/languages/typescript/index.js';
import { fixed, Text } from './fixing.js';

beforeAll(() => typescript.prepare());

function bound(source: string, ...grows: readonly string[]): string {
  return boundWith(source, [], ...grows);
}

function boundWith(source: string, uses: readonly Use[], ...grows: readonly string[]): string {
  const text = new Text('a.ts', source);
  return fixed(typescript.fixer, text, {
    do: 'bound',
    holds: 'list',
    made: text.at(source.slice(0, 1)),
    grows: grows.map(grow => text.at(grow)),
    uses,
    name: 'xs',
    limit: '9',
    escapes: false,
  });
}

describe('an array is trimmed after it has grown', () => {
  const push = 'xs.push(x)';

  it.each([
    ['xs.push(x);\nf();\n', 'xs.push(x);\nif (xs.length > 9) xs.shift();\nf();\n'],
    ['xs.push(x)\nf()\n', 'xs.push(x)\nif (xs.length > 9) xs.shift()\nf()\n'],
    ['{\r\n\txs.push(x); // why\r\n}\r\n', '{\r\n\txs.push(x); // why\r\n\tif (xs.length > 9) xs.shift();\r\n}\r\n'],
    ['{ xs.push(x); f(); }\n', '{ xs.push(x); if (xs.length > 9) xs.shift(); f(); }\n'],
    ['on(x => { xs.push(x) })\n', 'on(x => { xs.push(x); if (xs.length > 9) xs.shift() })\n'],
    ['if (a) xs.push(x);\n', 'if (a) xs.push(x);\nif (xs.length > 9) xs.shift();\n'],
    ['if (a)\n  xs.push(x);\n', 'if (a)\n  xs.push(x);\nif (xs.length > 9) xs.shift();\n'],
    [
      'for (const x of ys) xs.push(x);\n',
      'for (const x of ys) xs.push(x);\nif (xs.length > 9) xs.splice(0, xs.length - 9);\n',
    ],
    [
      'switch (a) {\n  case 1:\n    xs.push(x);\n    break;\n}\n',
      'switch (a) {\n  case 1:\n    xs.push(x);\n    if (xs.length > 9) xs.shift();\n    break;\n}\n',
    ],
    [
      'switch (a) {\n  case 1: xs.push(x); break;\n}\n',
      'switch (a) {\n  case 1: xs.push(x); if (xs.length > 9) xs.shift(); break;\n}\n',
    ],
  ])('%j', (source, result) => {
    expect(bound(source, push)).toBe(result);
  });

  it.each([
    ['this.#xs.push(x)', 'if (this.#xs.length > 9) this.#xs.shift();'],
    ['a.b!.xs.push(x)', 'if (a.b!.xs.length > 9) a.b!.xs.shift();'],
    ['xs.unshift(x)', 'if (xs.length > 9) xs.pop();'],
    ['xs.push(x, y)', 'if (xs.length > 9) xs.splice(0, xs.length - 9);'],
    ['xs.push(...ys)', 'if (xs.length > 9) xs.splice(0, xs.length - 9);'],
    ['xs.unshift(...ys)', 'if (xs.length > 9) xs.length = 9;'],
    ['xs[xs.length] = x', 'if (xs.length > 9) xs.shift();'],
    ['xs.push({\n  a,\n})', 'if (xs.length > 9) xs.shift();'],
  ])('in the form that fits %j', (grow, trim) => {
    expect(bound(`${grow};\n`, grow)).toBe(`${grow};\n${trim}\n`);
  });

  it('everywhere', () => {
    expect(bound('xs.push(1);\nxs.push(2);\n', 'xs.push(1)', 'xs.push(2)')).toBe(
      'xs.push(1);\nif (xs.length > 9) xs.shift();\nxs.push(2);\nif (xs.length > 9) xs.shift();\n',
    );
  });

  it.each([
    ['on(x => xs.push(x));\n', 'xs.push(x)'],
    ['const n = xs.push(x);\n', 'xs.push(x)'],
    ['return xs.push(x);\n', 'xs.push(x)'],
    ['a && xs.push(x);\n', 'xs.push(x)'],
    ['if (a) xs.push(x); else f();\n', 'xs.push(x)'],
    ['xs?.push(x);\n', 'xs?.push(x)'],
    ['all().push(x);\n', 'all().push(x)'],
    ['map.get(k)!.push(x);\n', 'map.get(k)!.push(x)'],
    ['xs = [...xs, x];\n', 'xs = [...xs, x]'],
    ['track(xs, x);\n', 'track(xs, x)'],
    ['new Promise(x => {\n  xs.push(x);\n});\n', 'xs.push(x)'],
    ['new Promise((ok, no) => {\n  xs.push({ ok, no });\n});\n', 'xs.push({ ok, no })'],
  ])('not in %j', (source, grow) => {
    expect(bound(source, grow)).toMatch(/^declined/);
  });
});

describe('an array that is needed whole is not trimmed', () => {
  it.each([
    ['xs.push(x);\nxs.includes(y);\n', 'includes', 'asked what it holds'],
    ['xs.push(x);\nxs.filter(each => each.id === id);\n', 'filter', 'asked what it holds'],
    ['xs.push(x);\nPromise.all(xs.map(f));\n', 'map', 'something is done for each'],
  ])('%j', (source, member, reason) => {
    const place = new Text('a.ts', source).at(`xs.${member}`);
    expect(boundWith(source, [{ place, how: 'member', name: member }], 'xs.push(x)')).toContain(reason);
  });

  it('though it is shown', () => {
    const source = 'xs.push(x);\nshow(xs.map(f));\n';
    const place = new Text('a.ts', source).at('xs.map');
    expect(boundWith(source, [{ place, how: 'member', name: 'map' }], 'xs.push(x)')).toContain('xs.shift()');
  });
});

describe('a collection of objects', () => {
  function weaken(source: string, uses: readonly Use['how'][] = [], member = ''): string {
    const text = new Text('a.ts', source);
    return fixed(typescript.fixer, text, {
      do: 'weaken',
      holds: 'mapping',
      made: text.at(/new [^;]*(?=;)/.exec(source)![0]),
      uses: uses.map(how => text.use(how, member)),
      name: 'xs',
    });
  }

  it.each([
    ['const xs = new Map();\n', 'const xs = new WeakMap();\n'],
    ['const xs = new Map<Pane, Layout>();\n', 'const xs = new WeakMap<Pane, Layout>();\n'],
    ['const xs: Map<Pane, Layout> = new Map();\n', 'const xs: WeakMap<Pane, Layout> = new WeakMap();\n'],
    ['const xs = new Set<Pane>();\n', 'const xs = new WeakSet<Pane>();\n'],
    ['class A { private xs: Set<Pane> = new Set(); }\n', 'class A { private xs: WeakSet<Pane> = new WeakSet(); }\n'],
  ])('holds them weakly: %j', (source, result) => {
    expect(weaken(source, ['make'])).toBe(result);
  });

  it.each([
    'const xs = new Map<string, Layout>();\n',
    'const xs: Map<number | Pane, Layout> = new Map();\n',
    'type Key = string;\nconst xs = new Map<Key, Layout>();\n',
    'const xs = new Map<UUID, Layout>();\n',
    'const xs: ReadonlyMap<Pane, Layout> = new Map();\n',
    'const xs = new Map(others);\n',
    'const xs = new LRU();\n',
  ])('not in %j', source => {
    expect(weaken(source, ['make'])).toMatch(/^declined/);
  });

  it('not where it is walked, measured or handed on', () => {
    const source = 'const xs = new Map();\n';
    expect(weaken(source, ['walk'])).toBe('declined: it is iterated over');
    expect(weaken(source, ['member'], 'size')).toBe('declined: a weak collection has no `size`');
    expect(weaken(source, ['hand'], 'render')).toBe('declined: it is given to `render`');
    expect(weaken(source, ['keep'])).toMatch(/^declined/);
    expect(weaken(source, ['annotate'])).toBe('declined: its type is declared elsewhere');
  });
});

describe('what only Python has', () => {
  it('is declined', () => {
    const text = new Text('a.ts', 'memoize(f);\n');
    const intent = { do: 'limit-memo', decorator: text.at('memoize(f)'), limit: '9' } as const;
    expect(fixed(typescript.fixer, text, intent)).toMatch(/^declined/);
  });
});
