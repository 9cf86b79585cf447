import type { Span, Value } from '../../../model/model.js';
import type { Lowering } from '../lowering.js';

/*
 * Most of what programs write is plain: `this.rooms.get(id)`, `count > limit`. Such text says all that the tree would,
 * and reading it spares the way into WebAssembly. Whoever asks has to know from the tree that one whole node, of the
 * right type, spans exactly the text that is read.
 */

/** `a.b.#c`; not `import.meta`, `new.target`. */
const CHAIN = String.raw`(?!(?:import|new)\b)[A-Za-z_$][\w$]*(?:\.#?[\w$]+)*`;
/** A chain, a string without escapes, a decimal number. */
const ATOM = String.raw`(?:${CHAIN}|'[^'\\\n]*'|"[^"\\\n]*"|\d+(?:\.\d+)?)`;
const OPERATOR = String.raw`===|!==|==|!=|<=|>=|&&|\|\||\?\?|[-+*<>]|instanceof\b|in\b`;

const chain = new RegExp(CHAIN, 'y');
const atom = new RegExp(ATOM, 'y');
const separator = /\s*,\s*/y;
const binary = new RegExp(String.raw`(${ATOM})\s*(${OPERATOR})\s*(${ATOM})`, 'y');

const CONSTANTS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
  ['undefined', null],
]);

/** The end of the chain of names that starts at `start`; `start` if there is none. */
export function endOfChain({ text }: Lowering, start: number): number {
  return endOf(chain, text, start);
}

/** The value of the chain that spans the text from `start` to `end`. */
export function chainAt({ text, builder }: Lowering, start: number, end: number): Value {
  const [first, ...names] = text.slice(start, end).split('.');
  let value: Value = builder.name(first!);
  let at = start + first!.length;
  for (const name of names) {
    at += 1 + name.length;
    value = { is: 'get', of: value, name, at: [start, at] };
  }
  return value;
}

/** The atoms between commas that fill the text from `start` to `end`; undefined if there is more to it. */
export function atomsAt(lowering: Lowering, start: number, end: number): Value[] | undefined {
  const spans: Span[] = [];
  let at = start;
  while (at < end) {
    const next = endOf(atom, lowering.text, at);
    if (next === at) return undefined;
    spans.push([at, next]);
    if (next === end) return spans.map(span => atomAt(lowering, span));
    at = endOf(separator, lowering.text, next);
    if (at === next) return undefined;
  }
  return undefined;
}

/** `a.b === 'c'`, with the operator as written; undefined if the text from `start` to `end` is no such thing. */
export function binaryAt(
  lowering: Lowering,
  start: number,
  end: number,
): { operator: string; of: Value[] } | undefined {
  binary.lastIndex = start;
  const match = binary.exec(lowering.text);
  if (match === null || binary.lastIndex !== end) return undefined;
  const [, left, operator, right] = match;
  const of = [atomAt(lowering, [start, start + left!.length]), atomAt(lowering, [end - right!.length, end])];
  return { operator: operator!, of };
}

function atomAt(lowering: Lowering, [start, end]: Span): Value {
  const { text, builder } = lowering;
  const first = text.charCodeAt(start);
  if (first === 34 || first === 39) return builder.constant(text.slice(start + 1, end - 1));
  if (first >= 48 && first <= 57) return builder.constant(Number(text.slice(start, end)));
  const constant = end - start <= 9 ? CONSTANTS.get(text.slice(start, end)) : undefined;
  return constant === undefined ? chainAt(lowering, start, end) : builder.constant(constant);
}

function endOf(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : start;
}
