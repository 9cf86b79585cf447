import { spawnSync } from 'node:child_process';
import { UsageError } from '../config/usage-error.js';

/** Of what git prints in one go, in bytes. */
const OUTPUT_LIMIT = 1 << 29;

/** One repository, as the git command sees it. Nothing is written to it. */
export class Git {
  /** The repository that `folder` belongs to. Throws `UsageError` where there is no git or no work tree. */
  static around(folder: string): Git {
    const top = runGit(['rev-parse', '--show-toplevel'], folder);
    if (top.failed !== undefined) throw new UsageError(`cannot tell what has changed in ${folder}: ${top.failed}`);
    return new Git(withoutLineEnd(top.output));
  }

  private constructor(readonly root: string) {}

  /** What git prints. Throws `UsageError` with git's own words when it fails. */
  run(...args: readonly string[]): Buffer {
    const { failed, output } = runGit(args, this.root);
    if (failed !== undefined) throw new UsageError(`git ${args[0] ?? ''}: ${failed}`);
    return output;
  }

  /** The first line that git prints; undefined when it fails. */
  ask(...args: readonly string[]): string | undefined {
    const { failed, output } = runGit(args, this.root);
    return failed === undefined ? withoutLineEnd(output) : undefined;
  }

  /** The full name of the commit that is called `ref`; undefined where there is none. */
  commit(ref: string): string | undefined {
    return this.ask('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`);
  }

  /** The tree that everything is new against. */
  emptyTree(): string {
    return withoutLineEnd(this.run('hash-object', '-t', 'tree', '--stdin'));
  }
}

interface GitRun {
  readonly output: Buffer;
  /** Why there is none. */
  readonly failed?: string;
}

function runGit(args: readonly string[], cwd: string): GitRun {
  const { error, status, stdout, stderr } = spawnSync('git', ['-c', 'core.fsmonitor=false', ...args], {
    cwd,
    maxBuffer: OUTPUT_LIMIT,
    env: { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' },
  });
  const nothing = Buffer.alloc(0);
  if (error !== undefined) return { output: nothing, failed: reasonOf(error) };
  if (status !== 0) return { output: nothing, failed: stderr.toString('utf8').trim() || `ended with ${status}` };
  return { output: stdout };
}

function reasonOf(error: NodeJS.ErrnoException): string {
  return error.code === 'ENOENT' ? 'there is no git command' : (error.code ?? error.message);
}

function withoutLineEnd(output: Buffer): string {
  return output.toString('utf8').replace(/\r?\n$/, '');
}
