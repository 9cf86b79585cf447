import type { Value } from '../../../model/model.js';
import { DEEPEST, type Lowering } from '../lowering.js';

/**
 * Names with dots and nothing else between `start` and `end`, `self.rooms.get`, read off the text: half of all
 * expressions are of this form, and their nodes need not be fetched. Undefined when it is more than that.
 */
export function readDotted(lowering: Lowering, start: number, end: number | undefined): Value | undefined {
  const names = namesBetween(lowering, start, end);
  if (names === undefined) return undefined;
  let value: Value = lowering.builder.name(names[0]!);
  let at = start + names[0]!.length;
  for (const name of names.slice(1)) {
    at += 1 + name.length;
    value = { is: 'get', of: value, name, at: [start, at] };
  }
  return value;
}

function namesBetween(lowering: Lowering, start: number, end: number | undefined): string[] | undefined {
  const names: string[] = [];
  let at = start;
  do {
    const name = lowering.wordAt(at);
    if (name === '' || startsWithDigit(name) || names.length > DEEPEST) return undefined;
    names.push(name);
    at += name.length + 1;
  } while (lowering.text[at - 1] === '.');
  return at - 1 === end ? names : undefined;
}

/** `1 .real` is a number with an attribute. */
function startsWithDigit(name: string): boolean {
  return name.charCodeAt(0) <= DIGIT_NINE;
}

const DIGIT_NINE = 57;
