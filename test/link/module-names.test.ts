import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { printUnderstanding } from '../../src/commands/understanding.js';
import { gatherFiles, type Gathered } from '../../src/discover/gather.js';
import { Workspace } from '../../src/engine/workspace.js';
import { languageOf } from '../../src/languages/index.js';
import { folderWith } from '../command.js';
import { byDefault, findingsOf } from '../linting.js';

type Files = Readonly<Record<string, string>>;

/** Keeps a session for each that comes; whoever closes one stands in another file. */
const registry = `
  interface Session { readonly id: string }
  export const sessions = new Map<string, Session>();
  export function open(session: Session): void {
    sessions.set(session.id, session);
  }
  process.on('message', (session: Session) => open(session));
`;

const removalFrom = (specifier: string): string => `
  import { sessions } from '${specifier}';
  export function close(id: string): void {
    sessions.delete(id);
  }
`;

function gather(folder: string, paths: readonly string[] = ['.']): Gathered {
  return gatherFiles(paths, { cwd: folder, exclude: [], gitignore: true, tests: false, languageOf });
}

/** The names of what grows for ever in a project of these files. */
async function leaksIn(files: Files, paths?: readonly string[]): Promise<readonly string[]> {
  const { sources, moduleNames } = gather(folderWith(files), paths);
  const workspace = await Workspace.open(sources, { advance: () => {}, warn: () => {} }, moduleNames);
  return findingsOf(workspace, byDefault).map(({ name }) => name);
}

/** Gives up when its caller does, and goes on listening to that one's signal. */
const giving = `
  export async function ask(url: string, signal: AbortSignal): Promise<Response> {
    const controller = new AbortController();
    signal.addEventListener('abort', () => controller.abort());
    return await fetch(url, { signal: controller.signal });
  }
`;

const json = JSON.stringify;
const app = { 'src/registry.ts': registry };

describe('a removal in another file is seen through', () => {
  const projects: [title: string, files: Files][] = [
    [
      'an alias of tsconfig.json, which has comments and commas at the end',
      {
        ...app,
        'tsconfig.json': '{ /* names */ "compilerOptions": { "paths": { "@app/*": ["./src/*"], }, } }',
        'web/close.ts': removalFrom('@app/registry'),
      },
    ],
    [
      'an alias for one name',
      {
        ...app,
        'tsconfig.json': json({ compilerOptions: { paths: { registry: ['src/registry.ts'] } } }),
        'web/close.ts': removalFrom('registry'),
      },
    ],
    [
      'an alias below a base folder',
      {
        ...app,
        'tsconfig.json': json({ compilerOptions: { baseUrl: 'src', paths: { '~/*': ['./*'] } } }),
        'web/close.ts': removalFrom('~/registry'),
      },
    ],
    [
      'the base folder of a jsconfig.json',
      {
        ...app,
        'jsconfig.json': json({ compilerOptions: { baseUrl: './src' } }),
        'src/web/close.js': removalFrom('registry'),
      },
    ],
    [
      'an alias of a configuration that is extended',
      {
        ...app,
        'config/tsconfig.base.json': json({ compilerOptions: { paths: { '@/*': ['../src/*'] } } }),
        'web/tsconfig.json': json({ extends: '../config/tsconfig.base' }),
        'web/close.ts': removalFrom('@/registry'),
      },
    ],
    [
      'the name of a package whose entry is built',
      {
        'packages/core/package.json': json({ name: '@team/core', main: './dist/index.js' }),
        'packages/core/src/index.ts': "export * from './registry.js';",
        'packages/core/src/registry.ts': registry,
        'packages/web/close.ts': removalFrom('@team/core'),
      },
    ],
    [
      'the types of a package that is built with its folders',
      {
        'core/package.json': json({ name: 'core', types: 'build/source/main.d.ts' }),
        'core/source/main.ts': registry,
        'web/close.ts': removalFrom('core'),
      },
    ],
    [
      'a path in a package',
      {
        'core/package.json': json({ name: 'core', version: '1.0.0' }),
        'core/src/store/registry.ts': registry,
        'web/close.ts': removalFrom('core/lib/store/registry.js'),
      },
    ],
    [
      'what a package exports',
      {
        'core/package.json': json({ name: 'core', exports: { './kept/*': { import: './lib/kept/*.js' } } }),
        'core/src/kept/registry.ts': registry,
        'web/close.ts': removalFrom('core/kept/registry'),
      },
    ],
    [
      'what a package imports for itself',
      {
        ...app,
        'package.json': json({ name: 'app', imports: { '#kept': './src/registry.js' } }),
        'web/close.ts': removalFrom('#kept'),
      },
    ],
  ];

  it.each(projects)('%s', async (_title, files) => {
    expect(await leaksIn(files)).toEqual([]);
    const bare = Object.entries(files).filter(([path]) => !path.endsWith('.json'));
    expect(await leaksIn(Object.fromEntries(bare))).toEqual(['sessions']);
  });

  it.each(['kept/registry', '@/kept/registry', '~/kept/registry.js', '@team/kept/registry'])(
    'the end of a path, where no manifest speaks of %s',
    async specifier => {
      const files = { 'src/kept/registry.ts': registry, 'web/close.ts': removalFrom(specifier) };
      expect(await leaksIn(files)).toEqual([]);
      const twice = { ...files, 'old/kept/registry.ts': 'export const sessions = new Set<string>();' };
      expect(await leaksIn(twice)).toEqual(['sessions']);
    },
  );

  it('a tsconfig.json above the folder that is linted', async () => {
    const files = {
      'package.json': json({ name: 'app' }),
      'tsconfig.json': json({ compilerOptions: { paths: { '@/*': ['./src/*'] } } }),
      'src/registry.ts': registry,
      'src/web/close.ts': removalFrom('@/registry'),
    };
    expect(await leaksIn(files, ['src'])).toEqual([]);
    expect(await leaksIn(files, ['src/registry.ts', 'src/web/close.ts'])).toEqual([]);
  });
});

