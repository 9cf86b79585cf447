import { beforeAll, describe, expect, it } from 'vitest';
import { typescript } from '../../src/languages/typescript/index.js';
import type { Binding, CallFact, Module, Region } from '../../src/model/model.js';
import { printModule, printValue } from '../../src/model/print.js';
import { rangeOf } from '../../src/model/span.js';
import { validateModule } from '../../src/model/validate.js';

beforeAll(() => typescript.prepare());

function lowered(text: string, path = 'a.ts'): Module {
  const module = typescript.lower({ path, text });
  expect(validateModule(module)).toEqual([]);
  return module;
}

/** The facts as text, without line numbers and the module's own line. */
function facts(text: string, path?: string): string[] {
  return printModule(lowered(text, path))
    .trimEnd()
    .split('\n')
    .slice(1)
    .map(line => line.slice(9));
}

function bindingOf(module: Module, name: string): Binding {
  return module.bindings.find(binding => binding.name === name)!;
}

function regionOf(module: Module, name: string): Region {
  return module.regions.find(region => region.name === name)!;
}

function callsOf(module: Module): CallFact[] {
  return module.facts.filter(fact => fact.is === 'call');
}

describe('scopes', () => {
  it('puts let and const into the innermost region, var and functions into the function', () => {
    const module = lowered('function f() { if (a) { let x = 1; var y = 2; function g() {} } }');
    const kinds = (name: string): string => module.regions[bindingOf(module, name).region]!.kind;
    expect([kinds('x'), kinds('y'), kinds('g')]).toEqual(['branch', 'function', 'function']);
  });

  it('binds a name to the nearest declaration, before or after', () => {
    const module = lowered('cache.a(); { cache.b(); const cache = 1; } const cache = new Map();');
    const kinds = callsOf(module).flatMap(({ callee }) => {
      if (callee.is !== 'get' || callee.of.is !== 'name') return [];
      return module.regions[module.bindings[callee.of.binding]!.region]!.kind;
    });
    expect(kinds).toEqual(['module', 'block']);
  });

  it('names functions and classes that a const holds', () => {
    const module = lowered('const f = () => 1; const g = function () {}; const C = class {}; let h = () => 2;');
    expect(['f', 'g', 'C', 'h'].map(name => bindingOf(module, name).kind)).toEqual([
      'function',
      'function',
      'class',
      'variable',
    ]);
    expect(module.regions[bindingOf(module, 'C').names!]!.name).toBe('C');
  });

  it('declares parameters, also destructured, and the caught exception', () => {
    const module = lowered('function f({ a, b: [c] }, d = 1, ...e) { try {} catch (err) { log(err) } }');
    expect(['a', 'c', 'd', 'e'].map(name => bindingOf(module, name).kind)).toEqual(Array(4).fill('parameter'));
    expect(module.regions[bindingOf(module, 'err').region]!.kind).toBe('catch');
    const [first, ...others] = regionOf(module, 'f').function!.parameters;
    expect([first!.binding, others.map(({ name, rest }) => [name, rest])]).toEqual([
      -1,
      [
        ['d', undefined],
        ['e', 'list'],
      ],
    ]);
  });
});

describe('this', () => {
  it.each([
    ['class A { m() { this.x } }', 'm', 'self'],
    ['class A { static m() { this.x } }', 'm', 'class-self'],
    ['class A { x = this.y }', 'A', 'self'],
    ['const o = { m() { this.x } }', 'm', 'variable'],
    ['function f() { this.x() }', 'f', 'variable'],
    ['function Store() { this.items = {} }', 'Store', 'self'],
    ['Store.prototype.add = function () { this.n++ }', 'add', 'self'],
    ['Store.prototype = { add() { this.n++ } }', 'add', 'self'],
    ['Object.assign(Store.prototype, { add() { this.n++ } })', 'add', 'self'],
  ])('%s', (text, region, kind) => {
    const module = lowered(text);
    expect(
      module.bindings.find(each => each.name === 'this' && each.region === regionOf(module, region).id)!.kind,
    ).toBe(kind);
  });

  it('is seen through arrow functions, also in a field', () => {
    const module = lowered('class A { f = () => { this.m(() => this.n()) } }');
    expect(module.bindings.filter(({ name }) => name === 'this').map(({ kind }) => kind)).toEqual(['self']);
  });
});

