import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { UsageError } from './usage-error.js';

/** Writes a file of leaklint's own in one step: a reader sees the old one or the new one. Throws `UsageError` when it cannot. */
export function writeWhole(file: string, text: string): void {
  const temporary = `${file}.${process.pid}`;
  try {
    writeFileSync(temporary, text, { flag: 'wx' });
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new UsageError(`cannot write ${file}: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
  }
}
