import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** What those who judge what is not taken back are built on. */
const underneath = [
  'src/model',
  'src/languages/fix-intent.ts',
  'src/link/project.ts',
  'src/link/program',
  'src/link/slots',
  'src/link/frequency',
  'src/link/lives',
  'src/link/keys',
];

/**
 * Who may import whom. A layer is a folder, or a file that stands for itself; what it may import is listed, itself always
 * included. Imports run downward only: a row names rows above it.
 */
const layers: readonly { layer: string; mayImport: readonly string[]; why: string }[] = [
  { layer: 'src/model', mayImport: [], why: 'the words of the model say nothing of those who speak them' },
  {
    layer: 'src/model/catalog',
    mayImport: [],
    why: 'what can be known of libraries and of naming, whatever language it is of',
  },
  { layer: 'src/grouped.ts', mayImport: [], why: 'a question about lists' },
  {
    layer: 'src/files',
    mayImport: [],
    why: 'the file system, for who writes a file and for who tells what went wrong',
  },
  { layer: 'src/version.ts', mayImport: [], why: 'a constant of the build' },
  {
    layer: 'src/languages/fix-intent.ts',
    mayImport: ['src/model'],
    why: 'what a fix should achieve, in places of the model',
  },
  {
    layer: 'src/finding.ts',
    mayImport: ['src/model', 'src/languages/fix-intent.ts'],
    why: 'a verdict in words of the model',
  },
  {
    layer: 'src/rule-words.ts',
    mayImport: ['src/model', 'src/finding.ts'],
    why: 'a rule without its logic, for those who print it',
  },
  {
    layer: 'src/languages',
    mayImport: ['src/model', 'src/languages/fix-intent.ts'],
    why: 'a language knows the model and its contract, not who will judge it',
  },
  {
    layer: 'src/link/program',
    mayImport: ['src/model', 'src/languages/fix-intent.ts'],
    why: 'who is meant: names, classes, types and calls across files',
  },
  {
    layer: 'src/link/slots',
    mayImport: ['src/model', 'src/link/program'],
    why: 'the places that hold something, and what the program does to them',
  },
  {
    layer: 'src/link/frequency',
    mayImport: ['src/model', 'src/finding.ts', 'src/link/program'],
    why: 'how often code runs follows from who calls it, not from what it holds',
  },
  {
    layer: 'src/link/lives',
    mayImport: ['src/model', 'src/link/program', 'src/link/slots', 'src/link/frequency'],
    why: 'how long something lives follows from who makes it, who holds it, and how often',
  },
  {
    layer: 'src/link/keys',
    mayImport: ['src/model', 'src/link/program', 'src/link/slots', 'src/link/frequency'],
    why: 'where keys come from, whatever they are the keys of',
  },
  {
    layer: 'src/link',
    mayImport: [
      'src/model',
      'src/finding.ts',
      'src/languages/catalogs.ts',
      'src/languages/fix-intent.ts',
      'src/link/program',
      'src/link/slots',
      'src/link/frequency',
      'src/link/lives',
      'src/link/keys',
      'src/link/resources',
    ],
    why: 'the linked project, and the verdicts over all of it: what grows, what is not taken back, what is kept',
  },
  {
    layer: 'src/link/resources/written',
    mayImport: [...underneath],
    why: 'how an author writes what code hands over and takes back',
  },
  {
    layer: 'src/link/resources/acquired',
    mayImport: [...underneath, 'src/link/resources/written'],
    why: 'what is handed to a longer life, by which row',
  },
  {
    layer: 'src/link/resources/targets',
    mayImport: [...underneath, 'src/link/resources/written', 'src/link/resources/acquired'],
    why: 'to whom it is handed, and how long that lives',
  },
  {
    layer: 'src/link/resources/released',
    mayImport: [...underneath, 'src/link/resources/written', 'src/link/resources/acquired'],
    why: 'who holds the handle, and what takes it back',
  },
  {
    layer: 'src/link/resources/standing',
    mayImport: [
      ...underneath,
      'src/link/resources/written',
      'src/link/resources/acquired',
      'src/link/resources/targets',
      'src/link/resources/released',
    ],
    why: 'how each stands: taken back, kept by others, open',
  },
  {
    layer: 'src/link/resources/again',
    mayImport: [
      'src/finding.ts',
      ...underneath,
      'src/link/resources/written',
      'src/link/resources/acquired',
      'src/link/resources/targets',
      'src/link/resources/released',
      'src/link/resources/standing',
    ],
    why: 'whether one more comes on top of those before',
  },
  {
    layer: 'src/link/resources/verdicts',
    mayImport: [
      'src/finding.ts',
      ...underneath,
      'src/link/resources/written',
      'src/link/resources/acquired',
      'src/link/resources/targets',
      'src/link/resources/released',
      'src/link/resources/standing',
      'src/link/resources/again',
    ],
    why: 'what is said of those that stand open',
  },
  {
    layer: 'src/rule.ts',
    mayImport: ['src/model', 'src/finding.ts', 'src/grouped.ts', 'src/languages/fix-intent.ts', 'src/link'],
    why: 'the questions that a rule may ask',
  },
  {
    layer: 'rules',
    mayImport: ['src/rule.ts'],
    why: 'a rule sees the program through its questions only, in every language',
  },
  {
    layer: 'src/config',
    mayImport: ['src/model', 'src/finding.ts', 'src/files'],
    why: 'options and configurations speak of findings and of library knowledge, and of nothing that is done with them',
  },
  {
    layer: 'src/discover',
    mayImport: ['src/model', 'src/config', 'src/files'],
    why: 'files and their text; what a language is, it is told',
  },
  {
    layer: 'src/check',
    mayImport: [
      'src/model',
      'src/grouped.ts',
      'src/finding.ts',
      'src/rule-words.ts',
      'src/config',
      'src/link',
      'src/rule.ts',
    ],
    why: 'it runs rules over a project and decides what its reader sees',
  },
  {
    layer: 'src/git',
    mayImport: ['src/config', 'src/discover', 'src/check'],
    why: 'it asks git what has changed, in the words of those who judge by it',
  },
  {
    layer: 'src/report',
    mayImport: ['src/model', 'src/finding.ts', 'src/rule-words.ts', 'src/grouped.ts', 'src/languages/language.ts'],
    why: 'a reporter knows findings, their sources and what fixers offer (types only), and reads nothing',
  },
  {
    layer: 'src/engine',
    mayImport: [
      'src/model',
      'src/finding.ts',
      'src/files',
      'src/languages',
      'src/link',
      'src/rule.ts',
      'src/discover',
      'src/check',
    ],
    why: 'it keeps sources and facts together and asks for the verdict; it makes things faster, never different',
  },
  {
    layer: 'src/fix',
    mayImport: [
      'src/model',
      'src/finding.ts',
      'src/grouped.ts',
      'src/languages',
      'src/files',
      'src/discover',
      'src/check',
      'src/engine',
    ],
    why: 'a fix is checked by linting its result, and written as the file was read',
  },
  {
    layer: 'src/output',
    mayImport: ['src/files', 'src/config', 'src/discover', 'src/fix', 'src/report'],
    why: 'where a run speaks, and where it takes place as far as reports say so',
  },
  {
    layer: 'src/narrow',
    mayImport: ['src/finding.ts', 'src/config', 'src/discover', 'src/check', 'src/git', 'src/engine', 'src/output'],
    why: 'it chooses among findings by what is known of them: the baseline, the changes',
  },
  {
    layer: 'src/run',
    mayImport: [
      'src/model',
      'src/finding.ts',
      'src/rule-words.ts',
      'src/version.ts',
      'src/languages',
      'rules',
      'src/config',
      'src/discover',
      'src/check',
      'src/report',
      'src/engine',
      'src/fix',
      'src/output',
      'src/narrow',
    ],
    why: 'the way of the data from files to reports, which knows everybody on it',
  },
  {
    layer: 'src/commands',
    mayImport: [
      'src/model',
      'src/finding.ts',
      'src/rule-words.ts',
      'src/version.ts',
      'src/languages',
      'src/link',
      'src/files',
      'src/config',
      'src/discover',
      'src/check',
      'src/engine',
      'src/output',
      'src/run',
    ],
    why: 'what a command line asks for, and what is printed of rules and of facts',
  },
  {
    layer: 'src/action',
    mayImport: ['src/finding.ts', 'src/files', 'src/config', 'src/report', 'src/output', 'src/run', 'src/commands'],
    why: "the inputs and files of GitHub's runner around a run",
  },
];

