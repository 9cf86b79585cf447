import { describe, expect, it } from 'vitest';
import type { LoadedSource } from '../../src/discover/gather.js';
import { planned } from '../../src/fix/fix.js';
import type { LanguageName } from '../../src/model/model.js';
import { byDefault, findingsOf, openProject } from '../linting.js';

function source(language: LanguageName, text: string, extension: string): LoadedSource {
  const path = `a.${extension}`;
  return { path, absolute: `/${path}`, text, language, encoding: 'utf-8', bom: false, test: false, explicit: false };
}

/** The lines that the fixes add to a text, or why they are declined. */
async function added(language: LanguageName, text: string, extension: string): Promise<string[]> {
  const workspace = await openProject([source(language, text, extension)]);
  const findings = findingsOf(workspace, byDefault);
  expect(findings).toHaveLength(1);
  await workspace.prepareFor(findings.map(({ place }) => place.path));
  const plan = planned({ findings, wanted: findings, workspace, scope: byDefault }, { unsafe: true });
  const before = new Set(text.split('\n'));
  const lines = [...plan.texts.values()].flatMap(fixed => fixed.split('\n')).filter(line => !before.has(line));
  return [...lines.map(line => line.trim()), ...plan.declined.map(({ reason }) => reason)];
}

const python = (store: string, { made = '{}', more = '' } = {}): Promise<string[]> =>
  added(
    'python',
    [
      'from flask import Flask',
      'app = Flask(__name__)',
      `pages = ${made}`,
      '@app.get("/<user_id>")',
      'def show(user_id):',
      '    page = pages.get(user_id)',
      '    if page is None:',
      ...store.split('\n').map(line => `        ${line}`),
      '    return page',
      ...more.split('\n'),
    ].join('\n'),
    'py',
  );

const script = (store: string, { made = 'new Map()', more = '', extension = 'ts' } = {}): Promise<string[]> =>
  added(
    'typescript',
    [
      "import express from 'express';",
      'const app = express();',
      `const pages = ${made};`,
      "app.get('/:userId', (request, response) => {",
      '  let page = pages.get(request.params.userId);',
      `  if (page === undefined) { page = load(request); ${store} }`,
      '  response.send(page);',
      '});',
      more,
    ].join('\n'),
    extension,
  );

const GONE = 'an entry is taken for granted elsewhere';
const KIND = 'what it holds is one of a kind, and would be made once more';

describe('a cache drops its oldest entry', () => {
  it.each(['pages[user_id] = page = load(user_id)', 'page = pages[user_id] = load(user_id)'])(
    'in Python, after %j',
    async store => {
      expect(await python(store)).toEqual(['if len(pages) > 1000:', 'del pages[next(iter(pages))]']);
    },
  );

  it('in Python, where others look first whether an entry is there', async () => {
    const more = 'def title(user_id):\n    return pages[user_id].title if user_id in pages else None';
    expect(await python('pages[user_id] = page = load(user_id)', { more })).toHaveLength(2);
  });

  it('in Python, where what is too old goes only when it is asked for again', async () => {
    const stale = 'if time.time() - page[0] > 60: del pages[user_id]';
    const text = ['import time', 'from flask import Flask', 'app = Flask(__name__)', 'pages = {}'];
    const show = ['@app.get("/<user_id>")', 'def show(user_id):', '    page = pages.get(user_id)'];
    const keep = ['    if page:', `        ${stale}`, '        return page[1]', '    page = load(user_id)'];
    const store = ['    pages[user_id] = (time.time(), page)', '    return page', ''];
    const lines = ['if len(pages) > 1000:', 'del pages[next(iter(pages))]'];
    expect(await added('python', [...text, ...show, ...keep, ...store].join('\n'), 'py')).toEqual(lines);
  });

  it('in TypeScript, and in JavaScript without a word about types', async () => {
    const store = 'pages.set(request.params.userId, page);';
    const eviction = 'if (pages.size > 1000) pages.delete(pages.keys().next().value';
    expect(await script(store)).toEqual([expect.stringContaining(`${eviction}!);`)]);
    expect(await script(store, { extension: 'js' })).toEqual([expect.stringContaining(`${eviction});`)]);
  });
});

describe('a cache keeps all', () => {
  it.each([
    ['pages[user_id] = page = threading.Lock()', KIND],
    ['page = connect(user_id)\npages[user_id] = page', KIND],
    ['page = pages.setdefault(user_id, load(user_id))', 'it is not filled by a statement of its own'],
  ])('in Python, where it is filled by %j', async (store, reason) => {
    expect(await python(store)).toEqual([reason]);
  });

  it.each([
    ['def title(user_id):\n    return pages[user_id].title', GONE],
    ['def shown():\n    return pages', 'code that is not seen uses it'],
  ])('in Python, where there is %j', async (more, reason) => {
    expect(await python('pages[user_id] = page = load(user_id)', { more })).toEqual([reason]);
  });

  it.each([
    ['page = new RpcClient(request); pages.set(request.params.userId, page);', {}, KIND],
    ['void pages.set(request.params.userId, page);', {}, 'it is filled in the middle of an expression'],
    [
      'pages.set(request.params.userId, page);',
      { more: 'export const titleOf = (userId: string) => pages.get(userId)!.title;' },
      GONE,
    ],
    [
      'pages.set(request.params.userId, page);',
      { more: 'export const shown = () => pages;' },
      'code that is not seen uses it',
    ],
  ])('in TypeScript, where it is filled by %j, and %j', async (store, rest, reason) => {
    expect(await script(store, rest)).toEqual([reason]);
  });
});