describe('classes', () => {
  it('lowers fields, parameter properties, accessors, static blocks and decorators', () => {
    expect(
      facts(`
@Injectable()
export class Room extends Base<T> implements I, J<K> {
  static all: Room[] = [];
  #users = new Map<string, User>();
  private readonly bus?: Bus | null = null;
  @Input() name;
  constructor(private readonly server: Server) { super(1); }
  @Cron('*') async *poll() { yield 1; }
  get size() { return this.#users.size; }
  static { start(); }
}`),
    ).toEqual([
      'Injectable()',
      '@Injectable() class Room(Base, also I, also J[K])',
      '  static Room.all: Array[Room] = []',
      '  new Map()',
      '  field this.#users: Map[(string, User)] = new Map()',
      '  field this.bus: Bus = null',
      '  Input()',
      '  field this.name',
      '  constructor function constructor(server: Server)',
      '    this.server: Server = server',
      '    super(1) · dropped',
      '  Cron("*")',
      '  @Cron("*") async method function* poll()',
      '    yield 1',
      '  getter function size()',
      '    return this.#users.size',
      '  static method function()',
      '    start() · dropped',
      'export Room = Room',
    ]);
  });

  it('gives an anonymous class itself for its static fields', () => {
    expect(facts('export default class { static all = []; }')).toEqual([
      'class ()',
      '  static class.all = []',
      'export default = class',
    ]);
  });
});

describe('control flow', () => {
  it('makes one group of the arms of an if', () => {
    const text = 'if (a) f(); else if (b) g(); else { h() }';
    expect(facts(text)).toEqual([
      'branch 0 if a',
      '  f() · dropped',
      'branch 1 if b',
      '  g() · dropped',
      'branch 2 if not (a or b)',
      '  h() · dropped',
    ]);
    expect(lowered(text).regions.flatMap(region => region.branch?.group ?? [])).toEqual([1, 1, 1]);
  });

  it('joins cases that fall through, and a break of a switch leaves no loop', () => {
    expect(facts('for (;;) switch (x) { case 1: case 2: f(); break; case 3: { continue } default: g(); }')).toEqual([
      'loop for',
      '  branch 0 if (x == 1 or x == 2)',
      '    f() · dropped',
      '  branch 1 if x == 3',
      '    block',
      '      continue',
      '  branch 2',
      '    g() · dropped',
    ]);
  });

  it('lowers every loop', () => {
    expect(
      facts(`
for (const x of xs()) x;
for await (const [k, v] of s) break;
for (const key in o) {}
for (let i = 0; i < n; i++) f(i);
while (a()) {}
do { g() } while (b);`),
    ).toEqual([
      'xs()',
      'loop for-each over xs()',
      '  for x in xs()',
      'loop async-for over s',
      '  for k in s[0]',
      '  for v in s[1]',
      '  break',
      'loop for-each over o',
      '  for key in o',
      'loop for test i < n',
      '  i = 0',
      '  f(i) · dropped',
      '  i + 1',
      'loop while test a()',
      '  a()',
      'loop do test b',
      '  g() · dropped',
    ]);
  });

  it('lowers try, catch, finally and using', () => {
    expect(facts('try { f() } catch (e) { throw e } finally { g() } { using h = open(); }')).toEqual([
      'try',
      '  f() · dropped',
      'catch',
      '  catch e',
      '  throw e',
      'finally',
      '  g() · dropped',
      'block',
      '  open() · managed',
      '  with open() as h',
    ]);
  });

  it('makes a branch of what an expression statement runs on a condition', () => {
    expect(facts('a && a.push(x); b || (b = new Map()); c ?? d(); e ? f() : g();')).toEqual([
      'branch 0 if a',
      '  a.push(x) · dropped',
      'branch 0 if not b',
      '  new Map()',
      '  b = new Map()',
      'branch 0 if c == null',
      '  d() · dropped',
      'branch 0 if e',
      '  f() · dropped',
      'branch 1 if not e',
      '  g() · dropped',
    ]);
  });
});

