import type { Severity } from '../finding.js';
import type { Fix } from '../languages/language.js';
import type { Place } from '../model/model.js';
import { positionOf } from '../model/source.js';
import { printable, printJson, type ReportInput } from './report-input.js';

const severities: Readonly<Record<Severity, string>> = { error: 'ERROR', warning: 'WARNING', note: 'INFO' };

/** The Reviewdog Diagnostic Format: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf */
export function printRdjson(input: ReportInput): string {
  return printJson({
    source: { name: 'leaklint' },
    diagnostics: input.findings.map(finding => {
      const { rule, severity, message, instead, place } = finding;
      return {
        message: `${printable(message)} ${printable(instead)}`,
        location: { path: place.path, range: byteRange(place, input) },
        severity: severities[severity],
        code: { value: rule },
        ...suggestions(input.fixes.get(finding), place.path, input),
      };
    }),
  });
}

/** One for each edit; none where the fix also changes another file, of which a suggestion cannot speak. */
function suggestions(fix: Fix | undefined, path: string, input: ReportInput): object {
  if (fix === undefined || 'declined' in fix || fix.edits.some(edit => edit.path !== path)) return {};
  return {
    suggestions: fix.edits.map(({ start, end, text }) => ({
      range: byteRange({ path, span: [start, end] }, input),
      text,
    })),
  };
}

/** The format counts columns in bytes of UTF-8, from 1; the end is after the last character. */
function byteRange({ path, span }: Place, { sourceOf }: ReportInput): object {
  const { text, lineStarts } = sourceOf(path);
  const [start, end] = span.map(offset => {
    const { line } = positionOf(lineStarts, offset);
    return { line, column: Buffer.byteLength(text.slice(lineStarts[line - 1], offset)) + 1 };
  });
  return { start, end };
}
