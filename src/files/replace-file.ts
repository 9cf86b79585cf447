import { closeSync, fchmodSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';

/**
 * Writes a file in one step, with the mode of the one that it replaces: a reader sees the old one or the new one, and so
 * does who comes after a power failure.
 */
export function replaceFile(target: string, content: string | Buffer): void {
  const temporary = `${target}.leaklint-${process.pid}`;
  try {
    writeThrough(temporary, content, statSync(target, { throwIfNoEntry: false })?.mode);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Writes a new file and waits until it is on the disk. */
function writeThrough(path: string, content: string | Buffer, mode: number | undefined): void {
  const file = openSync(path, 'wx', mode);
  try {
    writeFileSync(file, content);
    if (mode !== undefined) fchmodSync(file, mode);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
