import { beforeAll, describe, expect, it } from 'vitest';
import { python } from '../../src/languages/python/index.js';
import { overlap } from '../../src/fix/edits.js';
import { fixed, Text } from './fixing.js';

beforeAll(() => python.prepare());

function managed(source: string, opened = 'open(p)'): string {
  const text = new Text('a.py', source);
  return fixed(python.fixer, text, { do: 'manage', opened: text.at(opened) });
}

describe('a file is opened in a `with` block', () => {
  it.each([
    ['f = open(p)\nx = f.read()\nf.close()\ny = x\n', 'with open(p) as f:\n    x = f.read()\ny = x\n'],
    ['f = open(p)\nx = f.read()\nf.close()  # why\n', 'with open(p) as f:\n    x = f.read()\n    # why\n'],
    ['f = open(p)\nx = f.read()\ny = x\n', 'with open(p) as f:\n    x = f.read()\ny = x\n'],
    ['f = open(p)  # why\nf.write("""a\nb""")\n', 'with open(p) as f:  # why\n    f.write("""a\nb""")\n'],
    [
      'f = open(p)\n\n# rows\nfor row in f:\n\tprint(row)\n\nf.close()',
      'with open(p) as f:\n    # rows\n    for row in f:\n    \tprint(row)\n',
    ],
    ['def g(p):\n  f = open(p)\n  return f.read()', 'def g(p):\n  with open(p) as f:\n    return f.read()'],
    ['f = open(p)\r\nx = f.read()\r\n', 'with open(p) as f:\r\n    x = f.read()\r\n'],
    ['x = open(p).read()\n', 'with open(p) as file:\n    x = file.read()\n'],
    ['file = json.load(open(p))\n', 'with open(p) as opened:\n    file = json.load(opened)\n'],
    ['for x in open(p):\n    print(x)\n', 'with open(p) as file:\n    for x in file:\n        print(x)\n'],
    ['x = sum(int(y) for y in open(p))\n', 'with open(p) as file:\n    x = sum(int(y) for y in file)\n'],
    [
      'x = {a(y): b(y) for y in open(p) if c(y)}\n',
      'with open(p) as file:\n    x = {a(y): b(y) for y in file if c(y)}\n',
    ],
    [
      'f = open(p)\nrows = reader(f)\nhead = next(rows)\nprint(head)\n',
      'with open(p) as f:\n    rows = reader(f)\n    head = next(rows)\nprint(head)\n',
    ],
    [
      'f = open(p)\nhold(f)\nrows = reader(f)\na(rows)\nf.close()\nb(rows)\n',
      'with open(p) as f:\n    hold(f)\n    rows = reader(f)\n    a(rows)\nb(rows)\n',
    ],
    [
      'f = open(p)\nrows = reader(f)\ntimes = scale(rows)\nx = list(times)\ny = x\n',
      'with open(p) as f:\n    rows = reader(f)\n    times = scale(rows)\n    x = list(times)\ny = x\n',
    ],
  ])('%j', (source, result) => {
    expect(managed(source)).toBe(result);
  });

  it('and what is aligned with its brackets goes along', () => {
    const call = 'open(p,\n              q(p),\n    r)';
    expect(managed(`longer = ${call}\nx = longer.read()\n`, call)).toBe(
      'with open(p,\n          q(p),\n    r) as longer:\n    x = longer.read()\n',
    );
  });

  it.each([
    ['f = open(p); x = f.read()\n', 'its lines hold other statements'],
    ['f = open(p)\nf.close()\n', 'nothing is done with `f`'],
    ['f = open(p)\nx = f.read()\nf.close()\nf.name2\nprint(f)\n', '`f` is used after it was closed'],
    ['f = open(p)\nx = f.read()\nf.close()\nf.read()\n', '`f` is used after it was closed'],
    ['f = open(p)\nif x:\n    f.close()\nf.read()\n', 'it is closed in more than one place'],
    ['f = open(p)\nx = f.read()\nf = open(q)\n', '`f` is given something else later'],
    ['if x:\n    f = open(p)\n    f.read()\nf.seek(0)\n', '`f` is used outside of the block'],
    ['f = open(p)\nx = lambda: f.read()\n', 'it may be read on later'],
    ['f = open(p)\nx = (row for row in f)\n', 'it may be read on later'],
    ['def g(p):\n    f = open(p)\n    rows = reader(f)\n    return rows\n', 'what reads it may read on later'],
    [
      'def g(p):\n    try:\n        f = open(p)\n        rows = reader(f)\n    except E:\n        return\n    a(rows)\n',
      '`rows` is used outside of the block',
    ],
    ['def g(p):\n    f = open(p)\n    if p:\n        return reader(f)\n    f.close()\n', 'it may be read on later'],
    ['x = reader(open(p))\n', 'it may be read on later'],
    ['x = (int(y) for y in open(p))\n', 'it may be read on later'],
    ['x = [y for q in a() for y in open(p)]\n', 'something else is done before it is opened'],
    ['x = [[y for y in open(p)] for p in a()]\n', 'something else is done before it is opened'],
    ['x = a() + open(p).read()\n', 'something else is done before it is opened'],
    ['x = f(a(), open(p).read())\n', 'something else is done before it is opened'],
    ['x = y and open(p).read()\n', 'something else is done before it is opened'],
    [`f = open(p)\n${'f.read()\n'.repeat(41)}`, 'the block would be a long one'],
  ])('not: %j', (source, reason) => {
    expect(managed(source)).toBe(`declined: ${reason}`);
  });
});

