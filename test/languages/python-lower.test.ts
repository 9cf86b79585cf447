import { beforeAll, describe, expect, it } from 'vitest';
import { python } from '../../src/languages/python/index.js';
import type { Module } from '../../src/model/model.js';
import { printModule } from '../../src/model/print.js';
import { validateModule } from '../../src/model/validate.js';
import { rangeOf, spanOf } from '../../src/model/span.js';

beforeAll(() => python.prepare());

/** Lowers a program, which must give a sound module. */
function lower(text: string): Module {
  const module = python.lower({ path: 'a.py', text });
  expect(validateModule(module)).toEqual([]);
  return module;
}

/** The facts as text: a line each, indented by region, without line numbers and the module's own line. */
function facts(text: string): string[] {
  const [, ...rows] = printModule(lower(text)).trimEnd().split('\n');
  return rows.map(row => row.slice(9));
}

function bindingOf(module: Module, name: string) {
  return module.bindings.filter(binding => binding.name === name).map(({ kind, region }) => `${kind} in ${region}`);
}

function problemsIn(text: string): string[] {
  const module = lower(text);
  return module.problems.map(({ at, message }) => `${message}: ${text.slice(...rangeOf(at))}`);
}

describe('assignments', () => {
  it('takes chains and patterns apart', () => {
    expect(facts('a = b = f()')).toEqual(['f()', 'a = f()', 'b = f()']);
    expect(facts('a, b = b, a')).toEqual(['a = b', 'b = a']);
    expect(facts('(a, [b, c]) = f()')).toEqual(['f()', 'a = f()[0]', 'b = f()[1][0]', 'c = f()[1][1]']);
    expect(facts('a, *b, c = xs')).toEqual(['a = xs[0]', 'b = xs[1:-1:]', 'c = xs[-1]']);
    expect(facts('a, b = *xs, 1')).toEqual(['a = (...xs, 1)[0]', 'b = (...xs, 1)[1]']);
  });

  it('knows augmented and annotated ones', () => {
    expect(facts('total += loss')).toEqual(['total + loss']);
    expect(facts('self.cache: dict[str, list[int]] = {}')).toEqual(['self.cache: dict[(str, list[int])] = {}']);
    expect(facts('x: "Optional[a.B] | None"')).toEqual(['x: Optional[a.B] | null']);
    expect(facts("x: Literal['a', 'b'] = 'a'")).toEqual(['x: Literal[(…, …)] = "a"']);
    expect(facts('x: "not a type!" = 1')).toEqual(['x: … = 1']);
  });

  it('looks through casts', () => {
    expect(facts('from typing import cast\nx = cast(int, y)').at(-1)).toBe('x = y');
    expect(facts('import typing as t\nx = t.cast("Room", f())').slice(1)).toEqual(['f()', 'x = f()']);
    expect(facts('from sqlalchemy import cast\nx = cast(y, Text)').slice(1)).toEqual([
      'cast(y, Text)',
      'x = cast(y, Text)',
    ]);
  });

  it('makes attributes of what a class body assigns', () => {
    expect(facts('class A:\n  """Doc."""\n  rooms = {}\n  size: int\n  if x:\n    y = 1')).toEqual([
      'class A()',
      '  static rooms = {}',
      '  static size: int',
      '  branch 0 if x',
      '    static y = 1',
    ]);
    expect(bindingOf(lower('class A:\n  rooms = {}'), 'rooms')).toEqual(['variable in 1']);
  });

  it('gives a lambda the name it is assigned to', () => {
    expect(facts('f = lambda x, *r: g(x)')).toEqual([
      'lambda function f(x, *r) => g(x)',
      '  g(x)',
      'f = (x, *r) => g(x)',
    ]);
  });

  it('deletes', () => {
    expect(facts('del a, b[k], (c.d)')).toEqual(['delete a', 'delete b[k]', 'delete c.d']);
  });
});

