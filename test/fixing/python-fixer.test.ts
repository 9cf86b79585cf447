import { beforeAll, describe, expect, it } from 'vitest';
import type { FixIntent, Use } from '../../src/languages/fix-intent.js';
import { python } from '../../src/languages/python/index.js';
import { fixed, Text } from './fixing.js';

beforeAll(() => python.prepare());

type Intent<Do extends FixIntent['do']> = Extract<FixIntent, { do: Do }>;

function bound(source: string, made = '[]', more: Partial<Intent<'bound'>> = {}): string {
  const text = new Text('a.py', source);
  const intent = { do: 'bound', holds: 'list', grows: [], uses: [], name: 'xs', limit: '9', escapes: false } as const;
  return fixed(python.fixer, text, { ...intent, made: text.at(made), ...more });
}

describe('a list stays as it is', () => {
  it('where somebody waits for an answer to what is in it', () => {
    const source = 'xs = []\ndef f():\n    x = loop.create_future()\n    xs.append(x)\n    return x\n';
    const grows = [new Text('a.py', source).at('xs.append(x)')];
    expect(bound(source, '[]', { grows })).toMatch(/^declined: somebody would wait/);
  });

  it('where only code that is not seen reads it by its class', () => {
    expect(bound('class A:\n    xs = []\n', '[]', { name: 'A.xs' })).toMatch(/^declined: it is read by code/);
  });
});

