import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gatherFiles, type LoadedSource } from '../src/discover/gather.js';
import { languageOf } from '../src/languages/index.js';
import type { LanguageName } from '../src/model/model.js';

/** A folder `fixtures/<rule>/<name>`: one program, told badly and well, in one language or two. */
export interface Story {
  readonly rule: string;
  readonly name: string;
  readonly folder: string;
}

export const tellings = ['bad', 'fixed', 'good'] as const;
export type Telling = (typeof tellings)[number];

export const languages = ['python', 'typescript'] as const satisfies readonly LanguageName[];
export const extensions: Readonly<Record<LanguageName, string>> = { python: 'py', typescript: 'ts' };

const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url));

export function allStories(): Story[] {
  return foldersIn(fixtures).flatMap(rule => {
    const folder = join(fixtures, rule);
    return foldersIn(folder).map(name => ({ rule, name, folder: join(folder, name) }));
  });
}

function foldersIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.filter(entry => entry.isDirectory()).map(({ name }) => name);
}

/** The files of one telling: `bad.py`, or all Python files in the folder `bad`; none if the story is not told so. */
export function sourcesOf({ folder }: Story, telling: Telling, language: LanguageName): readonly LoadedSource[] {
  const path = [`${telling}.${extensions[language]}`, telling].find(each => existsSync(join(folder, each)));
  if (path === undefined) return [];
  const { sources } = gatherFiles([path], { cwd: folder, exclude: [], gitignore: false, tests: false, languageOf });
  return sources.filter(source => source.language === language && source.context !== true);
}

/**
 * What the author of a fixture wrote at the end of a line:
 * - `# leak: rule "part of the message"`: found on this line;
 * - `# possible: rule "part of the message"`: found on this line, when what is only possible is asked for;
 * - `# missed: rule, because …`: a leak that is not found yet;
 * - `# noise: rule, because …`: no leak, but found.
 */
export interface Mark {
  readonly kind: 'leak' | 'possible' | 'missed' | 'noise';
  readonly path: string;
  readonly line: number;
  readonly rule: string;
  /** '' where the mark names no part. */
  readonly part: string;
}

const beginning = /(?:#|\/\/) (?:leak|possible|missed|noise):/;
const grammar = /(?:#|\/\/) (leak|possible|missed|noise): ([\w-]+)(?: "(.+)"|, because .+)$/;

/** Throws for a mark that is not written as they are. */
export function marksOf(sources: readonly LoadedSource[]): Mark[] {
  return sources.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => {
      if (!beginning.test(line)) return [];
      const [, kind, rule, part = ''] = grammar.exec(line) ?? [];
      if (rule === undefined) throw new Error(`${path}:${index + 1}: not a mark: ${line.trim()}`);
      return [{ kind: kind as Mark['kind'], path, line: index + 1, rule, part }];
    }),
  );
}
