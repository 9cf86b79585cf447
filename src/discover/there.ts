import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isFolder } from '../files/is-folder.js';

/** Whether there is a file or folder of this name. */
export function isThere(path: string): boolean {
  return existsSync(path);
}

/** The folder at `path`, or around the file at `path`; absolute. */
export function folderOf(path: string): string {
  const absolute = resolve(path);
  return isFolder(absolute) ? absolute : dirname(absolute);
}
