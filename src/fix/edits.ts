import { grouped } from '../grouped.js';
import type { Edit } from '../languages/language.js';

/** Whether the two would change the same text. Equal edits do not: they are one; nor do two insertions at one place. */
export function overlap(a: Edit, b: Edit): boolean {
  if (a.path !== b.path || isEqual(a, b)) return false;
  return a.start < b.end && b.start < a.end;
}

/** The new texts of the files that the edits speak of, in the line ends around each. No two may overlap. */
export function applyEdits(edits: readonly Edit[], read: (path: string) => string): Map<string, string> {
  const byPath = grouped(edits, ({ path }) => path);
  return new Map([...byPath].map(([path, list]) => [path, applyTo(read(path), list)]));
}

function applyTo(text: string, edits: readonly Edit[]): string {
  const distinct = edits.filter((edit, at) => edits.findIndex(other => isEqual(edit, other)) === at);
  const sorted = distinct.sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let from = 0;
  for (const { start, end, text: replacement } of sorted) {
    result += text.slice(from, start) + replacement.replace(/\r?\n/g, lineEndAt(text, start));
    from = end;
  }
  return result + text.slice(from);
}

/** How the line at `at` ends; where it is the last one, the line before. */
function lineEndAt(text: string, at: number): string {
  const next = text.indexOf('\n', at);
  const end = next < 0 ? text.lastIndexOf('\n', at) : next;
  return end > 0 && text[end - 1] === '\r' ? '\r\n' : '\n';
}

function isEqual(a: Edit, b: Edit): boolean {
  return a.path === b.path && a.start === b.start && a.end === b.end && a.text === b.text;
}
