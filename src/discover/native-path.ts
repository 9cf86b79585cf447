import { isAbsolute, relative, sep } from 'node:path';

/** A path as the file system knows it: bytes where the name is not UTF-8. */
export type NativePath = string | Buffer;

const separator = Buffer.from(sep);

/** The path of `name` in `folder`, in bytes where either is. */
export function joinNative(folder: NativePath, name: NativePath): NativePath {
  if (typeof folder === 'string' && typeof name === 'string')
    return folder.endsWith(sep) ? folder + name : folder + sep + name;
  return Buffer.concat([Buffer.from(folder as string), separator, Buffer.from(name as string)]);
}

/** The name as text: bytes that are not UTF-8 are written `\xNN`. */
export function shownName(name: NativePath): string {
  if (typeof name === 'string') return name;
  let shown = '';
  for (let at = 0; at < name.length;) {
    const length = sequenceLength(name, at);
    shown += length > 0 ? name.toString('utf8', at, at + length) : `\\x${name[at]!.toString(16).padStart(2, '0')}`;
    at += Math.max(length, 1);
  }
  return shown;
}

/** Bytes of the valid UTF-8 sequence at `at`; 0 if there is none. */
function sequenceLength(bytes: Buffer, at: number): number {
  for (let length = 1; length <= 4 && at + length <= bytes.length; length++) {
    if (!bytes.toString('utf8', at, at + length).includes('\uFFFD')) return length;
  }
  return 0;
}

/** `absolute` relative to `cwd`, absolute when it lies outside; `/` separators. */
export function shownPath(cwd: string, absolute: string): string {
  return (isInside(cwd, absolute) ? relative(cwd, absolute) : absolute).split(sep).join('/');
}

/** Whether `absolute` is the folder itself or below it. */
export function isInside(folder: string, absolute: string): boolean {
  const path = relative(folder, absolute);
  return path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}
