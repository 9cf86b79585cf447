import { unusedSuppression } from '../check/suppressions.js';
import type { Workspace } from '../engine/workspace.js';
import type { Finding } from '../finding.js';
import { grouped } from '../grouped.js';
import { languageNamed } from '../languages/index.js';
import type { Edit, Fix } from '../languages/language.js';
import { positionOf } from '../model/source.js';

/**
 * Where a suppression is written: at the end of the line that it speaks of, alone on the line above, or there as a child of
 * the element around it, where a comment would be text.
 */
export type IgnorePlace = 'end' | 'above' | 'child';

/** A line that a suppression makes longer than this gets it above. Columns. */
const WIDTH = 100;

/** A suppression that names its rules. */
const listed = /leaklint:\s*ignore\s*\[([^\]]*)\]/;

/** For each finding the edit that suppresses it, with this reason; those of one line share one. */
export function ignoresFor(
  findings: readonly Finding[],
  workspace: Workspace,
  reason: string,
  placeOf: (finding: Finding) => IgnorePlace,
): Map<Finding, Fix> {
  const lineOf = ({ place }: Finding): number =>
    positionOf(workspace.sourceText(place.path).lineStarts, place.span[0]).line;
  const suppressible = findings.filter(({ rule }) => rule !== unusedSuppression);
  const together = grouped(suppressible, finding => JSON.stringify([finding.place.path, lineOf(finding)]));
  const offers = new Map<Finding, Fix>();
  for (const finding of findings) offers.set(finding, { declined: insteadOf(finding) });
  for (const group of together.values()) {
    const [first] = group as [Finding, ...Finding[]];
    const rules = [...new Set(group.map(({ rule }) => rule))].sort();
    const place = (['child', 'above'] as const).find(each => group.some(finding => placeOf(finding) === each)) ?? 'end';
    const edit = edited(first.place.path, lineOf(first), { workspace, rules, reason, place });
    for (const finding of group) offers.set(finding, offerOf(edit));
  }
  return offers;
}

/** What is to be done about a suppression that is a finding itself. */
function insteadOf({ fix }: Finding): string {
  return fix ? 'take the comment away instead (--fix)' : 'mend the comment, or take it away';
}

function offerOf(edit: Edit | undefined): Fix {
  if (edit === undefined) return { declined: 'the line above goes on in this one' };
  return { title: 'suppress it', safety: 'safe', edits: [edit] };
}

interface Ignore {
  readonly workspace: Workspace;
  readonly rules: readonly string[];
  readonly reason: string;
  readonly place: IgnorePlace;
}

function edited(path: string, line: number, { workspace, rules, reason, place }: Ignore): Edit | undefined {
  const { text, lineStarts } = workspace.sourceText(path);
  const start = lineStarts[line - 1]!;
  const row = text.slice(start, lineStarts[line] ?? text.length).trimEnd();
  const sign = languageNamed(workspace.source(path).language).lineComment;
  const words = `leaklint: ignore[${rules.join(', ')}] -- ${reason}`;
  const comment = place === 'child' && sign === '//' ? `{/* ${words.replaceAll('*/', '* /')} */}` : `${sign} ${words}`;
  const present = listed.exec(row);
  if (present !== null) return withRules(path, start + present.index, present, rules);
  const space = sign === '#' ? '  ' : ' ';
  const goesOn = row.endsWith('\\');
  if (place === 'end' && !goesOn && row.length + space.length + comment.length <= WIDTH) {
    return { path, start: start + row.length, end: start + row.length, text: space + comment };
  }
  if (text.slice(0, start).trimEnd().endsWith('\\')) return undefined;
  const indent = /^\s*/.exec(row)![0];
  return { path, start, end: start, text: `${indent}${comment}\n` };
}

/** The suppression that is there names these rules too. */
function withRules(path: string, start: number, [whole, list = '']: RegExpExecArray, rules: readonly string[]): Edit {
  const named = list.split(',').map(rule => rule.trim());
  const all = [...new Set([...named, ...rules])].filter(rule => rule !== '');
  const from = start + whole.indexOf('[') + 1;
  return { path, start: from, end: from + list.length, text: all.join(', ') };
}
