import { resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { type CheckOptions, type Format, formats, isForPeople, type Output } from '../config/options.js';
import { UsageError } from '../config/usage-error.js';
import type { Terminal } from '../output/terminal.js';

/** `sarif=leaklint.sarif`: another report. */
export function addOutput(value: string, before: readonly Output[] = []): readonly Output[] {
  const [name = '', file] = value.split(/=(.*)/s);
  if (!isFormat(name)) throw new InvalidArgumentError(`Allowed formats are ${formats.join(', ')}.`);
  if (file === '') throw new InvalidArgumentError('The file name is missing.');
  return [...before, { format: name, to: file === undefined ? 'stdout' : { file } }];
}

function isFormat(name: string): name is Format {
  return (formats as readonly string[]).includes(name);
}

/**
 * The reports to make. Throws `UsageError` where two of them would be one text; annotations may stand below what people
 * read.
 */
export function outputsOf(asked: readonly Output[]): readonly Output[] {
  const onStdout = asked.filter(({ to }) => to === 'stdout').map(({ format }) => format);
  const isReadable = onStdout.length === 2 && isForPeople(onStdout[0]!) && onStdout[1] === 'github';
  if (onStdout.length > 1 && !isReadable) {
    throw new UsageError('only one format can go to stdout; write the others to files: --format sarif=leaklint.sarif');
  }
  const files = asked.flatMap(({ to }) => (typeof to === 'object' ? [to.file] : []));
  const twice = files.find((file, at) => files.slice(0, at).some(other => resolve(other) === resolve(file)));
  if (twice !== undefined) throw new UsageError(`two formats cannot go to one file: ${twice}`);
  return asked.length > 0 ? asked : [{ format: 'full', to: 'stdout' }];
}

/** In a job of GitHub Actions, annotations come on top, and are told. */
export function withAnnotations(options: CheckOptions, terminal: Terminal): CheckOptions {
  if (process.env['GITHUB_ACTIONS'] !== 'true' || options.diff) return options;
  const added = annotationsFor(options.outputs);
  if (added.length > 0) terminal.note('GITHUB_ACTIONS is set: added annotations (--format github)');
  return { ...options, outputs: [...options.outputs, ...added] };
}

/** Annotations, if they are not asked for yet: below what people read, else where they do not disturb the report. */
export function annotationsFor(outputs: readonly Output[]): readonly Output[] {
  if (outputs.some(({ format }) => format === 'github')) return [];
  const isReadable = outputs.every(({ format, to }) => to !== 'stdout' || isForPeople(format));
  return [{ format: 'github', to: isReadable ? 'stdout' : 'stderr' }];
}