function closed(source: string): string {
  const text = new Text('a.py', source);
  return fixed(python.fixer, text, { do: 'close', opened: text.at('mkstemp()'), by: 'os.close' });
}

describe('a descriptor that nobody uses is closed', () => {
  it.each([
    ['import os\n_, p = mkstemp()\n', 'import os\nfd, p = mkstemp()\nos.close(fd)\n'],
    ['import re\nhandle, p = mkstemp()', 'import os\nimport re\nhandle, p = mkstemp()\nos.close(handle)'],
    [
      'import os as o\np = mkstemp()[1]\nfd = 1\n',
      'import os as o\ndescriptor, p = mkstemp()\no.close(descriptor)\nfd = 1\n',
    ],
    ['self.p = mkstemp()[1]\n', 'declined: its parts have no names of their own'],
    ['p = mkstemp()\n', 'declined: its parts have no names of their own'],
  ])('%j', (source, result) => {
    expect(closed(source)).toBe(result);
  });
});

function alwaysRemoved(source: string, removed = ['xs.pop(k)']): string {
  const text = new Text('a.py', source);
  const pairs = [{ added: text.at('xs[k] = v'), removed: removed.map(each => text.at(each)) }];
  return fixed(python.fixer, text, { do: 'always-remove', pairs, name: 'xs' });
}

describe('an entry is removed in `finally`', () => {
  it.each([
    ['xs[k] = v\nf()\nxs.pop(k)\ng()\n', 'xs[k] = v\ntry:\n    f()\nfinally:\n    xs.pop(k)\ng()\n'],
    [
      'def h():\n\txs[k] = v\n\n\t# why\n\tf("""a\nb""")\n\n\t# gone\n\txs.pop(k)',
      'def h():\n\txs[k] = v\n\n\ttry:\n\t\t# why\n\t\tf("""a\nb""")\n\tfinally:\n\t\t# gone\n\t\txs.pop(k)',
    ],
  ])('%j', (source, result) => {
    expect(alwaysRemoved(source)).toBe(result);
  });

  it.each([
    ['xs[k] = v\nf()\ny = xs.pop(k)\n', 'what is removed is used afterwards'],
    ['xs[k] = v\nk = f()\nxs.pop(k)\n', 'its key is only known later'],
    [
      'for k in ks:\n    xs[k] = v\n    if f():\n        break\n    xs.pop(k)\n',
      'a way out in between may be meant to keep it',
    ],
    ['xs[k] = v\nf()\nif g():\n    xs.pop(k)\n', 'it is not removed in the block in which it is added'],
    ['xs[k] = v\nxs.pop(k)\n', 'it is not removed in the block in which it is added'],
  ])('not: %j', (source, reason) => {
    expect(alwaysRemoved(source)).toBe(`declined: ${reason}`);
  });

  it.each(['except Exception:', 'except Exception as error:'])('on being cancelled, by widening `%s`', head => {
    const source = `xs[k] = v\ntry:\n    f()\n${head}\n    del xs[k]\n    raise\nxs.pop(k)\n`;
    expect(alwaysRemoved(source, ['del xs[k]', 'xs.pop(k)'])).toBe(source.replace('Exception', 'BaseException'));
  });

  it.each(['    raise Other()\n', '    g()\n'])('not by widening an `except` that ends in %j', end => {
    const source = `xs[k] = v\ntry:\n    f()\nexcept Exception:\n    del xs[k]\n${end}xs.pop(k)\n`;
    expect(alwaysRemoved(source, ['del xs[k]', 'xs.pop(k)'])).toMatch(/^declined/);
  });

  it('in both ways, of two that are added', () => {
    const first = 'xs[k] = v\nf()\nxs.pop(k)\n';
    const second = 'xs[j] = v\ntry:\n    f()\nexcept Exception:\n    del xs[j]\n    raise\nxs.pop(j)\n';
    const text = new Text('a.py', first + second);
    const pairs = [
      { added: text.at('xs[k] = v'), removed: [text.at('xs.pop(k)')] },
      { added: text.at('xs[j] = v'), removed: [text.at('del xs[j]'), text.at('xs.pop(j)')] },
    ];
    expect(fixed(python.fixer, text, { do: 'always-remove', pairs, name: 'xs' })).toBe(
      'xs[k] = v\ntry:\n    f()\nfinally:\n    xs.pop(k)\n' + second.replace('Exception', 'BaseException'),
    );
  });

  it('not where it is removed twice', () => {
    expect(alwaysRemoved('xs[k] = v\nf()\nxs.pop(k)\n', ['xs.pop(k)', 'xs.pop(k)'])).toBe(
      'declined: it is removed in more than one place',
    );
  });
});

