import type { Value } from '../../../model/model.js';
import type { Node } from '../../syntax.js';
import type { LowerExpression, Lowering } from '../lowering.js';

/** A string's content as written, escapes included. Only an f-string or t-string is looked into. */
function lowerString(lowering: Lowering, node: Node): Value {
  const { text, builder } = lowering;
  let open = node.startIndex;
  let formatted = false;
  for (let unit = text.charCodeAt(open); unit !== QUOTE && unit !== DOUBLE_QUOTE && open < text.length;) {
    if (FORMATTED.includes(unit)) formatted = true;
    unit = text.charCodeAt(++open);
  }
  if (formatted) {
    const of = interpolated(lowering, node);
    if (of.length > 0) return { is: 'op', op: 'text', of, at: lowering.span(node) };
  }
  const quotes = text[open + 1] === text[open] && text[open + 2] === text[open] ? 3 : 1;
  return builder.constant(text.slice(open + quotes, node.endIndex - quotes));
}

/** The values between braces, those of format specifiers (`{x:{width}}`) included. */
function interpolated(lowering: Lowering, node: Node): Value[] {
  const of: Value[] = [];
  for (const part of node.namedChildren) {
    const { type } = part;
    if (type === 'interpolation' || type === 'format_expression') of.push(...interpolation(lowering, part));
  }
  return of;
}

function interpolation(lowering: Lowering, node: Node): Value[] {
  const [expression, ...rest] = lowering.parts(node);
  if (expression === undefined) return [];
  const of = [lowering.value(expression)];
  for (const part of rest) if (part.type === 'format_specifier') of.push(...interpolated(lowering, part));
  return of;
}

/** `'a' f'b{c}'` */
function lowerConcatenated(lowering: Lowering, node: Node): Value {
  const of: Value[] = [];
  let joined = '';
  for (const value of lowering.values(lowering.parts(node))) {
    if (value.is === 'const') joined += String(value.value);
    else if (value.is === 'op') of.push(...value.of);
  }
  return of.length === 0 ? lowering.builder.constant(joined) : { is: 'op', op: 'text', of, at: lowering.span(node) };
}

const QUOTE = 39;
const DOUBLE_QUOTE = 34;
/** f F t T */
const FORMATTED = [102, 70, 116, 84];

export const strings: readonly (readonly [string, LowerExpression])[] = [
  ['string', lowerString],
  ['concatenated_string', lowerConcatenated],
];
