import { describe, expect, it } from 'vitest';
import type { ModuleNames } from '../../src/model/module-names.js';
import { Linked } from './linked.js';

describe('a Python name', () => {
  it.each([
    ['from .store import put', 'put', 'function app/store.py:put'],
    ['from .store import put as keep', 'keep', 'function app/store.py:put'],
    ['from app.store import Store', 'Store', 'class app/store.py:Store'],
    ['from . import store', 'store', 'module app/store.py'],
    ['from app import store', 'store', 'module app/store.py'],
    ['import app.store as s', 's', 'module app/store.py'],
    ['from .parts.shelf import rows', 'rows', 'variable app/parts/shelf.py:rows'],
    ['from .parts import rows', 'rows', 'variable app/parts/shelf.py:rows'],
    ['from app.parts import rows', 'rows', 'variable app/parts/shelf.py:rows'],
    ['from collections import deque', 'deque', 'outside collections.deque'],
    ['import collections.abc', 'collections', 'outside collections'],
    ['import storage', 'storage', 'outside storage'],
    ['from store import put', 'put', 'outside store.put'],
    ['from .store import nothing', 'nothing', 'outside .store.nothing'],
    ['from app._vendor import click', 'click', 'outside click'],
    ['from app.vendor.click import group', 'group', 'outside click.group'],
  ])('%s', async (line, name, meaning) => {
    const program = await Linked.of({
      'app/__init__.py': '',
      'app/main.py': `${line}\n`,
      'app/store.py': 'class Store: pass\ndef put(): pass\n',
      'app/parts/__init__.py': 'from .shelf import rows\n',
      'app/parts/shelf.py': 'rows = []\n',
    });
    expect(program.meaning('app/main.py', name)).toBe(meaning);
  });

  it.each([
    ['above the file', 'app/views/main.py', 'from ..store import put'],
    ['two folders above the file', 'app/views/admin/main.py', 'from ...store import put'],
    ['below src/', 'tests/test_store.py', 'from app.store import put'],
  ])('is found %s', async (_, path, line) => {
    const root = path.startsWith('tests/') ? 'src/' : '';
    const program = await Linked.of({ [path]: line, [`${root}app/store.py`]: 'def put(): pass' });
    expect(program.meaning(path, 'put')).toBe(`function ${root}app/store.py:put`);
  });

  it('comes by a star', async () => {
    const program = await Linked.of({
      'main.py': 'from store import *\nput()',
      'store.py': 'from shelf import *',
      'shelf.py': 'def put(): pass',
    });
    expect(program.meaning('main.py', 'put')).toBe('function shelf.py:put');
  });

  it('is its own where a star brings another', async () => {
    const program = await Linked.of({ 'main.py': 'from store import *\ndef put(): pass', 'store.py': 'put = 1' });
    expect(program.meaning('main.py', 'put')).toBe('function main.py:put');
  });

  it('that is imported in a circle means nothing', async () => {
    const program = await Linked.of({ 'a.py': 'from b import x', 'b.py': 'from a import x' });
    expect(program.meaning('a.py', 'x')).toBe('outside b.x');
  });
});

describe('a script name', () => {
  it.each([
    ["import { put } from './store'", 'put', 'function app/store.ts:put'],
    ["import { put } from './store.js'", 'put', 'function app/store.ts:put'],
    ["import { put as keep } from './store.ts'", 'keep', 'function app/store.ts:put'],
    ["import Store from './store'", 'Store', 'class app/store.ts:Store'],
    ["import * as store from './store'", 'store', 'module app/store.ts'],
    ["import { rows } from './parts'", 'rows', 'variable app/parts/shelf.ts:rows'],
    ["import { lines } from './parts/index.js'", 'lines', 'variable app/parts/shelf.ts:rows'],
    ["import { shelf } from './parts'", 'shelf', 'module app/parts/shelf.ts'],
    ["import { top } from '..'", 'top', 'variable index.ts:top'],
    ["import { EventEmitter } from 'node:events'", 'EventEmitter', 'outside events.EventEmitter'],
    ["import EventEmitter from 'events'", 'EventEmitter', 'outside events'],
    ["import { put } from 'store'", 'put', 'outside store.put'],
    ["import { hidden } from './store'", 'hidden', 'outside ./store.hidden'],
  ])('%s', async (line, name, meaning) => {
    const program = await Linked.of({
      'app/main.ts': `${line};\n`,
      'app/store.ts': 'export default class Store {}\nexport function put() {}\nconst hidden = 1;\n',
      'app/parts/index.ts':
        "export * from './shelf.js';\nexport { rows as lines } from './shelf.js';\nexport * as shelf from './shelf.js';\n",
      'app/parts/shelf.ts': 'export const rows = [];\n',
      'index.ts': 'export const top = [];\n',
    });
    expect(program.meaning('app/main.ts', name)).toBe(meaning);
  });

  it.each([
    ["const { put } = require('./store')", 'put', 'function store.js:put'],
    ["const store = require('./store')", 'store', 'module store.js'],
    ["const Shelf = require('./shelf')", 'Shelf', 'class shelf.js:Shelf'],
    ["import Shelf from './shelf.js'", 'Shelf', 'class shelf.js:Shelf'],
    ["const rows = require('./rows').rows", 'rows', 'variable rows.js:rows'],
  ])('%s', async (line, name, meaning) => {
    const program = await Linked.of({
      'main.js': `${line};\n`,
      'store.js': 'exports.put = put;\nfunction put() {}\n',
      'shelf.js': 'class Shelf {}\nmodule.exports = Shelf;\n',
      'rows.js': 'const rows = [];\nmodule.exports.rows = rows;\n',
    });
    expect(program.meaning('main.js', name)).toBe(meaning);
  });

  const moduleNames: ModuleNames = {
    packages: new Map([
      [
        '@shop/store',
        [
          { prefix: '@shop/store', targets: ['packages/store/dist/index.js', 'packages/store/src/index'] },
          { prefix: '@shop/store/', suffix: '', targets: ['packages/store/src/*'] },
        ],
      ],
      ['shelf', [{ prefix: 'shelf', targets: ['packages/shelf'] }]],
    ]),
    scopes: [
      { folder: 'packages/', patterns: [{ prefix: '@app/', suffix: '', targets: ['nowhere/*'] }] },
      { folder: '', patterns: [{ prefix: '@app/', suffix: '', targets: ['lib/*', 'src/app/*'] }] },
    ],
    installable: new Map(),
  };

  it.each([
    ['@shop/store', 'function packages/store/src/index.ts:put'],
    ['@shop/store/deep', 'function packages/store/src/deep.ts:put'],
    ['shelf', 'function packages/shelf/index.js:put'],
    ['@app/store', 'function src/app/store.ts:put'],
    ['@app/parts', 'function src/app/parts/index.tsx:put'],
    ['@app/store.js', 'function src/app/store.ts:put'],
    ['@shop/other', 'outside @shop/other.put'],
    ['@app/other', 'outside @app/other.put'],
    ['shelfish', 'outside shelfish.put'],
  ])("of '%s', as the project's files name it", async (specifier, meaning) => {
    const put = 'export function put() {}';
    const program = await Linked.of(
      {
        'src/main.ts': `import { put } from '${specifier}';`,
        'packages/store/src/index.ts': put,
        'packages/store/src/deep.ts': put,
        'packages/shelf/index.js': put,
        'src/app/store.ts': put,
        'src/app/parts/index.tsx': put,
      },
      moduleNames,
    );
    expect(program.meaning('src/main.ts', 'put')).toBe(meaning);
  });
});
