import type { Place } from '../model/model.js';
import { positionOf } from '../model/source.js';
import type { ReportInput } from './report-input.js';

/** Lines and UTF-16 columns from 1; the end is after the last character. */
export interface Range {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A place in lines and columns, both from 1. */
export function rangeOf({ path, span }: Place, { sourceOf }: Pick<ReportInput, 'sourceOf'>): Range {
  const { lineStarts } = sourceOf(path);
  const start = positionOf(lineStarts, span[0]);
  const end = positionOf(lineStarts, span[1]);
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
