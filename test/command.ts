import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

/** What programs keep for their user: not that of the user who runs the tests. */
const caches = mkdtempSync(join(tmpdir(), 'leaklint-caches-'));

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export type Environment = Readonly<Record<string, string>>;

/** This process's environment, without what a runner of GitHub's adds to it. */
export function plainEnvironment(): Environment {
  const entries = Object.entries(process.env).filter(([name]) => !/^(?:GITHUB|RUNNER|INPUT)_/.test(name));
  return Object.fromEntries(entries) as Environment;
}

/** Runs the built program as a user would, with `more` in its environment. */
export function leaklint(
  args: readonly string[],
  cwd: string,
  input: string | Buffer = '',
  more: Environment = {},
): Outcome {
  const env = { ...plainEnvironment(), XDG_CACHE_HOME: caches, ...more };
  const run = spawnSync(process.execPath, [cli, ...args], { cwd, input, env, encoding: 'utf8', maxBuffer: 1 << 28 });
  return { code: run.status, stdout: run.stdout, stderr: run.stderr };
}

/** A new folder with these files. */
export function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'leaklint-')));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** A program with one leak that needs no other file, on line 1. */
export const leaky = 'def collect(item, seen=[]):\n    seen.append(item)\n    return seen\n';
export const clean = 'def double(number):\n    return number * 2\n';
