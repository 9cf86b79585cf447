import { InvalidArgumentError } from 'commander';
import { type Format, formats, type Output } from '../config/options.js';

/** `sarif=leaklint.sarif`: another report. */
export function addOutput(value: string, before: readonly Output[]): readonly Output[] {
  const [name = '', file] = value.split(/=(.*)/s);
  if (!isFormat(name)) throw new InvalidArgumentError(`Allowed formats are ${formats.join(', ')}.`);
  if (file === '') throw new InvalidArgumentError('The file name is missing.');
  return [...before, file === undefined ? { format: name } : { format: name, file }];
}

function isFormat(name: string): name is Format {
  return (formats as readonly string[]).includes(name);
}

/** `a, b`: more words. */
export function addWords(value: string, before: readonly string[]): readonly string[] {
  return [
    ...before,
    ...value
      .split(',')
      .map(word => word.trim())
      .filter(word => word !== ''),
  ];
}