describe('scopes', () => {
  it('gives a function the names it assigns, wherever in it', () => {
    const module = lower('def f():\n  if x:\n    y = 1\n  for z in y:\n    pass\n  return (w := 2)');
    expect(bindingOf(module, 'y')).toEqual(['variable in 1']);
    expect(bindingOf(module, 'z')).toEqual(['variable in 1']);
    expect(bindingOf(module, 'w')).toEqual(['variable in 1']);
    expect(bindingOf(module, 'x')).toEqual(['free in 0']);
  });

  it('follows global and nonlocal', () => {
    const module = lower('def f():\n  n = 0\n  def g():\n    global m\n    nonlocal n\n    m = n = 1\n');
    expect(bindingOf(module, 'n')).toEqual(['variable in 1']);
    expect(bindingOf(module, 'm')).toEqual(['variable in 0']);
  });

  it('keeps the variables of a comprehension in it, and lets a walrus out', () => {
    const module = lower('def f(xs):\n  return [(y := x) for x in xs]');
    expect(bindingOf(module, 'x')).toEqual(['variable in 2']);
    expect(bindingOf(module, 'y')).toEqual(['variable in 1']);
  });

  it('declares self in methods, also for what is nested in them', () => {
    const module = lower(
      'class A:\n  def m(self):\n    return lambda: self.x\n  @classmethod\n  def c(cls): pass\n  @staticmethod\n  def s(a): pass\n  def __new__(cls): pass\n',
    );
    expect(bindingOf(module, 'self')).toEqual(['self in 2']);
    expect(bindingOf(module, 'cls')).toEqual(['class-self in 4', 'class-self in 6']);
    expect(bindingOf(module, 'a')).toEqual(['parameter in 5']);
  });

  it('names functions and classes by the region', () => {
    const module = lower('class A:\n  def m(self): pass\ndef f(): pass');
    expect(module.bindings.filter(({ names }) => names !== undefined).map(({ name, names }) => [name, names])).toEqual([
      ['m', 2],
      ['A', 1],
      ['f', 3],
    ]);
  });
});

describe('functions and classes', () => {
  it('evaluates decorators, defaults and types outside', () => {
    expect(facts('@cache(size=n)\ndef f(a, b: "T" = g(), *args, k=1, **kw) -> R:\n  return a')).toEqual([
      'cache(size=n)',
      'g()',
      '@cache(size=n) function f(a, b: T = g(), *args, k = 1, **kw): R',
      '  return a',
    ]);
  });

  it('tells the forms', () => {
    expect(
      facts(
        'class A(B, Generic[T], metaclass=M):\n  def __init__(self): pass\n  @property\n  def x(self): pass\n  @x.setter\n  def x(self, v): pass\n  async def y(self):\n    yield await z()',
      ),
    ).toEqual([
      'class A(B, Generic[T], also M)',
      '  constructor function __init__(self)',
      '  use property',
      '  @property getter function x(self)',
      '  @x.setter setter function x(self, v)',
      '  async method function* y(self)',
      '    await z()',
      '    await z()',
      '    yield await z()',
    ]);
  });

  it('takes no separator for a parameter', () => {
    const { regions } = lower('def f(a, /, b, *, c): pass\ndef g(*args, d): pass');
    const parameters = regions.flatMap(({ function: shape }) => shape?.parameters ?? []);
    expect(parameters.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'args', 'd']);
  });
});