describe('a list becomes a deque', () => {
  it.each([
    ['xs = []\n', 'from collections import deque\n\nxs = deque(maxlen=9)\n'],
    ['xs = []', 'from collections import deque\n\nxs = deque(maxlen=9)'],
    ['"""Doc."""\n\nxs = []\n', '"""Doc."""\n\nfrom collections import deque\n\nxs = deque(maxlen=9)\n'],
    [
      '"""Doc."""\r\n\r\nxs = []\r\n',
      '"""Doc."""\r\n\r\nfrom collections import deque\r\n\r\nxs = deque(maxlen=9)\r\n',
    ],
    [
      '#!/bin/python\n# Licence\n\nxs = []\n',
      '#!/bin/python\n# Licence\n\nfrom collections import deque\n\nxs = deque(maxlen=9)\n',
    ],
    [
      'from __future__ import annotations\nxs = []\n',
      'from __future__ import annotations\nfrom collections import deque\nxs = deque(maxlen=9)\n',
    ],
    ['import os  # why\n\nxs = []\n', 'import os  # why\nfrom collections import deque\n\nxs = deque(maxlen=9)\n'],
    [
      'from collections import Counter, \\\n    OrderedDict\nxs = []\n',
      'from collections import Counter, \\\n    OrderedDict, deque\nxs = deque(maxlen=9)\n',
    ],
    ['import os; import re\nxs = []\n', 'import os; import re\nfrom collections import deque\nxs = deque(maxlen=9)\n'],
    [
      'from __future__ import annotations\n\nimport os\nfrom typing import Any\n\nimport torch\nfrom a import b\n\nxs = []\n',
      'from __future__ import annotations\n\nimport os\nfrom collections import deque\nfrom typing import Any\n\nimport torch\nfrom a import b\n\nxs = deque(maxlen=9)\n',
    ],
    ['import torch\n\nxs = []\n', 'from collections import deque\n\nimport torch\n\nxs = deque(maxlen=9)\n'],
    [
      'import os\nn = 1\nimport re\nxs = []\n',
      'import os\nfrom collections import deque\nn = 1\nimport re\nxs = deque(maxlen=9)\n',
    ],
  ])('with its import: %j', (source, result) => {
    expect(bound(source)).toBe(result);
  });

  it.each([
    ['from collections import deque\nxs = []\n', 'from collections import deque\nxs = deque(maxlen=9)\n'],
    ['from collections import deque as dq\nxs = []\n', 'from collections import deque as dq\nxs = dq(maxlen=9)\n'],
    ['import collections\nxs = []\n', 'import collections\nxs = collections.deque(maxlen=9)\n'],
    ['import collections as c\nxs = []\n', 'import collections as c\nxs = c.deque(maxlen=9)\n'],
    ['import collections.abc\nxs = []\n', 'import collections.abc\nxs = collections.deque(maxlen=9)\n'],
    ['from collections import Counter\nxs = []\n', 'from collections import Counter, deque\nxs = deque(maxlen=9)\n'],
    [
      'from collections import (Counter,)\nxs = []\n',
      'from collections import (Counter, deque,)\nxs = deque(maxlen=9)\n',
    ],
    [
      'from collections import (\n    Counter,  # counts\n)\nxs = []\n',
      'from collections import (\n    Counter,\n    deque,  # counts\n)\nxs = deque(maxlen=9)\n',
    ],
    [
      'from collections.abc import Set\nxs = []\n',
      'from collections import deque\nfrom collections.abc import Set\nxs = deque(maxlen=9)\n',
    ],
  ])('with the imports that are there: %j', (source, result) => {
    expect(bound(source)).toBe(result);
  });

  it('keeps what it starts with', () => {
    const head = 'from collections import deque\n';
    expect(bound(`${head}xs = [1, 2]\n`, '[1, 2]')).toBe(`${head}xs = deque([1, 2], maxlen=9)\n`);
    expect(bound(`${head}xs = list( )\n`, 'list( )')).toBe(`${head}xs = deque(maxlen=9)\n`);
    expect(bound(`${head}xs = list(ys)\n`, 'list(ys)')).toBe(`${head}xs = deque(list(ys), maxlen=9)\n`);
  });

  it.each([
    ['xs: list = []\n', 'xs: deque = deque(maxlen=9)\n'],
    ['self.xs: list[int] = []\n', 'self.xs: deque[int] = deque(maxlen=9)\n'],
  ])('with its type: %j', (source, result) => {
    const head = 'from collections import deque\n';
    expect(bound(head + source, '[]', { uses: [new Text('a.py', '').use('annotate', 'list')] })).toBe(head + result);
  });

  it('in tabs', () => {
    const source = 'import collections\nclass A:\n\tdef __init__(self):\n\t\tself.xs = []\n';
    expect(bound(source)).toBe(source.replace('[]', 'collections.deque(maxlen=9)'));
  });

  it.each(['a = xs = []\n', 'xs = given or []\n', 'a, xs = 1, []\n', 'f([])\n'])(
    'not where it is made like this: %j',
    source => {
      expect(bound(source)).toMatch(/^declined: it is not made by an assignment/);
    },
  );

  it.each<[Use['how'], string, string]>([
    ['slice', '', 'sliced'],
    ['member', 'sort', '`sort`'],
    ['member', 'insert', '`insert`'],
    ['hand', 'json.dumps', '`json.dumps`'],
    ['keep', '', 'returned'],
    ['rebind', '', 'another value'],
    ['annotate', 'List', 'type'],
    ['annotate', 'list', 'declared as a list elsewhere'],
    ['text', '', 'text'],
    ['contain', '', 'asked what it holds'],
    ['member', 'index', '`index`'],
  ])('not where there is a %s %s', (how, name, reason) => {
    const uses = [new Text('a.py', '').use('walk'), new Text('a.py', '').use(how, name)];
    expect(bound('xs = []\n', '[]', { uses })).toMatch(`declined: `);
    expect(bound('xs = []\n', '[]', { uses })).toContain(reason);
  });

  it('not where others may use it, nor for other containers', () => {
    expect(bound('xs = []\n', '[]', { escapes: true })).toMatch(/^declined/);
    expect(bound('xs = {}\n', '{}', { holds: 'mapping' })).toMatch(/^declined/);
  });
});

describe('a queue gets a size', () => {
  it.each([
    ['Queue()', 'Queue(maxsize=9)'],
    ['asyncio.Queue()', 'asyncio.Queue(maxsize=9)'],
    ['Queue(0)', 'Queue(maxsize=9)'],
    ['Queue(maxsize=0)', 'Queue(maxsize=9)'],
    ['Queue(-1, loop=loop)', 'Queue(9, loop=loop)'],
    ['Queue(loop=loop)', 'Queue(loop=loop, maxsize=9)'],
    ['Queue(\n    loop=loop,\n)', 'Queue(\n    loop=loop, maxsize=9,\n)'],
    ['deque()', 'deque(maxlen=9)'],
    ['collections.deque(xs)', 'collections.deque(xs, maxlen=9)'],
  ])('%s', (made, result) => {
    expect(bound(`q = ${made}\n`, made, { holds: 'queue' })).toBe(`q = ${result}\n`);
  });

  it('on a line of its own where theirs gets too long', () => {
    const head = `    self.${'long_'.repeat(12)}name = `;
    expect(bound(`class A:\n${head}Queue()\n`, 'Queue()', { holds: 'queue' })).toBe(
      `class A:\n${head}Queue(\n        maxsize=9\n    )\n`,
    );
  });

  it('unless it has no place for one', () => {
    expect(bound('q = queue.SimpleQueue()\n', 'queue.SimpleQueue()', { holds: 'queue' })).toMatch(/^declined.*no size/);
  });
});

