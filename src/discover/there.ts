import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Whether there is a file or folder of this name. */
export function isThere(path: string): boolean {
  return existsSync(path);
}

/** The folder at `path`, or around the file at `path`; absolute. */
export function folderOf(path: string): string {
  const absolute = resolve(path);
  return isFolder(absolute) ? absolute : dirname(absolute);
}

/** Whether there is a folder at `path`. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