/** The entries: options in, exit code out. */
const entries = new Set(['src/action.ts', 'src/cli.ts', 'src/index.ts']);

/** The one who walks and reads, the files of leaklint's own, those who write what was asked for, and the parser's loader. */
const touchFiles = [
  'src/discover',
  'src/engine/cache.ts',
  'src/engine/cache-folder.ts',
  'src/action/runner.ts',
  'src/config',
  'src/fix/write.ts',
  'src/files',
  'src/output/reports.ts',
  'src/commands/understanding.ts',
  'src/languages/syntax.ts',
];

const root = fileURLToPath(new URL('..', import.meta.url));
const files = ['src', 'rules'].flatMap(folder =>
  readdirSync(posix.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => posix.join(folder, name)),
);

/** The layer of a file: the row with the longest name that holds it. */
function layerOf(file: string): string | undefined {
  const holding = layers.filter(({ layer }) => file === layer || file.startsWith(`${layer}/`));
  return holding.sort((a, b) => b.layer.length - a.layer.length)[0]?.layer;
}

function importsOf(file: string): string[] {
  const text = readFileSync(posix.join(root, file), 'utf8');
  const names = text.matchAll(/^(?:import|export)\b[^'";]*?\bfrom '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm);
  return [...names].map(([, from, bare, lazy]) => (from ?? bare ?? lazy)!);
}

function targetOf(file: string, specifier: string): string {
  return posix.join(posix.dirname(file), specifier).replace(/\.js$/, '.ts');
}

/** The files that can be come back to from themselves, each with what it imports of the others. */
function circlesAmong(all: readonly string[]): string[] {
  let left = all.map(file => ({ file, imports: relativeImportsOf(file) }));
  // Who imports nothing that is left stands in no circle, and neither does whom nothing that is left imports.
  for (let before = Infinity; left.length < before;) {
    before = left.length;
    const names = new Set(left.map(({ file }) => file));
    const imported = new Set(left.flatMap(({ imports }) => imports));
    left = left.filter(({ file, imports }) => imported.has(file) && imports.some(target => names.has(target)));
  }
  const names = new Set(left.map(({ file }) => file));
  return left.map(({ file, imports }) => `${file}: ${imports.filter(target => names.has(target)).join(' ')}`);
}

function relativeImportsOf(file: string): string[] {
  return importsOf(file)
    .filter(specifier => specifier.startsWith('.'))
    .map(specifier => targetOf(file, specifier));
}

describe('imports run downward only', () => {
  it.each(layers)('$layer: $why', ({ layer, mayImport }) => {
    const wrong = files
      .filter(file => layerOf(file) === layer)
      .flatMap(file =>
        relativeImportsOf(file)
          .filter(target => {
            const row = layerOf(target);
            return row !== layer && !mayImport.some(allowed => target === allowed || target.startsWith(`${allowed}/`));
          })
          .map(target => `${file} imports ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  it('and never in a circle', () => {
    expect(circlesAmong(files)).toEqual([]);
  });

  it('and every file has its layer', () => {
    expect(files.filter(file => layerOf(file) === undefined && !entries.has(file))).toEqual([]);
  });
});

describe('the file system', () => {
  it('is touched only where files are found, read and written', () => {
    const touching = files.filter(file => importsOf(file).some(name => /^(?:node:)?fs(?:\/|$)/.test(name)));
    expect(
      touching.filter(file => !touchFiles.some(allowed => file === allowed || file.startsWith(`${allowed}/`))),
    ).toEqual([]);
  });

  it('and the network nowhere', () => {
    const network = new Set(builtinModules.filter(name => /^(?:https?2?|net|dgram|tls|dns)(?:\/|$)/.test(name)));
    const reaching = files.filter(file => importsOf(file).some(name => network.has(name.replace(/^node:/, ''))));
    expect(reaching).toEqual([]);
  });
});

describe("the linker's map", () => {
  const rows = [
    ...readFileSync(posix.join(root, 'src/link/README.md'), 'utf8').matchAll(/^\| `(.+?)\/` .*\|(.*)\|$/gm),
  ];

  it('has each of its rooms', () => {
    const rooms = files.filter(file => file.startsWith('src/link/')).map(file => posix.dirname(file));
    expect(new Set(rows.map(([, room]) => `src/link/${room!}`))).toEqual(
      new Set(rooms.filter(room => room !== 'src/link')),
    );
  });

  it('begins each with files that are there', () => {
    const first = rows.flatMap(([, room, begin]) =>
      [...begin!.matchAll(/`(.+?)`/g)].map(([, file]) => `src/link/${room!}/${file!}`),
    );
    expect(first.filter(file => !files.includes(file))).toEqual([]);
  });
});
