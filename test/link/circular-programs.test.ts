import { describe, expect, it } from 'vitest';
import { gatherFiles } from '../../src/discover/gather.js';
import { languageOf } from '../../src/languages/index.js';
import { folderWith } from '../command.js';
import { byDefault, findingsOf, openProject } from '../linting.js';

/** More than a stack of calls holds, if each step were one. */
const LONG = 3000;

function chain(step: (index: number) => string, length = LONG): string {
  return Array.from({ length }, (_, index) => step(index)).join('\n');
}

const store =
  'class Store:\n    def __init__(self):\n        self.rows = []\n\n    def add(self, row):\n        self.rows.append(row)\n';
const storeTs = 'class Store { rows: unknown[] = []; add(row: unknown) { this.rows.push(row); } }\n';

const programs: readonly [story: string, files: Readonly<Record<string, string>>][] = [
  [
    'variables that are given to each other in a circle',
    {
      'a.py': `${store}\ndef f(row):\n    x0 = Store()\n${chain(at => `    x${(at + 1) % 50} = x${(at * 7) % 50}`, 200)}\n    keep(x3)`,
    },
  ],
  [
    'the same in TypeScript',
    {
      'a.ts': `${storeTs}function f(row) {\n  let x0 = new Store(), x1, x2;\n  x1 = x0; x2 = x1; x0 = x2; x1 = x2; x2 = x0;\n  keep(x1);\n}`,
    },
  ],
  [
    'a long chain of variables',
    {
      'a.py': `${store}\ndef f(row):\n    x0 = Store()\n${chain(at => `    x${at + 1} = x${at}`)}\n    x${LONG}.add(row)`,
    },
  ],
  [
    'a long chain of module variables',
    {
      'a.ts': `const x0 = [];\n${chain(at => `const x${at + 1} = x${at};`)}\nexport const f = row => x${LONG}.push(row);`,
    },
  ],
  [
    'a long chain of classes',
    { 'a.py': `${store}C0 = Store\n${chain(at => `class C${at + 1}(C${at}): pass`)}\none = C${LONG}()\none.add(1)` },
  ],
  [
    'the same in TypeScript',
    {
      'a.ts': `${storeTs}class C0 extends Store {}\n${chain(at => `class C${at + 1} extends C${at} {}`)}\nconst one = new C${LONG}();\none.add(1);`,
    },
  ],
  [
    'classes that are made by each other',
    {
      'a.ts': `${storeTs}class C0 extends Store {}\n${chain(at => `class C${at + 1} { inner = new C${at}(); }`)}\nconst one = new C${LONG}();`,
    },
  ],
  [
    'classes that derive from each other in a circle',
    {
      'a.py': chain(
        at => `class C${at}(C${(at + 1) % 9}):\n    rows = {}\n    def m(self, k):\n        self.rows[k] = self.m(k)\n`,
        9,
      ),
    },
  ],
  [
    'a long chain of callers',
    {
      'a.py': `ROWS = []\ndef f0(rows):\n    rows.append(1)\n${chain(at => `def f${at + 1}(rows):\n    return f${at}(rows)`)}\nf${LONG}(ROWS)`,
    },
  ],
  [
    'modules that import all of each other',
    {
      'a.py': 'from b import *\nimport c\nclass A(c.C): pass\n',
      'b.py': 'from c import *\nfrom a import *\n',
      'c.py': 'from a import *\nfrom b import C\nC.rows = []\ndef f(x):\n    C.rows.append(x)\n    A.rows[x] = x\n',
    },
  ],
  [
    'modules that export all of each other',
    {
      'a.ts': "export * from './b';\nexport { q as r } from './b';\n",
      'b.ts':
        "export * from './a';\nexport { r as q } from './a';\nimport { q, r } from './a';\nexport class A extends q { x = r; f(k) { q.set(k, r); } }\n",
    },
  ],
  [
    'an attribute that is its own',
    {
      'a.py':
        'class A:\n    def __init__(self):\n        self.b = self.a\n        self.a = self.b\n        self.c = self\n        self.c.c.c = self.b\n\n    def f(self, x):\n        self.a = self.f(self.b)\n        self.b.append(self.a)\n\na = A()\na.b = a.a\n',
    },
  ],
  [
    'expressions nested deeper than anybody writes',
    {
      'a.ts': `const x = {};\nfunction f(k) {\n  x${chain(() => '\n.a')}.push(k);\n  return x${chain(() => '\n+ x')};\n}`,
    },
  ],
  [
    'a queue that a module puts into while it is imported',
    {
      'a.py':
        'import queue, threading\nwork = queue.Queue()\nwork.put(1)\ndef run():\n    while True:\n        print(work.get())\nthreading.Thread(target=run).start()',
    },
  ],
  [
    'functions that hand a set to themselves and to each other wherever they add to it and remove from it',
    {
      'a.py': `${['first', 'second'].map(name => `def ${name}(value, active):\n${chain(at => `    if value.kind == ${at}:\n        active.add(value.id + ${at})\n        first(value.item, active)\n        second(value.item, active)\n        active.remove(value.id + ${at})`, 20)}\n`).join('\n')}\n@app.get("/")\ndef page(request):\n    active = set()\n    first(request.body, active)\n`,
    },
  ],
  [
    'a result that is waited for under its own name',
    {
      'a.js':
        'export function remember(load) {\n  const cache = new Map();\n  return async key => {\n    let found = load(key);\n    found = await found;\n    cache.set(key, found);\n    return found;\n  };\n}',
    },
  ],
  [
    'an instance that is taken apart when its promise is kept',
    {
      'a.ts':
        'class Store { rows = new Map(); add(key) { this.rows.set(key, 1); } }\nfunction make() { return new Store(); }\nexport function page(request) {\n  make().then(({ rows }) => rows.set(request.id, 1));\n  make().then(([rows]) => rows);\n}',
    },
  ],
  [
    'an object that is the key to its own settings',
    {
      'a.ts':
        'const seen = {};\nconst options = {};\nemitter.on("x", function () {\n  if (options[this]) return;\n  seen[this] = 1;\n});',
    },
  ],
];

describe('a program with circles, or without a limit to its depth, is judged like any other', () => {
  it.each(programs)(
    '%s',
    async (_, files) => {
      const options = { cwd: folderWith(files), exclude: [], gitignore: false, tests: false, languageOf };
      const workspace = await openProject(gatherFiles(['.'], options).sources);
      expect(() => findingsOf(workspace, { ...byDefault, minConfidence: 'possible' })).not.toThrow();
    },
    60_000,
  );
});
