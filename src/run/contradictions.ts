import type { CheckOptions } from '../config/options.js';
import { UsageError } from '../config/usage-error.js';

/** Throws `UsageError` for options that make no sense together. */
export function requireAccord({ paths, stdinFilename, fix, diff, unsafeFixes, addIgnores }: CheckOptions): void {
  if (stdinFilename !== undefined && paths.some(path => !['.', '-', stdinFilename].includes(path)))
    throw new UsageError('--stdin-filename lints what comes on stdin, and no other paths');
  if (stdinFilename === undefined && paths.includes('-')) {
    throw new UsageError('say what stdin is: --stdin-filename src/app.py');
  }
  if (unsafeFixes && !fix && !diff)
    throw new UsageError('--unsafe-fixes goes with --fix or --diff: without them nothing is fixed');
  if (fix && addIgnores !== undefined) throw new UsageError('--fix and --add-ignores exclude each other');
  if (stdinFilename !== undefined && (fix || addIgnores !== undefined) && !diff) {
    throw new UsageError('what comes on stdin cannot be fixed in place; use --diff');
  }
}
