import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { LoadedSource } from '../discover/gather.js';
import { encode } from './encode.js';

/** A file before it is changed, as far as a patch is concerned. */
export type Patched = Pick<LoadedSource, 'text' | 'encoding' | 'bom' | 'absolute'>;

/** What would be changed, as a unified diff. */
export interface Patch {
  readonly text: string;
  /** For `git apply` and `patch -p1`: each file in its own encoding. */
  readonly bytes: Buffer;
  /** Files that `bytes` says nothing of, and why. */
  readonly leftOut: readonly string[];
}

/** The patch of all files whose text changes. */
export function patchOf(texts: ReadonlyMap<string, string>, sourceOf: (path: string) => Patched): Patch {
  const diffs: string[] = [];
  const parts: Buffer[] = [];
  const leftOut: string[] = [];
  for (const [path, text] of texts) {
    const source = sourceOf(path);
    const diff = printDiff(path, source, text);
    const bytes = bytesOf(diff, source);
    diffs.push(diff);
    if (typeof bytes === 'string') leftOut.push(`${path}: not in the patch: ${bytes}`);
    else parts.push(bytes);
  }
  return { text: diffs.join(''), bytes: Buffer.concat(parts), leftOut };
}

/** A path that has to be quoted is, as git does it. */
function printDiff(path: string, { text: before, bom }: Patched, after: string): string {
  const mark = bom ? '\uFEFF' : '';
  const headers = { headerOptions: FILE_HEADERS_ONLY };
  return createTwoFilesPatch(`a/${path}`, `b/${path}`, mark + before, mark + after, undefined, undefined, headers);
}

/** The diff as what applies it has to read it; else why nothing can. */
function bytesOf(diff: string, { absolute, encoding }: Patched): Buffer | string {
  if (typeof absolute !== 'string') return 'its name is not UTF-8';
  if (encoding.startsWith('utf-16')) return `git takes ${encoding.toUpperCase()} for binary`;
  return encode(diff, encoding, false) ?? `it cannot be written as ${encoding}`;
}
