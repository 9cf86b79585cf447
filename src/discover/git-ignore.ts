import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { joinNative, type NativePath } from './native-path.js';

/** The .gitignore files that speak about a folder: its own first, then those further out. */
export interface GitIgnore {
  readonly rules: Ignore | undefined;
  /** From the folder of the next file outwards down to this one, with a `/` at its end. */
  readonly prefix: string;
  readonly outer: GitIgnore | undefined;
}

/** What the .gitignore of `folder` adds to `outer`; `name` is the folder's own name. */
export function enterFolder(folder: NativePath, name: string, outer: GitIgnore | undefined): GitIgnore {
  return { rules: readRules(folder), prefix: `${name}/`, outer };
}

/** The rules that hold in `folder` by the files above it, up to the root of its repository. */
export function rulesAbove(folder: string): GitIgnore | undefined {
  const root = repositoryRoot(folder);
  if (root === undefined || root === folder) return undefined;
  const names = relative(root, folder).split(sep).slice(0, -1);
  let at = root;
  let rules: GitIgnore = enterFolder(at, '', undefined);
  for (const name of names) {
    at = join(at, name);
    rules = enterFolder(at, name, rules);
  }
  return rules;
}

/** Whether git would ignore `name` (folders with a `/` at their end), which stands directly in the folder of `rules`. */
export function isIgnored(rules: GitIgnore | undefined, name: string): boolean {
  let path = name;
  for (let level = rules; level !== undefined; level = level.outer) {
    const verdict = level.rules?.test(path);
    if (verdict?.ignored) return true;
    if (verdict?.unignored) return false;
    path = level.prefix + path;
  }
  return false;
}

function readRules(folder: NativePath): Ignore | undefined {
  try {
    return ignore({ ignorecase: false }).add(readFileSync(joinNative(folder, '.gitignore'), 'utf8'));
  } catch {
    return undefined;
  }
}

/** The nearest folder from `folder` upwards that holds a `.git`. */
export function repositoryRoot(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return undefined;
  }
}
