import { replaceFile } from '../files/replace-file.js';
import { systemReason } from '../files/system-reason.js';
import { UsageError } from './usage-error.js';

/** Writes a file of leaklint's own in one step. Throws `UsageError` when it cannot. */
export function writeWhole(file: string, text: string): void {
  try {
    replaceFile(file, text);
  } catch (error) {
    throw new UsageError(`cannot write ${file}: ${systemReason(error)}`);
  }
}