describe('assignments', () => {
  it('lowers augmented ones and gives their values', () => {
    expect(facts('a += 1; const id = this.n++; (m ??= new Map()).set(id, 1); o["k"] ||= []; i--;')).toEqual([
      'a + 1',
      'this.n + 1',
      'id = this.n',
      'new Map()',
      'm ?? new Map()',
      '(m ?? new Map()).set(id, 1) · dropped',
      'o["k"] || []',
      'i - 1',
    ]);
  });

  it('takes patterns apart, one fact a name', () => {
    expect(
      facts(`
const { a, b: { c }, d = 1, 'e-f': g, ...rest } = o;
const [h, , i = 2, ...j] = xs;
[k, l] = [l, k];
({ m: this.m } = o);`),
    ).toEqual([
      'a = o.a',
      'c = o.b.c',
      'd = (o.d ?? 1)',
      'g = o["e-f"]',
      'rest = {…: ...o}',
      'h = xs[0]',
      'i = (xs[2] ?? 2)',
      'j = xs[3::]',
      'k = l',
      'l = k',
      'this.m = o.m',
    ]);
  });

  it('tells declared types', () => {
    expect(
      facts(`
let a: Map<string, A.B | null>, b: readonly string[], c: { [k: string]: Foo }, d: ReturnType<typeof setTimeout>;
let e: 'x' | 'y' | undefined, f: () => void, g = new Set<Foo>();
let h = <any>x as unknown as H;`),
    ).toEqual([
      'a: Map[(string, A.B)]',
      'b: Array[string]',
      'c: Record[(string, Foo)]',
      'd: ReturnType[typeof setTimeout]',
      'e: ("x" or "y")',
      'f: …',
      'new Set()',
      'g: Set[Foo] = new Set()',
      'h = x',
    ]);
  });
});

describe('expressions', () => {
  it('lowers calls of every kind', () => {
    expect(facts('new C(a, ...b); super.m(); a?.b?.(1); tag`x${y}`; void f(); import("x"); new D;')).toEqual([
      'new C(a, *b) · dropped',
      'super.m() · dropped',
      'a.b(1) · dropped',
      'tag(y) · dropped',
      'f() · dropped',
      'import("x") · dropped',
      'new D() · dropped',
    ]);
  });

  it('marks awaited calls and the point where another task may run', () => {
    expect(facts('async function f() { const x = await g(); await h(); }')).toEqual([
      'async function f()',
      '  await g()',
      '  await g()',
      '  x = await g()',
      '  await h() · dropped',
      '  await h()',
    ]);
  });

  it('lowers literals and operators', () => {
    expect(
      facts("x = { a, 'b-c': 1, [d]: 2, e() {}, ...f }; y = [1, ...a, `t`, `${z}`]; w = !a === (b in c) && -1 ? d : e"),
    ).toEqual([
      'method function e()',
      'x = {"a": a, "b-c": 1, d: 2, "e": () => {…}, …: ...f}',
      'y = [1, ...a, "t", text(z)]',
      'w = (((not a) == (b in c)) and -1 ? d : e)',
    ]);
  });

  it('deletes, and uses what stands alone', () => {
    expect(facts('delete o[k], delete o.x; d[k]; "use strict"; 1;')).toEqual(['delete o[k]', 'delete o.x', 'use d[k]']);
  });

  it('gives an arrow function without a block its result', () => {
    const module = lowered('const f = async (x, y = 1) => x.get(y);');
    const { function: shape } = regionOf(module, 'f');
    expect([shape!.async, printValue(module, shape!.result!)]).toEqual([true, 'x.get(y)']);
    expect(module.facts.some(fact => fact.is === 'exit')).toBe(false);
  });

  it('lowers JSX to calls', () => {
    expect(
      facts('const v = <Ns.List {...p} on={() => f()} flag><img src={g(x)} />{h()}<>{i}</></Ns.List>;', 'a.tsx'),
    ).toEqual([
      'arrow function() => f()',
      '  f()',
      'g(x)',
      '"img"(src=g(x))',
      'h()',
      'Ns.List(**p, on=() => f(), flag=true, children="img"(src=g(x)), children=h(), children=[i])',
      'v = Ns.List(**p, on=() => f(), flag=true, children="img"(src=g(x)), children=h(), children=[i])',
    ]);
  });

  it('lowers enums and namespaces', () => {
    expect(
      facts("enum E { A, B = 'b' } namespace N { export const a = 1; } declare const x: T; interface I {}"),
    ).toEqual(['E = {"A": 0, "B": "b"}', 'block', '  a = 1']);
  });
});

