import type { Finding, Reason } from '../../src/finding.js';
import type { Place } from '../../src/model/model.js';
import { lineStartsOf } from '../../src/model/source.js';
import type { ReportInput } from '../../src/report/report-input.js';

/** Where `marked` stands first in the file. Throws if it does not. */
export function placeOf(files: Readonly<Record<string, string>>, path: string, marked: string): Place {
  const start = files[path]?.indexOf(marked) ?? -1;
  if (start === -1) throw new Error(`${path} does not hold ${marked}`);
  return { path, span: [start, start + marked.length] };
}

export function finding(place: Place, because: readonly Reason[] = [], more: Partial<Finding> = {}): Finding {
  return {
    rule: 'global-accumulator',
    severity: 'warning',
    confidence: 'likely',
    place,
    name: 'events',
    message: '`events` grows whenever `handle` is called. It lives as long as the process.',
    because: [{ place, role: 'grows', says: 'one more entry on every call' }, ...because],
    instead: 'Bound `events`.',
    ...more,
  };
}

export function reportInput(
  files: Readonly<Record<string, string>>,
  findings: readonly Finding[],
  fixes: ReportInput['fixes'] = new Map(),
): ReportInput {
  return {
    findings,
    fixes,
    version: '1.2.3',
    inRepository: path => path,
    rules: [
      {
        id: 'global-accumulator',
        severity: 'warning',
        languages: ['python', 'typescript'],
        what: 'A collection that grows whenever a function is called.',
        why: 'What a module holds lives as long as the process.',
        instead: 'Bound it.',
      },
    ],
    sourceOf: path => ({ text: files[path]!, lineStarts: lineStartsOf(files[path]!) }),
  };
}
