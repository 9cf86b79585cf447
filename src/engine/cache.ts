import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { crc32 } from 'node:zlib';
import { isFolder } from '../files/is-folder.js';
import { systemReason } from '../files/system-reason.js';
import type { Module } from '../model/model.js';
import { type Sourced, unpacked } from './lower.js';

/** Bytes that the entries of all projects and versions may take together. */
const LIMIT = 256 << 20;
/** What is left of them when there were more: the next runs have room. */
const KEPT = LIMIT / 2;

/**
 * Facts of earlier runs, one file a source. An entry is named after everything that its facts come from: the text, the
 * path, the language, and the build of leaklint that lowered it. So nothing is ever out of date; what nobody asks for any
 * more goes when there is too much, the oldest first.
 *
 * An entry that is damaged, or was not written by us, is not there. What cannot be written is told once.
 */
export class FactsCache {
  private written = 0;
  private usable = true;

  /** `build` names the program that lowers. */
  constructor(
    private readonly folder: string,
    private readonly build: string,
    private readonly warn: (message: string) => void,
  ) {}

  read(source: Sourced): Module | undefined {
    try {
      const entry = readFileSync(join(this.folder, this.nameOf(source)));
      const start = entry.indexOf(LINE_END) + 1;
      const bytes = entry.subarray(start);
      if (entry.toString('latin1', 0, start) !== headOf(bytes)) return undefined;
      const module = unpacked(bytes);
      return module.path === source.path ? module : undefined;
    } catch {
      return undefined;
    }
  }

  /** `bytes`: the module, packed. */
  write(source: Sourced, bytes: Uint8Array): void {
    if (!this.usable) return;
    const target = join(this.folder, this.nameOf(source));
    const temporary = `${target}.${process.pid}`;
    try {
      if (this.written === 0) makeFolder(resolve(this.folder));
      writeFileSync(temporary, Buffer.concat([Buffer.from(headOf(bytes), 'latin1'), bytes]));
      renameSync(temporary, target);
      this.written++;
    } catch (error) {
      this.usable = false;
      this.discard(temporary);
      this.warn(
        `nothing is cached: ${this.folder} cannot be written (${systemReason(error)}); --cache-dir FOLDER puts it elsewhere, --no-cache does without`,
      );
    }
  }

  /** Nothing is written any more: makes room for the next run. */
  close(): void {
    if (this.written === 0) return;
    try {
      this.sweep();
    } catch {
      // Another run is sweeping, or the folder went away.
    }
  }

  private sweep(): void {
    const entries = readdirSync(this.folder).map(name => {
      const { size, mtimeMs } = statSync(join(this.folder, name));
      return { name, size, mtimeMs };
    });
    let size = entries.reduce((sum, entry) => sum + entry.size, 0);
    if (size <= LIMIT) return;
    for (const entry of entries.sort((a, b) => a.mtimeMs - b.mtimeMs)) {
      if (size <= KEPT) return;
      this.discard(join(this.folder, entry.name));
      size -= entry.size;
    }
  }

  private discard(path: string): void {
    try {
      rmSync(path, { force: true });
    } catch {
      // It is in nobody's way.
    }
  }

  private nameOf({ path, language, text }: Sourced): string {
    const context = JSON.stringify([this.build, language, path]);
    return createHash('sha256').update(context).update('\n').update(text).digest('hex');
  }
}

const LINE_END = 10;

/** The line before the facts: whose they are, and their checksum. */
function headOf(bytes: Uint8Array): string {
  return `leaklint facts ${crc32(bytes).toString(16)}\n`;
}

/**
 * Makes a folder and those around it. Throws what the system says. Node's own `recursive` never comes back from a folder in
 * `/proc`, where making one fails as if the folder around it were missing (seen with Node 20.20).
 */
function makeFolder(path: string): void {
  if (isFolder(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another run may have made it meanwhile.
    if (!isFolder(path)) throw error;
  }
}
