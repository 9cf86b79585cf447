import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { relative } from 'node:path';
import type { LoadedSource } from '../discover/gather.js';
import { encode } from './encode.js';

/**
 * Replaces the content of `source`'s file by `text`, in the file's own encoding and with its mode, in one step: a reader
 * sees the old file or the new one. Returns why it was left as it is, undefined when it was written.
 * `root` is the folder that must hold the file when all links are followed.
 */
export function writeFixed(source: LoadedSource, text: string, root: string): string | undefined {
  const bytes = encode(text, source.encoding, source.bom);
  const original = encode(source.text, source.encoding, source.bom);
  if (bytes === undefined || original === undefined) return `cannot be written as ${source.encoding}`;
  try {
    if (typeof source.absolute !== 'string') return 'its name is not UTF-8';
    const target = realpathSync(source.absolute);
    if (target !== source.absolute && isOutside(target, root)) return 'a link out of the project';
    if (!readFileSync(target).equals(original)) return 'changed while leaklint ran';
    replace(target, bytes);
    return undefined;
  } catch (error) {
    return `cannot be written: ${(error as NodeJS.ErrnoException).code ?? String(error)}`;
  }
}

function isOutside(path: string, root: string): boolean {
  return relative(realpathSync(root), path).startsWith('..');
}

function replace(target: string, bytes: Buffer): void {
  const temporary = `${target}.leaklint-${process.pid}`;
  try {
    writeThrough(temporary, bytes, statSync(target).mode);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Writes a new file and waits until it is on the disk. */
function writeThrough(path: string, bytes: Buffer, mode: number): void {
  const file = openSync(path, 'wx', mode);
  try {
    writeFileSync(file, bytes);
    fchmodSync(file, mode);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
