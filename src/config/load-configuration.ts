import { existsSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import type { Severity } from '../finding.js';
import type { OwnRows } from '../model/catalog/own-rows.js';
import { type Complaint, ConfigError, shownFile } from './config-error.js';
import {
  type Configuration,
  type ConfigurableRule,
  type Level,
  plainConfiguration,
  type RuleSetting,
} from './configuration.js';
import { readDocument } from './document.js';
import type { Written } from './schema.js';
import { validate } from './validate.js';

/** What a shared package of configuration calls its file. */
const SHARED_NAMES = ['leaklint.json', 'leaklint.jsonc', 'leaklint.toml'];

/**
 * Reads a configuration with all that it extends. Throws `ConfigError` for what is wrong with one of them. Globs of all of
 * them start from the folder of this one, so that a shared one means the project that shares it.
 */
export function loadConfiguration(file: string, rules: readonly ConfigurableRule[]): Configuration {
  return new Loader(rules).load(resolve(file), []).reduce(extended, plainConfiguration(dirname(resolve(file))));
}

class Loader {
  private readonly known = new Map<string, readonly Written[]>();

  constructor(private readonly rules: readonly ConfigurableRule[]) {}

  /** The configurations that make up the one in `file`, each before the one that extends it, and once. */
  load(file: string, extending: readonly string[]): readonly Written[] {
    const known = this.known.get(file);
    if (known !== undefined) return known;
    const document = readDocument(file);
    const written = validate(document, file, this.rules);
    const bases = [written.extends ?? []].flat().flatMap((name, index) => {
      const keys = typeof written.extends === 'string' ? ['extends'] : ['extends', index];
      const place = { line: document.lineOf(keys), key: keys.join('.') };
      const base = locate(name, file, place);
      const way = [...extending, file];
      if (!way.includes(base)) return this.load(base, way);
      const circle = [...way.slice(way.indexOf(base)), base].map(shownFile).join(' → ');
      throw new ConfigError(file, [{ ...place, says: `in a circle: ${circle}` }]);
    });
    const all = [...new Set([...bases, written])];
    this.known.set(file, all);
    return all;
  }
}

/** The file that `extends: name` in `file` means. */
function locate(name: string, file: string, { line, key }: Pick<Complaint, 'line' | 'key'>): string {
  const folder = dirname(file);
  const missing = (more = ''): ConfigError =>
    new ConfigError(file, [{ line, key, says: `there is no ${name}${more}` }]);
  if (isAbsolute(name) || /^\.\.?(?:\/|$)/.test(name)) {
    const path = resolve(folder, name);
    if (!existsSync(path)) throw missing();
    return path;
  }
  for (let at = folder; ; at = dirname(at)) {
    const found = fileOf(join(at, 'node_modules', name));
    if (found !== undefined) return found;
    if (at !== dirname(at)) continue;
    const beside = existsSync(resolve(folder, name)) ? ` below node_modules; for the file write "./${name}"` : '';
    throw missing(beside);
  }
}

function fileOf(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory() !== true) return stats && path;
  return SHARED_NAMES.map(name => join(path, name)).find(file => existsSync(file));
}

function extended(base: Configuration, written: Written): Configuration {
  return {
    folder: base.folder,
    rules: rulesOf(base.rules, written.rules ?? {}),
    exclude: [...base.exclude, ...(written.exclude ?? [])],
    overrides: [
      ...base.overrides,
      ...(written.overrides ?? []).map(({ files, rules }) => ({ files, levels: rules as Record<string, Level> })),
    ],
    catalog: rowsOf(base.catalog, written.catalog),
  };
}

type WrittenRules = NonNullable<Written['rules']>;

function rulesOf(base: Configuration['rules'], written: WrittenRules): Configuration['rules'] {
  const rules: Record<string, RuleSetting> = { ...base };
  for (const [id, setting] of Object.entries(written) as [
    string,
    Severity | 'off' | { severity?: Level; limit?: number },
  ][]) {
    const { severity, limit } = typeof setting === 'string' ? { severity: setting, limit: undefined } : setting;
    rules[id] = { level: severity ?? base[id]?.level, limit: limit ?? base[id]?.limit };
  }
  return rules;
}

function rowsOf(base: OwnRows, written: Written['catalog']): OwnRows {
  return {
    containers: [...base.containers, ...(written?.containers ?? [])],
    memos: [...base.memos, ...(written?.memos ?? [])],
    pairs: [...base.pairs, ...(written?.pairs ?? [])],
    phases: [...base.phases, ...(written?.phases ?? [])],
  };
}
