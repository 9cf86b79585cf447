/** Half-open range of UTF-16 offsets into a source text. */
export type Range = readonly [start: number, end: number];

declare const packed: unique symbol;

/**
 * A range in one number. A module has more of them than of anything else: two numbers in an array take four times the
 * memory, and each array is one more thing to collect.
 */
export type Span = number & { readonly [packed]: true };

/** No text is that long: longer strings cannot be parsed. */
const LENGTHS = 2 ** 26;

/** Packs a range; offsets are UTF-16, `end` is behind the last. */
export function spanOf(start: number, end: number): Span {
  return (start * LENGTHS + (end - start)) as Span;
}

/** The UTF-16 offset of its first character. */
export function startOf(span: Span): number {
  return Math.floor(span / LENGTHS);
}

/** The UTF-16 offset behind its last character. */
export function endOf(span: Span): number {
  return startOf(span) + (span % LENGTHS);
}

/** The two of them, as reports and fixes have them. */
export function rangeOf(span: Span): Range {
  const start = startOf(span);
  return [start, start + (span % LENGTHS)];
}