describe('control flow', () => {
  it('makes arms of an if, and evaluates their conditions before them', () => {
    expect(facts('if f(x):\n  a()\nelif d[k]:\n  b()\nelse:\n  c()')).toEqual([
      'f(x)',
      'branch 0 if f(x)',
      '  a() · dropped',
      'branch 1 if d[k]',
      '  b() · dropped',
      'branch 2',
      '  c() · dropped',
    ]);
  });

  it('evaluates the test of a while in it, and what a for walks outside', () => {
    expect(facts('while q.get():\n  break\nelse:\n  f()')).toEqual([
      'loop while test q.get()',
      '  q.get()',
      '  break',
      'f() · dropped',
    ]);
    expect(facts('for k, v in d.items():\n  continue')).toEqual([
      'd.items()',
      'loop for-each over d.items()',
      '  for k in d.items()[0]',
      '  for v in d.items()[1]',
      '  continue',
    ]);
    expect(facts('async for m in bus:\n  pass')).toEqual(['loop async-for over bus', '  await', '  for m in bus']);
  });

  it('puts the else of a try into it', () => {
    expect(
      facts('try:\n  a()\nexcept (X, m.Y) as e:\n  raise Z from e\nexcept:\n  pass\nelse:\n  b()\nfinally:\n  c()'),
    ).toEqual([
      'try',
      '  a() · dropped',
      '  block',
      '    b() · dropped',
      'catch X, m.Y',
      '  catch e',
      '  throw Z',
      'catch',
      'finally',
      '  c() · dropped',
    ]);
  });

  it('marks what a with manages', () => {
    expect(facts('with open(p) as f, lock:\n  f.read()')).toEqual([
      'open(p) · managed',
      'with open(p) as f',
      'use lock',
      'f.read() · dropped',
    ]);
    expect(facts('async with s.get(u) as r:\n  pass')).toEqual([
      's.get(u) · managed',
      'await',
      'with s.get(u) as r',
      'await',
    ]);
  });

  it('compares the subject of a match, and captures', () => {
    expect(
      facts(
        'match m:\n  # first\n  case "a" | 1: pass\n  case K.B: pass\n  case Point(x=px) if px: pass\n  case [p, *r]: pass\n  case {"k": v}: pass\n  case other: pass\n  case _: pass',
      ),
    ).toEqual([
      'branch 0 if (m == "a" or m == 1)',
      'branch 1 if m == K.B',
      'branch 2 if m instanceof Point',
      '  px = m.x',
      '  use px',
      'branch 3 if …',
      '  p = m[0]',
      '  r = m[…]',
      'branch 4 if …',
      '  v = m["k"]',
      'branch 5',
      '  other = m',
      'branch 6',
    ]);
  });
});

describe('expressions', () => {
  it('records calls in the order of evaluation', () => {
    expect(facts('f(g(1), *a, k=h(), **kw).m()')).toEqual([
      'g(1)',
      'h()',
      'f(g(1), *a, k=h(), **kw)',
      'f(g(1), *a, k=h(), **kw).m() · dropped',
    ]);
    expect(facts('super().m(x for x in xs)')).toEqual([
      'loop comprehension over xs',
      '  for x in xs',
      'super.m((x for … in xs)) · dropped',
    ]);
  });

  it('records what has no other fact as a use', () => {
    expect(facts('"doc"\nd[k]\na.b\nx == 1\nassert y, "m"\n1\n...')).toEqual([
      'use d[k]',
      'use a.b',
      'use x == 1',
      'use y',
    ]);
  });

  it('drops the result of whichever call is made', () => {
    expect(facts('await f()')).toEqual(['await f() · dropped', 'await f()']);
    expect(facts('a and f()')).toEqual(['f() · dropped', 'use a and f()']);
  });

  it('reads operators', () => {
    expect(facts('x = a + b + c - d // 2')).toEqual(['x = (a + b + c) - (d / 2)']);
    expect(facts('x = a not in b is not c <> 3')).toEqual(['x = (a not in b) and (b is not c) and (c != 3)']);
    expect(facts('x = a or b or c if t else not -y')).toEqual(['x = (t ? (a or b or c) : not (-y))']);
    expect(facts('x = d[a, 1:] + d[::2] + d[-1]')).toEqual(['x = d[(a, 1::)] + d[::2] + d[-1]']);
    expect(facts('x = 0x10 + 1_000 + 2j + 1.5')).toEqual(['x = 16 + 1000 + … + 1.5']);
  });

  it('reads strings', () => {
    expect(facts('x = "a" \'b\'')).toEqual(['x = "ab"']);
    expect(facts('x = f"{a}-{b!r:>{w}}" "c"')).toEqual(['x = text(a, b, w)']);
    expect(facts('x = rb"""a"b"""')).toEqual(['x = "a\\"b"']);
    expect(facts('x = f"plain"')).toEqual(['x = "plain"']);
  });

  it('reads displays and comprehensions', () => {
    expect(facts('x = [a, *b], {c}, {**d, "k": e}, ()')).toEqual(['x = ([a, ...b], {c}, {…: ...d, "k": e}, ())']);
    expect(facts('x = {k: f(v) for k, v in zs if g(k) for w in v}')).toEqual([
      'loop comprehension over zs',
      '  for k in zs[0]',
      '  for v in zs[1]',
      '  g(k)',
      '  for w in v',
      '  f(v)',
      'x = {k: f(v) for … in zs if g(k)}',
    ]);
  });

  it('is not confused by comments between the parts', () => {
    expect(facts('x = f(a,  # one\n  # two\n  b) \\\n  + c')).toEqual(['f(a, b)', 'x = f(a, b) + c']);
    expect(facts('if a:  # why\n  # because\n  f()\n# else\nelse:\n  g()')).toEqual([
      'branch 0 if a',
      '  f() · dropped',
      'branch 1',
      '  g() · dropped',
    ]);
  });
});

