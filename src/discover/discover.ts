import { resolve } from 'node:path';
import type { DiscoverOptions, Discovery } from './discovery.js';
import { shownPath } from './native-path.js';
import { Walk } from './walk.js';

/**
 * Finds the files to lint below `paths`, and around those that are files. Throws `UsageError` for a path that is not there
 * or a file of no known language. Excludes and .gitignore hold below the paths given, not for the paths themselves, unless
 * they are forced.
 */
export function discover(paths: readonly string[], options: DiscoverOptions): Discovery {
  const walk = new Walk(options);
  for (const path of paths) walk.start(path);
  return walk.finish();
}

/** Finds what stands around the file at `path`, which need not be there: all else of the project in the current folder. */
export function discoverAround(path: string, options: DiscoverOptions): Discovery {
  const walk = new Walk(options);
  walk.around(path);
  const { files, ...found } = walk.finish();
  return { files: files.filter(file => file.path !== shownPath(options.cwd, resolve(options.cwd, path))), ...found };
}
