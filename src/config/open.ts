import { isFolder } from '../files/is-folder.js';
import { dirname, resolve, sep } from 'node:path';
import { type ConfigurableRule, type Configuration, plainConfiguration } from './configuration.js';
import { findConfiguration } from './find.js';

/** What is asked for: a file, none (`false`), or the nearest to `paths`. */
export interface ConfigurationWanted {
  readonly config?: string | false;
  readonly paths: readonly string[];
}

/** The configuration of a run. Throws `ConfigError` for a broken one. What reads it is loaded where there is one. */
export async function openConfiguration(
  { config, paths }: ConfigurationWanted,
  rules: readonly ConfigurableRule[],
): Promise<Configuration> {
  const folder = commonFolder(paths);
  const file = config ?? findConfiguration(folder);
  if (file === undefined || file === false) return plainConfiguration(folder);
  const { loadConfiguration } = await import('./load-configuration.js');
  return loadConfiguration(file, rules);
}

/** The innermost folder that holds all of the paths. */
function commonFolder(paths: readonly string[]): string {
  const folders = paths.map(path => {
    const absolute = resolve(path);
    return isFolder(absolute) ? absolute : dirname(absolute);
  });
  return folders.reduce((common, folder) => {
    let at = common;
    while (!`${folder}${sep}`.startsWith(at.endsWith(sep) ? at : `${at}${sep}`)) at = dirname(at);
    return at;
  }, folders[0] ?? process.cwd());
}
