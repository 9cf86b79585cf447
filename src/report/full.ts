import type { Finding, Severity } from '../finding.js';
import { grouped } from '../grouped.js';
import type { Fix } from '../languages/language.js';
import type { Place } from '../model/model.js';
import { positionOf } from '../model/source.js';
import { type Colors, colors as colorsOf } from './colors.js';
import { type FrameStyle, type Label, margin, printFrame } from './frame.js';
import { printable, type ReportInput, whyOf } from './report-input.js';
import { printSummary } from './summary.js';
import { widthOf } from './width.js';

/** Places of evidence that are shown with their source; the other formats list them all. */
const labelLimit = 8;
/** Columns at which notes are broken: as many as are easy to read, fewer in a narrow terminal. */
const noteWidth = { most: 100, least: 40 };

const plainColors = colorsOf(false);
const severityColors = { error: 'red', warning: 'yellow', note: 'cyan' } as const satisfies Record<Severity, string>;

/** For people at a terminal: each finding with its code, its evidence, why it matters and what to do; counts at the end. */
export function printFull(input: ReportInput, colors: Colors): string {
  const explained = new Set<string>();
  const findings = input.findings.map(finding => {
    const isNew = !explained.has(finding.rule);
    if (finding.why === undefined) explained.add(finding.rule);
    return printFinding(finding, isNew, input, colors);
  });
  return [...findings, printSummary(input, colors)].join('\n');
}

function printFinding(finding: Finding, isNewRule: boolean, input: ReportInput, colors: Colors): string {
  const labels = labelsOf(finding);
  const shown = labels.slice(0, labelLimit);
  const style = styleOf(finding, shown, input, colors);
  const [title, rest] = titleAndRest(finding.message);
  const heading = `${style.alarm(`${finding.severity}[${finding.rule}]`)}${colors.bold(`: ${printable(title)}`)}`;
  const rows = [heading, ...frames(finding, shown, input, style), margin(style)];
  for (const [word, text] of notes(finding, rest, labels.length - shown.length, isNewRule, input)) {
    rows.push(...note(word, text, style, input));
  }
  return `${rows.join('\n')}\n`;
}

/** The places of a finding with their source, without colours. No line end at the end. */
export function printEvidence(finding: Finding, input: ReportInput): string {
  const shown = labelsOf(finding).slice(0, labelLimit);
  return frames(finding, shown, input, styleOf(finding, shown, input, plainColors)).join('\n');
}

function styleOf({ severity }: Finding, shown: readonly Label[], input: ReportInput, colors: Colors): FrameStyle {
  const alarm = (text: string): string => colors.bold(colors[severityColors[severity]](text));
  return { colors, alarm, gutter: String(lastLine(shown, input)).length };
}

/** A header and a frame for each file. */
function frames({ place }: Finding, shown: readonly Label[], input: ReportInput, style: FrameStyle): string[] {
  const files = [...grouped(shown, label => label.place.path)];
  return files.flatMap(([path, list], at) => [
    at === 0 ? header('-->', place, input, style) : header(':::', list[0]!.place, input, style),
    printFrame(list, input.sourceOf(path), style),
  ]);
}

/** The primary place first, then the rest of the evidence; what is said of one place is said together. */
function labelsOf({ place, because }: Finding): Label[] {
  const spots = grouped(because, reason => spotOf(reason.place));
  const own = spots.get(spotOf(place)) ?? [];
  spots.delete(spotOf(place));
  const saying = (reasons: typeof because): string => [...new Set(reasons.map(({ says }) => says))].join('; ');
  return [
    { place, primary: true, says: saying(own) },
    ...[...spots.values()].map(reasons => ({ place: reasons[0]!.place, primary: false, says: saying(reasons) })),
  ];
}

function spotOf({ path, span }: Place): string {
  return `${span[0]} ${span[1]} ${path}`;
}

function lastLine(labels: readonly Label[], { sourceOf }: ReportInput): number {
  return Math.max(...labels.map(({ place }) => positionOf(sourceOf(place.path).lineStarts, place.span[0]).line));
}

function header(arrow: string, { path, span }: Place, { sourceOf }: ReportInput, style: FrameStyle): string {
  const { line, column } = positionOf(sourceOf(path).lineStarts, span[0]);
  return `${' '.repeat(style.gutter)}${style.colors.dim(arrow)} ${printable(path)}:${line}:${column}`;
}

/** The first sentence without its full stop, and what follows. */
function titleAndRest(message: string): [title: string, rest: string] {
  const match = /^(.*?)\.(?:\s+(.*))?$/s.exec(message);
  return match === null ? [message, ''] : [match[1]!, match[2] ?? ''];
}

function notes(
  finding: Finding,
  rest: string,
  hidden: number,
  isNewRule: boolean,
  { rules, fixes }: ReportInput,
): [word: string, text: string][] {
  const why = finding.why ?? (isNewRule ? whyOf(finding, rules) : '');
  const more = hidden > 0 ? `${hidden} more place${hidden === 1 ? '' : 's'} (all in --format json)` : '';
  const all: [string, string][] = [
    ['note', rest],
    ['also', more],
    ['why', why],
    ['instead', finding.instead],
    ['fix', fixNote(fixes.get(finding))],
    ['confidence', finding.confidence],
  ];
  return all.filter(([, text]) => text !== '');
}

function fixNote(fix: Fix | undefined): string {
  if (fix === undefined || 'declined' in fix) return '';
  return `${fix.title} (${fix.safety === 'safe' ? '--fix' : '--fix --unsafe-fixes'})`;
}

/** `= word: text`, broken into lines under the text's first letter. */
function note(word: string, text: string, { colors, gutter }: FrameStyle, { columns }: ReportInput): string[] {
  const indent = ' '.repeat(gutter + 1);
  const head = `${indent}${colors.dim('=')} ${colors.bold(`${word}:`)} `;
  const hanging = `${indent}  ${' '.repeat(word.length + 2)}`;
  const width = Math.max(noteWidth.least, Math.min(noteWidth.most, columns ?? noteWidth.most));
  return wrap(printable(text), width - hanging.length).map((line, at) => (at === 0 ? head : hanging) + line);
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