describe('imports', () => {
  it('tells from where, what and as what', () => {
    const module = lower(
      'import os.path, sys as system\nfrom ..a import b as c, d\nfrom . import e\nfrom x import *\nif TYPE_CHECKING:\n  import t\n',
    );
    const imported = module.imports.map(({ from, name, binding, ...more }) => ({
      from,
      name,
      as: module.bindings[binding]?.name,
      ...(more.also && { also: more.also }),
      ...(more.star && { star: true }),
      ...(more.typeOnly && { typeOnly: true }),
    }));
    expect(imported).toEqual([
      { from: 'os', name: '*', also: 'os.path', as: 'os' },
      { from: 'sys', name: '*', as: 'system' },
      { from: '..a', name: 'b', as: 'c' },
      { from: '..a', name: 'd', as: 'd' },
      { from: '.', name: 'e', as: 'e' },
      { from: 'x', name: '*', star: true, as: undefined },
      { from: 't', name: '*', typeOnly: true, as: 't' },
    ]);
  });

  it('lets an import take the place of None, and not of a class', () => {
    const module = lower('json = None\nclass A: pass\nimport json\nfrom c import A');
    expect(bindingOf(module, 'json')).toEqual(['import in 0']);
    expect(bindingOf(module, 'A')).toEqual(['class in 0']);
  });
});

describe('what is not quite Python', () => {
  it('keeps the comments that speak to leaklint', () => {
    const { comments } = lower('x = 1  # noqa; leaklint: ignore[a] -- why\ny = "# leaklint: no"\n');
    expect(comments).toEqual([{ at: spanOf(7, 41), text: 'leaklint: ignore[a] -- why' }]);
  });

  it('tells the first syntax error and reads the rest', () => {
    expect(problemsIn('x = 1\n')).toEqual([]);
    expect(problemsIn('def f(:\n  g()\n')).toHaveLength(1);
    expect(facts('x = = 1\nd.append(1)\n').slice(0, -1)).toContain('d.append(1) · dropped');
  });

  it('survives Python 2', () => {
    expect(facts('print >>f, x\nprint "a", g()\nexec "b" in d\nraise E, "m"')).toEqual([
      'use f',
      'use x',
      'g() · dropped',
      'use d',
      'throw (E, "m")',
    ]);
  });

  it.each([
    ['brackets', `x = ${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    ['parentheses', `x = ${'('.repeat(10_000)}a${')'.repeat(10_000)}`],
    ['one operator', `x = ${Array(10_000).fill('a').join(' + ')}`],
    ['operators by turns', `x = ${Array(5_000).fill('a + b').join(' - ')}`],
    ['attributes', `x = a${'.b'.repeat(10_000)}`],
    ['calls', `x = a${'.b()'.repeat(10_000)}`],
    ['nots', `x = ${'not '.repeat(10_000)}a`],
    ['targets', `${'['.repeat(5_000)}a${']'.repeat(5_000)} = b`],
    ['a type', `x: "${'a['.repeat(10_000)}"`],
    ['patterns', `match x:\n  case ${'['.repeat(5_000)}a${']'.repeat(5_000)}: pass`],
  ])('does not overflow on nested %s', (_what, text) => {
    const module = lower(text);
    expect(JSON.parse(JSON.stringify(module))).toEqual(module);
  });
});
