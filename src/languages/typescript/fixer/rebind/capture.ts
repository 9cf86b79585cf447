import type { Node } from '../../../syntax.js';
import type { CodeFile } from '../../../fixer/code-file.js';
import { isFixed, isPlainOptions } from '../release/same.js';
import { argumentsOf } from '../file.js';
import type { Rebinding } from './twins.js';

/** The removals get the capture flag of the registration. */
export function withCapture(file: CodeFile, adding: Node, removing: readonly Node[]): Rebinding {
  const [, , options] = argumentsOf(adding);
  const isNamed = options !== undefined && isFixed(file, options, false);
  if (options && !isNamed && !isPlainOptions(file, options)) return { declined: 'its options are not written out' };
  const text = options ? file.textOf(options) : '';
  const isCaptured = isNamed || text === 'true' || /\bcapture\s*:\s*true\b/.test(text);
  const flag = isNamed || text === 'true' ? text : '{ capture: true }';
  const edits = removing.map(call => {
    const [, handler, old, ...more] = argumentsOf(call);
    if (!handler || more.length > 0) return undefined;
    if (!isCaptured) return old && { path: file.path, start: handler.endIndex, end: old.endIndex, text: '' };
    return old ? file.replace(old, flag) : file.insert(handler.endIndex, `, ${flag}`);
  });
  const [first, ...others] = edits;
  if (first === undefined || others.includes(undefined))
    return { declined: 'it is not given event, handler and options' };
  return { name: 'it with the same capture flag', edits: edits.filter(edit => edit !== undefined) };
}