describe('a queue that may be full', () => {
  function sized(source: string, put: string, made = 'asyncio.Queue()'): string {
    const grows = [new Text('a.py', source).at(put)];
    return bound(source, made, { holds: 'queue', grows });
  }
  const head = 'import asyncio\nq = asyncio.Queue()\n';
  const newHead = 'import asyncio\nq = asyncio.Queue(maxsize=9)\n';

  it.each([
    ['def f(x):\n    q.put_nowait(x)\n', 'def f(x):\n    if q.full():\n        q.get_nowait()\n    q.put_nowait(x)\n'],
    [
      'def f(x):\n\tq.put_nowait(x)  # why\n',
      'def f(x):\n\tif q.full():\n\t\tq.get_nowait()\n\tq.put_nowait(x)  # why\n',
    ],
  ])('drops the oldest: %j', (source, result) => {
    expect(sized(head + source, 'q.put_nowait(x)')).toBe(newHead + result);
  });

  it.each([
    ['async def f(x):\n    await q.put(x)\n', 'q.put(x)'],
    ['def f(x):\n    try:\n        q.put_nowait(x)\n    except asyncio.QueueFull:\n        pass\n', 'q.put_nowait(x)'],
  ])('is waited for, or expected: %j', (source, put) => {
    expect(sized(head + source, put)).toBe(newHead + source);
  });

  it.each([
    ['q = queue.Queue()\ndef f(x):\n    q.put_nowait(x)\n', 'q.put_nowait(x)', 'queue.Queue()', 'would raise'],
    ['q = queue.Queue()\nasync def f(x):\n    q.put(x)\n', 'q.put(x)', 'queue.Queue()', 'the event loop would wait'],
    ['def f(x):\n    q = Queue()\n    q.put(x)\n    q.get()\n', 'q.put(x)', 'Queue()', 'would wait for itself'],
    [
      `${head}async def f():\n    x = asyncio.Future()\n    q.put_nowait(x)\n    return await x\n`,
      'q.put_nowait(x)',
      'asyncio.Queue()',
      'somebody would wait',
    ],
    [`${head}f(q.put_nowait(x))\nq.task_done()\n`, 'q.put_nowait(x)', 'asyncio.Queue()', 'told as done'],
    [
      'q = Queue()\ndef f(x):\n    q.put(x)\ndef g():\n    for h in hs:\n        h(q.get())\n',
      'q.put(x)',
      'Queue()',
      'runs code that may fill it',
    ],
    [
      'q = Queue()\ndef f(x):\n    q.put(x)\ndef g():\n    q.get_nowait()\n    q.get(block=False)\n',
      'q.put(x)',
      'Queue()',
      'nobody waits',
    ],
  ])('stays as it is: %j', (source, put, made, reason) => {
    expect(sized(source, put, made)).toMatch(/^declined/);
    expect(sized(source, put, made)).toContain(reason);
  });
});

describe('a queue of a class', () => {
  const classOf = (taking: string): string =>
    `class A:\n    def __init__(self):\n        self.q = Queue()\n    def add(self, x):\n        self.q.put(x)\n    def run(self):\n        ${taking}\n    def step(self, x):\n        self.add(x)\n    def tell(self, x, hear):\n        hear(x)\n`;
  const sized = (taking: string, uses: readonly Use[] = []): string => {
    const source = classOf(taking);
    const grows = [new Text('a.py', source).at('self.q.put(x)')];
    return bound(source, 'Queue()', { holds: 'queue', grows, uses });
  };

  it('gets a size', () => {
    expect(sized('print(self.q.get())')).toBe(classOf('print(self.q.get())').replace('()\n', '(maxsize=9)\n'));
  });

  it.each([
    ['self.step(self.q.get())', 'what empties it fills it as well, and would wait for itself'],
    ['self.tell(self.q.get(), f)', 'what empties it runs code that may fill it'],
  ])('not where it is emptied by %j', (taking, reason) => {
    expect(sized(taking)).toBe(`declined: ${reason}`);
  });

  it.each(['hand', 'keep'] as const)('not where others have it: %s', how => {
    const uses = [{ how, name: '', place: { path: 'a.py', span: [0, 0] } }] as const;
    expect(sized('print(self.q.get())', uses)).toMatch(/^declined: others have it too/);
  });
});

