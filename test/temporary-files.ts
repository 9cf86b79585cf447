import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives the whole run, and each program that it starts, one temporary folder, which goes with the run. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'leaklint-tests-'));
  process.env.TMPDIR = folder;
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}
