import { lineStartsOf, positionOf } from '../../model/source.js';
import type { FixIntent } from '../fix-intent.js';
import type { Fix } from '../language.js';

type Unsuppress = Extract<FixIntent, { do: 'unsuppress' }>;

/** A suppression that is all of its comment: the sign, its rules, a reason without another sign or suppression. */
const suppression = /^(?:#+|\/\/+|\/\*+)\s*leaklint:\s*ignore(?:-file)?\s*\[([^\]]*)\](?:(?!#|\/\/|leaklint:).)*$/s;

/** Takes rules out of a suppression; the comment goes with the last of them, its line with the comment. */
export function unsuppress({ comment, rules }: Unsuppress, read: (path: string) => string): Fix {
  const { path, span } = comment;
  const text = read(path);
  const [start, end] = span;
  const match = suppression.exec(text.slice(start, end));
  if (match === null) return { declined: 'the comment says something else too' };
  const [, list = ''] = match;
  const left = list
    .split(',')
    .map(rule => rule.trim())
    .filter(rule => rule !== '' && !rules.includes(rule));
  const title = 'remove what is not needed of the suppression';
  if (left.length === 0) return { title, safety: 'safe', edits: [{ path, ...removal(text, start, end), text: '' }] };
  const from = text.indexOf('[', start) + 1;
  return { title, safety: 'safe', edits: [{ path, start: from, end: from + list.length, text: left.join(', ') }] };
}

/** The comment with the space before it; with its whole line, when nothing else stands there. */
function removal(text: string, start: number, end: number): { start: number; end: number } {
  const lineStarts = lineStartsOf(text);
  const lineStart = lineStarts[positionOf(lineStarts, start).line - 1]!;
  const lineEnd = lineStarts[positionOf(lineStarts, end).line] ?? text.length;
  const isAlone = text.slice(lineStart, start).trim() === '' && text.slice(end, lineEnd).trim() === '';
  if (isAlone) return { start: lineStart, end: lineEnd };
  return { start: lineStart + text.slice(lineStart, start).trimEnd().length, end };
}