describe('imports and exports', () => {
  it('reads those of modules', () => {
    const { imports, exports } = lowered(`
import d, * as ns from './x'; import { a as b, type T } from 'y'; import type { U } from 'z'; import 'side';
import r = require('w');
export { b as c }; export { k as default, l } from './k'; export * from './all'; export * as every from './e';
export const one = 1, { two } = d; export default function f() {} export type { T };`);
    expect(imports.map(({ from, name, binding, typeOnly }) => [from, name, binding >= 0, typeOnly === true])).toEqual([
      ['./x', 'default', true, false],
      ['./x', '*', true, false],
      ['y', 'a', true, false],
      ['y', 'T', true, true],
      ['z', 'U', true, true],
      ['side', '*', false, false],
      ['w', '*', true, false],
    ]);
    expect(exports.map(({ name, from, source, value }) => [name, from, source, value?.is])).toEqual([
      ['c', undefined, undefined, 'name'],
      ['default', './k', 'k', undefined],
      ['l', './k', 'l', undefined],
      ['*', './all', undefined, undefined],
      ['every', './e', '*', undefined],
      ['one', undefined, undefined, 'name'],
      ['two', undefined, undefined, 'name'],
      ['default', undefined, undefined, 'name'],
    ]);
  });

  it('reads those of CommonJS', () => {
    const module = lowered(
      `#!/usr/bin/env node
const x = require('y'), { a, b: c } = require('z'), w = require('v').w;
const log = require('debug')('app');
exports.a = a; module.exports.b = c; module.exports = { x, run() {} };`,
      'a.cjs',
    );
    expect(module.imports.map(({ from, name }) => [from, name])).toEqual([
      ['y', '*'],
      ['z', 'a'],
      ['z', 'b'],
      ['v', 'w'],
      ['debug', '*'],
    ]);
    expect(module.exports.map(({ name }) => name)).toEqual(['a', 'b', '=', 'x', 'run']);
    expect(callsOf(module).map(call => printValue(module, call.callee))).toEqual(["require('debug')"]);
  });
});

describe('what it must survive', () => {
  it('keeps leaklint comments', () => {
    const { comments } = lowered('f(); // leaklint: ignore[x] -- why\n/* leaklint: ignore-file[y] */\n// other');
    expect(comments.map(({ text }) => text)).toEqual(['leaklint: ignore[x] -- why', 'leaklint: ignore-file[y]']);
  });

  it('leaves comments alone that document', () => {
    expect(lowered('/**\n * Write `// leaklint: ignore[x]`.\n */\nf();').comments).toEqual([]);
  });

  it('reads around a syntax error and tells it once', () => {
    const module = lowered('f();\nconst x = ;\nconst y = ]];\nh();');
    expect(module.problems).toHaveLength(1);
    expect(callsOf(module).map(call => printValue(module, call.callee))).toEqual(['f', 'h']);
  });

  it.each([
    ['brackets', `x = ${'['.repeat(10_000)}${']'.repeat(10_000)};`],
    ['blocks', `${'{'.repeat(10_000)}${'}'.repeat(10_000)}`],
    ['a chain of one operator', `x = ${Array(10_000).fill('a').join(' + ')};`],
    ['a chain of several operators', `x = ${Array(5_000).fill('a - b').join(' + ')};`],
    ['else-if', Array(3_000).fill('if (a) f();').join(' else ')],
    ['calls', `x${'.a()'.repeat(5_000)};`],
    ['arrows', `x = ${'a => '.repeat(3_000)}1;`],
    ['parentheses', `${'('.repeat(5_000)}f()${')'.repeat(5_000)};`],
    ['conditions', `${'a && ('.repeat(3_000)}f()${')'.repeat(3_000)};`],
    ['types', `let x: ${'A<'.repeat(3_000)}B${'>'.repeat(3_000)};`],
    ['patterns', `let ${'['.repeat(3_000)}a${']'.repeat(3_000)} = b;`],
    ['a union', `let x: ${Array(5_000).fill('A').join(' | ')};`],
  ])('deep nesting: %s', (_, text) => {
    expect(validateModule(typescript.lower({ path: 'a.ts', text }))).toEqual([]);
  });

  it('counts offsets in UTF-16 units', () => {
    const text = "const größe = '🙂'; größe.größer(größe)";
    const [call] = callsOf(lowered(text));
    expect([text.slice(...rangeOf(call!.at)), call!.callee.is === 'get' && call!.callee.name]).toEqual([
      'größe.größer(größe)',
      'größer',
    ]);
  });

  it('gives an empty module for declarations, and for nothing', () => {
    expect(lowered('export declare const x: number;', 'a.d.ts').exports).toEqual([]);
    expect(lowered('').facts).toEqual([]);
  });
});
