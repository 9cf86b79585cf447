import { readFileSync } from 'node:fs';
import { systemReason } from '../files/system-reason.js';
import { isMachineMade } from './conventions.js';
import { decode, type Decoded } from './decode.js';
import type { FoundFile } from './discovery.js';

/** A file's content, or why there is none to lint. */
export type ReadResult =
  Decoded | { readonly problem: string; readonly unreadable?: true } | { readonly machineMade: true };

/** Reads one file. Never throws: what cannot be read is a problem. */
export function readSource(file: FoundFile): ReadResult {
  try {
    const decoded = decode(readFileSync(file.absolute), file.language);
    const isSkipped = 'text' in decoded && !file.explicit && isMachineMade(decoded.text);
    return isSkipped ? { machineMade: true } : decoded;
  } catch (error) {
    return { problem: `cannot be read: ${systemReason(error)}`, unreadable: true };
  }
}