describe('a name means nothing', () => {
  it('outside of the folder that has it', async () => {
    const files = {
      ...app,
      'web/tsconfig.json': json({ compilerOptions: { paths: { '@/*': ['../src/*'] } } }),
      'desktop/close.ts': removalFrom('@/registry'),
    };
    expect(await leaksIn(files)).toEqual(['sessions']);
  });

  it('when only tests have it', async () => {
    const files = {
      ...app,
      'test/fixtures/core/package.json': json({ name: 'core', main: '../../../src/registry.ts' }),
      'web/close.ts': removalFrom('core'),
    };
    expect(await leaksIn(files)).toEqual(['sessions']);
  });
});

describe('a manifest that cannot be understood', () => {
  it('is a warning, and what can be read in it counts', async () => {
    const files = {
      ...app,
      'tsconfig.json': '{ "compilerOptions": {\n"paths": { "@/*": ["./src/*"] }\n',
      'web/close.ts': removalFrom('@/registry'),
    };
    expect(gather(folderWith(files)).warnings).toEqual([
      'tsconfig.json:3: not valid JSON: module names in it may be missed',
    ]);
    expect(await leaksIn(files)).toEqual([]);
  });

  it.each([
    ['no object', '[1, 2]'],
    ['nothing', ''],
    ['other types', json({ name: 7, exports: [null, 3], imports: 'x', compilerOptions: { paths: [1], baseUrl: {} } })],
    ['itself as its base', json({ extends: './tsconfig.json' })],
  ])('is no harm: %s', (_title, text) => {
    const { sources, warnings } = gather(folderWith({ ...app, 'package.json': text, 'tsconfig.json': text }));
    expect(sources).toHaveLength(1);
    expect(warnings).toEqual([]);
  });
});

describe('leaklint model', () => {
  it('answers as a run over the whole project does', async () => {
    const folder = folderWith({
      'package.json': json({ name: 'app', imports: { '#kept': './src/registry.js' } }),
      'src/registry.ts': registry,
      'src/close.ts': removalFrom('#kept'),
    });
    const understanding = await printUnderstanding(`${join(folder, 'src/registry.ts')}:sessions`);
    expect(understanding).toContain('shrink   src/close.ts:4');
    expect(understanding).toContain('silent: entries are removed from it');
  });

  it('says of what is acquired and opened what becomes of it, and what is reported', async () => {
    const folder = folderWith({
      'package.json': json({ name: 'app' }),
      'a.py':
        'import logging\n\n\nclass Job:\n    def start(self, path, handler):\n        logging.getLogger(path).addHandler(handler)\n        f = open(path)\n        return f.read()\n\n\ndef on_message(message):\n    with open(message.path) as g:\n        print(g.read())\n',
    });
    const of = (name: string): Promise<string> => printUnderstanding(`${join(folder, 'a.py')}:${name}`);
    expect(await of('addHandler')).toContain('a handler of `Job`, set up in a.py:6\n');
    expect(await of('addHandler')).toMatch(/\n\nReported:\nLine 6: listener-not-removed, possible, hidden /);
    expect(await of('f')).toContain('f: a file, opened by `open` in line 7\n');
    expect(await of('g')).toContain('silent: a block closes it when it ends\n\nReported: nothing.\n');
    expect(await of('gone')).toContain('`gone` is no collection that is made in this file');
  });
});

describe('what a module offers', () => {
  it.each([
    [1, 'has callers that are not seen where others install its package', { name: 'asking', exports: './ask.js' }],
    [0, 'has none in an application', { name: 'shop', exports: './ask.js', private: true }],
    [0, 'has none in an extension of an editor', { name: 'shop', files: ['dist'], engines: { vscode: '^1.90.0' } }],
    [0, 'has none where nothing says that it is installed', { name: 'shop', main: 'ask.js' }],
  ])('leaves %i listener: it %s', async (leaks, _, manifest) => {
    const found = await leaksIn({ 'package.json': '{}', 'kit/package.json': json(manifest), 'kit/src/ask.ts': giving });
    expect(found).toHaveLength(leaks);
  });

  it('is what its own package says of it, whatever stands around that', async () => {
    const around = json({ name: 'all', private: true });
    const found = await leaksIn({
      'package.json': around,
      'kit/package.json': json({ name: 'kit', types: 'ask.d.ts' }),
      'kit/ask.ts': giving,
      'ask.ts': giving,
    });
    expect(found).toHaveLength(1);
  });
});
