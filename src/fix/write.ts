import { readFileSync, realpathSync } from 'node:fs';
import { relative } from 'node:path';
import type { LoadedSource } from '../discover/gather.js';
import { replaceFile } from '../files/replace-file.js';
import { systemReason } from '../files/system-reason.js';
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
    replaceFile(target, bytes);
    return undefined;
  } catch (error) {
    return `cannot be written: ${systemReason(error)}`;
  }
}

function isOutside(path: string, root: string): boolean {
  return relative(realpathSync(root), path).startsWith('..');
}
