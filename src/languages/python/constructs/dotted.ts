import type { Value } from '../../../model/model.js';
import { spanOf } from '../../../model/span.js';
import { DEEPEST, type Lowering } from '../lowering.js';

/**
 * Names with dots and nothing else between `start` and `end`, `self.rooms.get`, read off the text: half of all
 * expressions are of this form, and their nodes need not be fetched. Undefined when it is more than that.
 */
export function readDotted(lowering: Lowering, start: number, end: number | undefined): Value | undefined {
  if (!isDotted(lowering, start, end)) return undefined;
  const first = lowering.wordAt(start);
  let value: Value = lowering.builder.name(first);
  let at = start + first.length;
  while (at !== end) {
    const name = lowering.wordAt(at + 1);
    at += 1 + name.length;
    value = { is: 'get', of: value, name, at: spanOf(start, at) };
  }
  return value;
}

function isDotted(lowering: Lowering, start: number, end: number | undefined): boolean {
  let at = start;
  for (let names = 0; names <= DEEPEST; names++) {
    const next = lowering.endOfWord(at);
    if (next === at || startsWithDigit(lowering.text, at)) return false;
    if (lowering.text[next] !== '.') return next === end;
    at = next + 1;
  }
  return false;
}

/** `1 .real` is a number with an attribute. */
function startsWithDigit(text: string, at: number): boolean {
  return text.charCodeAt(at) <= DIGIT_NINE;
}

const DIGIT_NINE = 57;