function forgotten(source: string, added = 'ts.add(spawn(f()))'): string {
  const text = new Text('a.py', source);
  return fixed(python.fixer, text, { do: 'forget-when-done', added: [text.at(added)], uses: [], by: 'discard' });
}

describe('a task is forgotten when it is done', () => {
  it.each([
    ['ts.add(spawn(f()))\n', 'task = spawn(f())\nts.add(task)\ntask.add_done_callback(ts.discard)\n'],
    ['task = 1\nts.add(spawn(f()))\n', 'declined: it is not added by a statement of its own'],
    ['x = ts.add(spawn(f()))\n', 'declined: it is not added by a statement of its own'],
  ])('%j', (source, result) => {
    expect(forgotten(source)).toBe(result);
  });

  it.each([
    ['remove', 'ts.clear()\n', 'member', 'clear', 'taken out before it is done'],
    ['discard', 'async def g():\n    for t in ts:\n        await t\n', 'walk', '', 'walked while its tasks may end'],
  ] as const)('not with `%s` beside %j', (by, rest, how, name, reason) => {
    const text = new Text('a.py', `ts.add(spawn(f()))\n${rest}`);
    const uses = [{ place: text.at('ts'), how, name }];
    const intent = { do: 'forget-when-done', added: [text.at('ts.add(spawn(f()))')], uses, by } as const;
    expect(fixed(python.fixer, text, intent)).toContain(reason);
  });

  it('safely, unless its result is asked for', () => {
    const text = new Text('a.py', 'ts.add(spawn(f()))\ngather(*ts)\n');
    const intent = { do: 'forget-when-done', added: [text.at('ts.add(spawn(f()))')], uses: [], by: 'discard' } as const;
    const uses = [text.use('hand', 'gather')];
    expect(python.fixer.fix(intent, () => text.text)).toMatchObject({ safety: 'safe' });
    expect(python.fixer.fix({ ...intent, uses }, () => text.text)).toMatchObject({ safety: 'unsafe' });
  });

  it('under the name that it has', () => {
    expect(forgotten('    t = spawn(f())\n    ts.add(t)', 'ts.add(t)')).toBe(
      '    t = spawn(f())\n    ts.add(t)\n    t.add_done_callback(ts.discard)',
    );
  });
});

function figure(source: string, made = 'plt.subplots()'): string {
  const text = new Text('a.py', source);
  return fixed(python.fixer, text, { do: 'close-figure', made: text.at(made) });
}

describe('a figure is closed', () => {
  it.each([
    [
      'fig, ax = plt.subplots()\nax.plot(x)\nsave(fig)\nreturned(x)\n',
      'fig, ax = plt.subplots()\nax.plot(x)\nsave(fig)\nplt.close(fig)\nreturned(x)\n',
    ],
    ['def f():\n    plt.subplots()\n    return f\n', 'declined: nothing is drawn on it there'],
    ['self.fig = plt.subplots()\n', 'declined: the figure has no name of its own'],
    ['def f():\n    fig = plt.subplots()\n    return fig\n', 'declined: the function is left while the figure is used'],
  ])('%j', (source, result) => {
    expect(figure(source)).toBe(result);
  });

  it('that has no name, as the current one', () => {
    expect(figure('plt.figure()\nplt.plot(x)\n', 'plt.figure()')).toBe('plt.figure()\nplt.plot(x)\nplt.close()\n');
  });
});

describe('a result that Python would not take', () => {
  it.each(['with f() as x:\nf()\n', 'if a:\n    with f() as x:\n    f()\n', 'if a:\n'])('is told: %j', text => {
    expect(python.fixer.parses('a.py', text)).toBe(false);
  });

  it.each(['if a:\n    # why\n    f()\n', 'if a: f()\n', 'class A: ...\n'])('is told from %j', text => {
    expect(python.fixer.parses('a.py', text)).toBe(true);
  });
});

describe('two files that are opened in a row', () => {
  it('are not put into one block by two fixes at once', () => {
    const text = new Text('a.py', 'a = open(p)\nb = open(q)\na.read()\nb.read()\n');
    const editsOf = (opened: string) => {
      const fix = python.fixer.fix({ do: 'manage', opened: text.at(opened) }, () => text.text);
      return 'edits' in fix ? fix.edits : [];
    };
    const [one, other] = [editsOf('open(p)'), editsOf('open(q)')];
    expect(one.some(each => other.some(edit => overlap(each, edit)))).toBe(true);
  });
});
