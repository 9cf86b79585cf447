import { basename } from 'node:path';
import type { CheckOptions, Output } from '../config/options.js';
import { UsageError } from '../config/usage-error.js';
import { isThere } from '../discover/there.js';
import { languageOf } from '../languages/index.js';

/** Throws `UsageError` for options that make no sense together, or would do harm. */
export function requireAccord({
  paths,
  outputs,
  stdinFilename,
  fix,
  diff,
  unsafeFixes,
  addIgnores,
}: CheckOptions): void {
  const overwritten = outputs.map(fileOf).find(file => languageOf(basename(file)) !== undefined && isThere(file));
  if (overwritten !== undefined) throw new UsageError(`${overwritten} is a program: a report would overwrite it`);
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

function fileOf({ to }: Output): string {
  return typeof to === 'object' ? to.file : '';
}
