import { beforeAll, describe, expect, it } from 'vitest';
import { typescript } from '../../src/languages/typescript/index.js';
import { fixed, Text } from './fixing.js';

beforeAll(() => typescript.prepare());

/** The text after the fix: `x.on(…)` registers, `x.off(…)` should take back. */
function rebound(source: string, differs: 'handler' | 'capture' | 'topic' = 'handler', path = 'a.ts'): string {
  const text = new Text(path, source);
  const callOf = (verb: string) => text.at(new RegExp(`x\\.${verb}\\([^]*?\\)+(?=;|\\s*\\}|\\n)`).exec(source)![0]);
  return fixed(typescript.fixer, text, { do: 'rebind', added: callOf('on'), removed: [callOf('off')], differs });
}

const pair = (handler: string, removed = handler): string =>
  `a() { x.on('e', ${handler}); } b() { x.off('e', ${removed}); }`;
const twice = 'this.m.bind(this)';

describe('a method that is bound twice is bound once', () => {
  it.each([
    [`class A {\n  constructor() {\n    this.n = 1;\n  }\n  ${pair(twice)}\n  m() {}\n}\n`, '    this.n = 1;', 'a.ts'],
    [`class A extends B {\n\tconstructor() {\n\t\tsuper();\n\t}\n\t${pair(twice)}\n\tm() {}\n}\n`, '', 'a.js'],
  ])('in the constructor: %j', (source, before, path) => {
    const bound = 'this.m = this.m.bind(this);\n';
    const expected = before
      ? source.replace(before, `    ${bound}${before}`)
      : source.replace('super();\n', `super();\n\t\t${bound}`);
    expect(rebound(source, 'handler', path)).toBe(expected.replace(pair(twice), pair('this.m')));
  });

  it('in a constructor that is made', () => {
    expect(rebound(`class A {\n  ${pair(twice)}\n  m() {}\n}\n`)).toBe(
      `class A {\n  constructor() {\n    this.m = this.m.bind(this);\n  }\n\n  ${pair('this.m')}\n  m() {}\n}\n`,
    );
  });

  it.each([
    ['class A extends B', 'n = 1;', 'm', 'private readonly boundM'],
    ['class A', 'n = 1;', '_on_key', 'private readonly bound_on_key'],
    ['class A', 'n = 1;', '#m', 'readonly #boundM'],
  ])('in a field: %s { %s %s() {} }', (head, field, method, declared) => {
    const name = declared.split(' ').at(-1)!;
    const source = `${head} {\n  ${field}\n  ${pair(`this.${method}.bind(this)`)}\n  ${method}() {}\n}\n`;
    expect(rebound(source)).toBe(
      `${head} {\n  ${field}\n  ${declared} = this.${method}.bind(this);\n  ${pair(`this.${name}`)}\n  ${method}() {}\n}\n`,
    );
  });

  it('where the removal forgets to bind', () => {
    expect(rebound(`class A {\n  constructor() {\n    f();\n  }\n  ${pair(twice, 'this.m')}\n  m() {}\n}\n`)).toContain(
      `this.m = this.m.bind(this);\n    f();\n  }\n  ${pair('this.m')}`,
    );
  });

  it('unless it is bound already', () => {
    const source = `class A {\n  constructor() {\n    this.m = this.m.bind(this);\n  }\n  ${pair(twice)}\n  m() {}\n}\n`;
    expect(rebound(source)).toBe(source.replace(pair(twice), pair('this.m')));
    const arrow = `class A {\n  m = () => f();\n  ${pair(twice)}\n}\n`;
    expect(rebound(arrow)).toBe(arrow.replace(pair(twice), pair('this.m')));
  });

  it.each([
    [`class A {\n  ${pair(twice)}\n  get m() {}\n}\n`, 'is no method of the class'],
    [`class A {\n  ${pair(twice)}\n  static m() {}\n}\n`, 'is no method of the class'],
    [`class A {\n  ${pair(twice)}\n}\n`, 'is no method of the class'],
    [`class A {\n  ${pair(twice, 'this.n.bind(this)')}\n  m() {}\n}\n`, 'not written alike'],
  ])('not %j', (source, reason) => {
    expect(rebound(source)).toContain(reason);
  });

  it.each([
    ['m(e, f) {}', '(e, f) => this.m(e, f)', true],
    ['m() {}', '(e: Event) => this.m(e)', true],
    ['m = e => f(e);', 'e => this.m(e)', true],
    ['m(e, f) {}', 'e => this.m(e)', false],
    ['m(e) {}', 'e => this.m(e.key)', false],
  ])('also where an arrow calls it, if it is given the same: %s %s', (method, arrow, isSame) => {
    const source = `class A {\n  constructor() {\n    f();\n  }\n  ${pair(arrow, 'this.m')}\n  ${method}\n}\n`;
    expect(rebound(source).includes(pair('this.m'))).toBe(isSame);
  });

  it('on one line, where the arrow took more', () => {
    const source = `class A {\n  m = () => f();\n  a() {\n    x.on('e', () =>\n      this.m(),\n    );\n  }\n  b() {\n    x.off('e', this.m);\n  }\n}\n`;
    expect(rebound(source)).toContain("    x.on('e', this.m);\n");
  });

  it('not in a class of JavaScript that has no fields and no constructor of its own', () => {
    expect(rebound(`class A extends B {\n  ${pair(twice)}\n  m() {}\n}\n`, 'handler', 'a.js')).toContain('no place');
  });
});

