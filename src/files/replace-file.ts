import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';

/**
 * Writes a file in one step, with the mode of the one that it replaces: a reader sees the old one or the new one, and so
 * does who comes after a power failure. One that may not be written to is not replaced either.
 */
export function replaceFile(target: string, content: string | Buffer): void {
  const temporary = `${target}.leaklint-${process.pid}`;
  try {
    const mode = statSync(target, { throwIfNoEntry: false })?.mode;
    if (mode !== undefined) accessSync(target, constants.W_OK);
    writeThrough(temporary, content, mode);
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