describe('a buffer trimmed by hand', () => {
  function ring(source: string, trims: string, uses: readonly Use[] = []): string {
    const text = new Text('a.py', `from collections import deque\n${source}`);
    const intent = { do: 'ring', made: text.at('[]'), trims: text.at(trims), uses, name: 'xs', limit: 'N' } as const;
    return fixed(python.fixer, text, intent).replace('from collections import deque\n', '');
  }

  it.each([
    ['xs = []\nxs.append(1)\nif len(xs) > N:\n    xs.pop(0)  # oldest\nf()\n', 'if len(xs) > N:\n    xs.pop(0)'],
    ['xs = []\r\nxs.append(1)\r\nxs = xs[-N:]\r\nf()\r\n', 'xs = xs[-N:]'],
    ['xs = []\nxs.append(1)\ndel xs[:-N]', 'del xs[:-N]'],
  ])('loses the trim: %j', (source, trims) => {
    const rest = source.replace(/(?<=append\(1\)\r?\n)(?:if [^]*oldest\n|.*\r?\n?)/, '');
    expect(ring(source, trims)).toBe(rest.replace('[]', 'deque(maxlen=N)'));
  });

  it.each([
    ['xs = []\nxs.append(1); xs = xs[-N:]\n', 'xs = xs[-N:]'],
    ['xs = []\nif a:\n    del xs[0]\n', 'del xs[0]'],
  ])('stays where the statement cannot go: %j', (source, trims) => {
    expect(ring(source, trims)).toMatch(/^declined/);
  });

  it('stays where a deque does not do', () => {
    const source = 'xs = []\nxs.append(1)\ndel xs[0]\n';
    expect(ring(source, 'del xs[0]', [new Text('a.py', '').use('slice')])).toBe('declined: it is sliced');
  });
});

describe('a memo gets a limit', () => {
  function limitMemo(source: string, decorator: string): string {
    const text = new Text('a.py', source);
    return fixed(python.fixer, text, { do: 'limit-memo', decorator: text.at(decorator), limit: '9' });
  }
  const body = 'def f(a):\n    return a\n';

  it.each([
    ['functools.lru_cache(maxsize=None)', 'functools.lru_cache(maxsize=9)'],
    ['lru_cache(None)', 'lru_cache(maxsize=9)'],
    ['lru_cache(None, True)', 'lru_cache(9, True)'],
    ['lru_cache(typed=True, maxsize=None)', 'lru_cache(typed=True, maxsize=9)'],
    ['alru_cache(maxsize=None)', 'alru_cache(maxsize=9)'],
  ])('%s', (decorator, result) => {
    expect(limitMemo(`@${decorator}\n${body}`, decorator)).toBe(`@${result}\n${body}`);
  });

  it.each([
    ['import functools\n@functools.cache\n', 'import functools\n@functools.lru_cache(maxsize=9)\n'],
    ['import functools as ft\n@ft.cache\n', 'import functools as ft\n@ft.lru_cache(maxsize=9)\n'],
  ])('%j', (head, result) => {
    expect(limitMemo(head + body, head.slice(head.indexOf('@') + 1, -1))).toBe(result + body);
  });

  it.each([
    ['from functools import cache\n@cache\n', 'from functools import lru_cache\n@lru_cache(maxsize=9)\n'],
    [
      'from functools import cache, cached_property, wraps\n@cache\n',
      'from functools import cached_property, lru_cache, wraps\n@lru_cache(maxsize=9)\n',
    ],
    [
      'from functools import cache\nforget = cache\n@cache\n',
      'from functools import cache, lru_cache\nforget = cache\n@lru_cache(maxsize=9)\n',
    ],
    [
      'from functools import cache as memo\n@memo\n# why\n@other\n',
      'from functools import cache as memo, lru_cache\n@lru_cache(maxsize=9)\n# why\n@other\n',
    ],
    [
      'from functools import (\n\tcache,\n\tlru_cache as lru,\n)\n@app.get("/")\n@cache\nasync ',
      'from functools import (\n\tcache,\n\tlru_cache as lru,\n)\n@app.get("/")\n@lru(maxsize=9)\nasync ',
    ],
  ])('a bare decorator, of which only the function is known: %j', (head, result) => {
    expect(limitMemo(head + body.replace(' f(', ' price('), 'price')).toBe(result + body.replace(' f(', ' price('));
  });

  it.each([
    'class A:\n        pass\n    return A',
    'return type(a, (), {})',
    'return threading.Lock()',
    'f = a.open(a)\n    a.keep(f)\n    return f',
  ])('not where each result is one of a kind: %j', body => {
    expect(limitMemo(`@cache\ndef f(a):\n    ${body}\n`, 'cache')).toMatch(/^declined: what it gives is one/);
  });

  it.each(['cachetools.cached({})', 'lru_cache()'])('not %s', decorator => {
    expect(limitMemo(`@${decorator}\n${body}`, decorator)).toMatch(/^declined/);
  });
});