describe('a function that is written twice gets a name', () => {
  it.each([
    ["  x.on('e', () => f());\n  return () => x.off('e', () => f());\n", 'handleE', '() => f()'],
    [
      "  x.on('some-key', f.bind(null, y));\n  g();\n  x.off('some-key', f.bind(null, y));\n",
      'handleSomeKey',
      'f.bind(null, y)',
    ],
    [
      "  x.on('e', (n: number) => f(n));\n  return () => x.off('e', (n: number) => f(n));\n",
      'handleE',
      '(n: number) => f(n)',
    ],
  ])('%j', (body, name, handler) => {
    expect(rebound(`function use() {\n${body}}\n`)).toBe(
      `function use() {\n  const ${name} = ${handler};\n${body.replaceAll(handler, name)}}\n`,
    );
  });

  it.each([
    ["function a() {\n  x.on('e', () => f());\n}\nfunction b() {\n  x.off('e', () => f());\n}\n", 'not in sight'],
    ["function a() {\n  x.on('e', n => f(n));\n  x.off('e', n => f(n));\n}\n", 'its parameters have their types'],
    ["function a() {\n  x.on('e', () => f(n));\n  return n => x.off('e', () => f(n));\n}\n", 'mean something else'],
    [
      "function a() {\n  x.on('e', () => this.f());\n  return function () { x.off('e', () => this.f()); };\n}\n",
      'mean something else',
    ],
    ["function a() {\n  if (b) x.on('e', () => f());\n  x.off('e', () => f());\n}\n", 'by a statement of its own'],
  ])('not in %j', (source, reason) => {
    expect(rebound(source)).toContain(reason);
  });
});

describe('the removal gets the function of the registration', () => {
  it('that has a name there', () => {
    const source = "function a() {\n  const f = g();\n  x.on('e', f);\n  return () => x.off('e', () => f());\n}\n";
    expect(rebound(source)).toBe(source.replace('() => f()', 'f'));
  });

  it.each([
    ["function a() {\n  const f = g();\n  x.on('e', f);\n}\nconst b = () => x.off('e', () => f());\n", 'not in sight'],
    ["const f = g();\nx.on('e', f);\nx.off('e', () => h());\n", 'not written alike'],
    ["x.on('e', f);\nx.off('e', () => f());\n", 'not made where it is added'],
  ])('not in %j', (source, reason) => {
    expect(rebound(source)).toContain(reason);
  });
});

describe('the removal gets the event of the registration', () => {
  it('as it is written', () => {
    expect(rebound("x.on('e', f);\nx.off('f', f);\n", 'topic')).toBe("x.on('e', f);\nx.off('e', f);\n");
  });

  it('unless it has a name', () => {
    expect(rebound("x.on(E, f);\nx.off('f', f);\n", 'topic')).toContain('not written out');
  });
});

describe('the removal gets the capture flag of the registration', () => {
  it.each([
    ["x.on('e', f, true);\nx.off('e', f);\n", "x.on('e', f, true);\nx.off('e', f, true);\n"],
    ["x.on('e', f, { capture: true, passive: true });\nx.off('e', f);\n", "x.off('e', f, { capture: true });\n"],
    ["x.on('e', f, true);\nx.off('e', f, false);\n", "x.off('e', f, true);\n"],
    ["x.on('e', f);\nx.off('e', f, true);\n", "x.off('e', f);\n"],
    ["const C = true;\nx.on('e', f, C);\nx.off('e', f);\n", "x.off('e', f, C);\n"],
  ])('%j', (source, result) => {
    expect(rebound(source, 'capture').endsWith(result)).toBe(true);
  });

  it('unless the flag is not known', () => {
    expect(rebound("x.on('e', f, options());\nx.off('e', f);\n", 'capture')).toContain('not written out');
  });
});
