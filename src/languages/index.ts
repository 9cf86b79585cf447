import { extname } from 'node:path';
import type { LanguageName } from '../model/model.js';
import type { Language } from './language.js';
import { python } from './python/index.js';
import { typescript } from './typescript/index.js';

const languages: Readonly<Record<LanguageName, Language>> = { python, typescript };

const byExtension = new Map(
  Object.values(languages).flatMap(({ name, extensions }) => extensions.map(extension => [extension, name] as const)),
);

/** The language of a file, by its name; undefined if leaklint does not read it. */
export function languageOf(fileName: string): LanguageName | undefined {
  return byExtension.get(extname(fileName).toLowerCase());
}

/** The frontend and the fixer of a language. */
export function languageNamed(name: LanguageName): Language {
  return languages[name];
}