describe('a mutable default', () => {
  function fresh(source: string, parameter = 'x=[]'): string {
    const text = new Text('a.py', source);
    const place = text.at(parameter);
    return fixed(python.fixer, text, { do: 'fresh-default', parameter: place, function: place, name: 'x' });
  }
  const making = '    if x is None:\n        x = []\n';

  it.each([
    ['def f(x=[]):\n    pass\n', `def f(x=None):\n${making}    pass\n`],
    ['def f(x=[]):  # why\n    # first\n    pass\n', `def f(x=None):  # why\n${making}    # first\n    pass\n`],
    ['def f(x=[]):\r\n    pass\r\n', `def f(x=None):\n${making}    pass\n`.replaceAll('\n', '\r\n')],
    ['def f(x=[]):\n\tpass\n', 'def f(x=None):\n\tif x is None:\n\t\tx = []\n\tpass\n'],
    ['def f(x=[]):\n    """Doc."""\n    pass\n', `def f(x=None):\n    """Doc."""\n${making}    pass\n`],
    ['def f(x=[]):\n    """Doc.\n    """\n\n    pass\n', `def f(x=None):\n    """Doc.\n    """\n\n${making}    pass\n`],
    ['def f(x=[]):\n    """Doc."""', `def f(x=None):\n    """Doc."""\n${making.trimEnd()}`],
    ['def f(\n    a,\n    x=[],\n):\n    pass\n', `def f(\n    a,\n    x=None,\n):\n${making}    pass\n`],
    [
      'class A:\n  async def f(self, x=[]):\n    pass\n',
      'class A:\n  async def f(self, x=None):\n    if x is None:\n      x = []\n    pass\n',
    ],
  ])('is made in the body: %j', (source, result) => {
    expect(fresh(source)).toBe(result);
  });

  it.each([
    ['x: list[None] | int | None = []', 'x: list[None] | int | None = None'],
    ['x: "list[int]" = []', 'x: "list[int] | None" = None'],
    ['x: Optional[list] = []', 'x: Optional[list] = None'],
    ['x: Any = []', 'x: Any = None'],
  ])('with its type: %s', (parameter, result) => {
    expect(fresh(`def f(${parameter}):\n    pass\n`, parameter)).toBe(`def f(${result}):\n${making}    pass\n`);
  });

  it('with `Optional` where the file has it', () => {
    const source = 'from typing import List, Optional\ndef f(x: List = []):\n    pass\n';
    expect(fresh(source, 'x: List = []')).toContain('def f(x: Optional[List] = None):');
  });

  it.each([
    ['from typing import Any\n', 'dict[str, Any]', 'from typing import Any, Optional\n', 'Optional[dict[str, Any]]'],
    ['from __future__ import annotations\n', 'list', 'from __future__ import annotations\n', 'list | None'],
    ['a: int | None = 1\n', 'list', 'a: int | None = 1\n', 'list | None'],
    ['', 'list', 'from typing import Optional\n\n', 'Optional[list]'],
  ])('with a type that the Python of the file can evaluate: %j %s', (head, type, newHead, result) => {
    expect(fresh(`${head}def f(x: ${type} = []):\n    pass\n`, `x: ${type} = []`)).toBe(
      `${newHead}def f(x: ${result} = None):\n${making}    pass\n`,
    );
  });

  it('imports `Optional` where it stands in the alphabet', () => {
    const head = 'from typing import TYPE_CHECKING, Any, Union, cast\n';
    expect(fresh(`${head}def f(x: list = []):\n    pass\n`, 'x: list = []')).toMatch(
      /^from typing import TYPE_CHECKING, Any, Optional, Union, cast\n/,
    );
  });

  it.each([
    ['if a in x:\n        return\n    x.append(a)', true],
    ['if a not in x:\n        x.append(a)\n        f(b, x)', false],
    ['if a not in x:\n        x.append(a)\n    return x', false],
    ["if 'a' in x:\n        return\n    x.append('a')", false],
  ])('is kept where later calls ask for what it was given: %j', (body, isKept) => {
    expect(fresh(`def f(a, x=[]):\n    ${body}\n`).startsWith('declined: `x` is asked')).toBe(isKept);
  });

  it.each(['def f(x=[]): pass\n', 'f = lambda x=[]: x\n', 'def f(x=[]):\n    """Doc."""; pass\n'])(
    'stays in %j',
    source => {
      expect(fresh(source)).toMatch(/^declined/);
    },
  );
});

