import { grouped } from '../grouped.js';
import type { Place, Range } from '../model/model.js';
import { positionOf, type SourceText } from '../model/source.js';
import type { Colors } from './colors.js';
import { printable } from './report-input.js';
import { showLine, widthOf } from './width.js';

/** A stretch of source with what is to be said of it. */
export interface Label {
  readonly place: Place;
  /** The place that the finding points at. */
  readonly primary: boolean;
  readonly says: string;
}

/** How the lines of a source are drawn. */
export interface FrameStyle {
  readonly colors: Colors;
  /** The colour of the finding's severity. */
  readonly alarm: (text: string) => string;
  /** Digits of the largest line number. */
  readonly gutter: number;
}

/** Lines between two labels that are shown rather than left out. */
const bridge = 2;
/** Columns of source that are shown of one line, and how many of them before its first label. */
const lineLimit = 120;
const lead = 40;

/** The labelled lines of one file, in order, each label underlined below its line. No line end at the end. */
export function printFrame(labels: readonly Label[], source: SourceText, style: FrameStyle): string {
  const byLine = grouped(labels, ({ place }) => positionOf(source.lineStarts, place.span[0]).line);
  const lines = [...byLine.keys()].sort((a, b) => a - b);
  const rows: string[] = [margin(style)];
  lines.forEach((line, at) => {
    const before = lines[at - 1];
    if (before !== undefined) rows.push(...between(before, line, source, style));
    rows.push(...labelledLine(line, byLine.get(line)!, source, style));
  });
  return rows.join('\n');
}

/** The gutter without a line number. */
export function margin({ colors, gutter }: FrameStyle): string {
  return colors.dim(`${' '.repeat(gutter + 1)}|`);
}

function between(before: number, line: number, source: SourceText, style: FrameStyle): string[] {
  if (line - before - 1 > bridge) return [style.colors.dim('...')];
  const rows: string[] = [];
  for (let at = before + 1; at < line; at++) {
    rows.push(numbered(at, clip(showLine(lineText(at, source), printable).text, 0), style));
  }
  return rows;
}

function labelledLine(line: number, labels: readonly Label[], source: SourceText, style: FrameStyle): string[] {
  const start = source.lineStarts[line - 1]!;
  const text = lineText(line, source);
  const { text: shown, offsets } = showLine(text, printable);
  const spans = labels.map(({ place: { span } }): Range => {
    const from = Math.min(span[0] - start, text.length);
    return [offsets[from]!, offsets[Math.min(Math.max(span[1] - start, from), text.trimEnd().length)] ?? shown.length];
  });
  const cut = widthOf(shown) > lineLimit ? Math.max(0, Math.min(...spans.map(([from]) => from)) - lead) : 0;
  const marks = labels.map((label, at) => underline(label, shown, spans[at]!, cut, style));
  return [numbered(line, clip(shown, cut), style), ...marks];
}

function underline({ primary, says }: Label, shown: string, [from, to]: Range, cut: number, style: FrameStyle): string {
  const before = widthOf(shown.slice(cut, from)) + (cut > 0 ? 1 : 0);
  const end = Math.min(to, cut + lineLimit);
  const length = Math.max(1, widthOf(shown.slice(from, end)));
  const paint = primary ? style.alarm : style.colors.blueBright;
  return `${margin(style)} ${' '.repeat(before)}${paint(`${(primary ? '^' : '-').repeat(length)} ${printable(says)}`.trimEnd())}`;
}

/** The part of a long line from `cut` on. */
function clip(shown: string, cut: number): string {
  const rest = shown.slice(cut);
  return `${cut > 0 ? '…' : ''}${rest.length > lineLimit ? `${rest.slice(0, lineLimit)}…` : rest}`;
}

function numbered(line: number, text: string, { colors, gutter }: FrameStyle): string {
  return `${colors.dim(`${String(line).padStart(gutter)} |`)} ${text}`.trimEnd();
}

function lineText(line: number, { text, lineStarts }: SourceText): string {
  return text.slice(lineStarts[line - 1], lineStarts[line] ?? text.length).replace(/[\r\n]+$/, '');
}
