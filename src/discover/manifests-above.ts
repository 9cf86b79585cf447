import { existsSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { repositoryRoot } from './git-ignore.js';

const NAMES = ['package.json', 'tsconfig.json', 'jsconfig.json'];

/**
 * The manifests in the folders above `start`, which speak about it too: up to the root of its repository; where there is
 * none, up to `cwd`. No folder in `seen` is looked at again; those that are looked at are added.
 */
export function manifestsAbove(start: string, cwd: string, seen: Set<string>): string[] {
  const found: string[] = [];
  const root = repositoryRoot(start) ?? cwd;
  for (let folder = dirname(start); isWithin(folder, root) && !seen.has(folder); folder = dirname(folder)) {
    seen.add(folder);
    found.push(...NAMES.map(name => join(folder, name)).filter(file => existsSync(file)));
  }
  return found;
}

function isWithin(folder: string, root: string): boolean {
  return folder === root || folder.startsWith(root.endsWith(sep) ? root : root + sep);
}