describe('a container of objects', () => {
  function weaken(source: string, made: string, holds: 'set' | 'mapping', uses: readonly Use[] = []): string {
    const text = new Text('a.py', source);
    return fixed(python.fixer, text, { do: 'weaken', holds, made: text.at(made), uses, name: 'xs' });
  }

  it.each([
    ['xs = {}\n', '{}', 'mapping', 'import weakref\n\nxs = weakref.WeakKeyDictionary()\n'],
    ['import weakref as w\nxs = dict()\n', 'dict()', 'mapping', 'import weakref as w\nxs = w.WeakKeyDictionary()\n'],
    ['from weakref import WeakSet\nxs = set()\n', 'set()', 'set', 'from weakref import WeakSet\nxs = WeakSet()\n'],
  ] as const)('holds them weakly: %j', (source, made, holds, result) => {
    expect(weaken(source, made, holds)).toBe(result);
  });

  it.each<Use['how']>(['walk', 'size', 'test', 'keep', 'hand'])('not where it is used by %s', how => {
    expect(weaken('xs = {}\n', '{}', 'mapping', [new Text('a.py', '').use(how)])).toMatch(/^declined/);
  });

  it('not where it starts with something', () => {
    expect(weaken('xs = {a: 1}\n', '{a: 1}', 'mapping')).toBe('declined: it is not made empty');
  });
});

describe('less of a value is kept', () => {
  function lessOf(source: string, statement: string, by = 'item'): string {
    const text = new Text('a.py', source);
    return fixed(python.fixer, text, { do: 'keep-less', statement: text.at(statement), name: 'loss', by });
  }

  it.each([
    ['total += loss\n', 'total += loss', 'total += loss.item()\n'],
    ['total = total + loss * 2\n', 'total = total + loss * 2', 'total = total + loss.item() * 2\n'],
    ['losses.append(loss)\n', 'losses.append(loss)', 'losses.append(loss.item())\n'],
    ['seen.append((step, loss))\n', 'seen.append((step, loss))', 'seen.append((step, loss.item()))\n'],
  ])('where it stands as itself: %j', (source, statement, result) => {
    expect(lessOf(source, statement)).toBe(result);
  });

  it('but not where it stands twice', () => {
    expect(lessOf('total += loss + loss\n', 'total += loss + loss')).toMatch(/does not stand there once/);
  });
});

it.each([
  ['deque([], None)', 'deque([], maxlen=9)'],
  ['deque(maxlen=None)', 'deque(maxlen=9)'],
  ['deque(ys)', 'deque(ys, maxlen=9)'],
])('a deque gets one limit: %s', (made, result) => {
  const source = `from collections import deque\nxs = ${made}\n`;
  expect(bound(source, made, { holds: 'deque' })).toBe(source.replace(made, result));
});
