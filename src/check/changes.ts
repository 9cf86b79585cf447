import type { Finding } from '../finding.js';
import type { Place } from '../model/model.js';
import { positionOf } from '../model/source.js';

/** First and last line, from 1. */
export type LineRange = readonly [first: number, last: number];

/** How a file differs from what it was. */
export interface ChangedFile {
  /** The lines that are new or different. */
  readonly lines: readonly LineRange[];
  /** The words of the lines that are gone: a removal that is taken out leaves no line behind. */
  readonly lost: ReadonlySet<string>;
}

/** The files that have changed, by their path as it is shown. */
export type Changes = ReadonlyMap<string, ChangedFile>;

/** Whether a piece of the finding's evidence stands in a file that has changed. */
export function touchesFile({ place, because }: Finding, changes: Changes): boolean {
  return [place, ...because.map(reason => reason.place)].some(({ path }) => changes.has(path));
}

/** Whether a piece of the evidence stands on a line that has changed, or a line beside it that is gone named the slot. */
export function touchesLine(
  { place, because, name }: Finding,
  changes: Changes,
  lineStartsOf: (path: string) => readonly number[],
): boolean {
  const word = /[\p{L}\p{N}_$]+(?=[^\p{L}\p{N}_$]*$)/u.exec(name)?.[0] ?? name;
  return [place, ...because.map(reason => reason.place)].some(at => {
    const changed = changes.get(at.path);
    return changed !== undefined && (changed.lost.has(word) || isWithin(at, changed.lines, lineStartsOf(at.path)));
  });
}

function isWithin({ span }: Place, lines: readonly LineRange[], lineStarts: readonly number[]): boolean {
  const [from, to] = span.map(offset => positionOf(lineStarts, offset).line) as [number, number];
  return lines.some(([first, last]) => first <= to && from <= last);
}
