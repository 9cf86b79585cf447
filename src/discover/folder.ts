import { basename } from 'node:path';
import { isTestFolder } from './conventions.js';
import { enterFolder, type GitIgnore, isIgnored, rulesAbove } from './git-ignore.js';
import { joinNative, type NativePath } from './native-path.js';

/** A folder on the way: how it is shown, and what holds in it. */
export interface Folder {
  readonly absolute: NativePath;
  /** '' or with a `/` at its end. */
  readonly shown: string;
  /** Shown path below the path given on the command line, same form; what `--exclude` may also speak of. */
  readonly below: string;
  readonly test: boolean;
  readonly context: boolean;
  readonly rules: GitIgnore | undefined;
}

/** A folder from which a walk begins. */
export function startFolder(
  absolute: string,
  shown: string,
  how: Pick<Folder, 'context'> & { readonly gitignore: boolean },
): Folder {
  const above = how.gitignore ? rulesAbove(absolute) : undefined;
  const name = basename(absolute);
  // A folder that is named although it is ignored is meant: then only its own .gitignore files speak.
  const outer = isIgnored(above, `${name}/`) ? undefined : above;
  return {
    absolute,
    shown: shown === '' ? '' : shown.endsWith('/') ? shown : `${shown}/`,
    below: '',
    test: false,
    context: how.context,
    rules: how.gitignore ? enterFolder(absolute, name, outer) : undefined,
  };
}

/** A folder in another one. */
export function innerFolder(folder: Folder, native: NativePath, name: string): Folder {
  const absolute = joinNative(folder.absolute, native);
  return {
    absolute,
    shown: `${folder.shown}${name}/`,
    below: `${folder.below}${name}/`,
    test: folder.test || isTestFolder(name),
    context: folder.context,
    rules: folder.rules === undefined ? undefined : enterFolder(absolute, name, folder.rules),
  };
}
