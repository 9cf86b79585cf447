import type { Finding, Severity } from '../finding.js';
import type { Fix } from '../languages/language.js';
import type { Place } from '../model/model.js';
import { grouped, largestFirst } from '../grouped.js';
import { printEvidence } from './full.js';
import { codeSpan, fenced, htmlCode, inHtml, inMarkdown } from './markup.js';
import { percentEncoded } from './percent-encoded.js';
import { rangeOf } from './range.js';
import { type ReportInput, whyOf } from './report-input.js';
import { counted, countsOf, worstSeverityFirst } from './summary.js';
import { worstFirst } from './worst.js';

/** A job's summary on GitHub holds 1 MiB; a little is kept for the line that says what is missing. */
const sizeLimit = (1 << 20) - 512;

const signs: Readonly<Record<Severity, string>> = { error: '🔴', warning: '🟠', note: '🔵' };

/** For a job's summary or a comment: counts by rule, then each finding folded, with its evidence and links to its lines. */
export function printMarkdown(input: ReportInput): string {
  const { findings } = input;
  if (findings.length === 0) return '### leaklint: nothing found\n';
  const head = `### leaklint: ${countsOf(findings)}\n\n${table(input)}\n`;
  const sections = sectionsWithin(sizeLimit - Buffer.byteLength(head), input);
  const hidden = findings.length - sections.length;
  const rest = hidden === 0 ? '' : `\n${counted(hidden, 'more finding')}, the least severe, did not fit into 1 MiB.\n`;
  return head + sections.join('') + rest;
}

function table({ findings }: ReportInput): string {
  const rows = largestFirst(grouped(findings, ({ rule }) => rule)).map(([rule, list]) => {
    const numbers = worstSeverityFirst.map(severity => list.filter(finding => finding.severity === severity).length);
    return `| ${codeSpan(rule)} | ${numbers.join(' | ')} |`;
  });
  return ['| rule | errors | warnings | notes |', '| --- | ---: | ---: | ---: |', ...rows].join('\n');
}

/** A section for each finding, the worst first, as many as have room. */
function sectionsWithin(limit: number, input: ReportInput): string[] {
  const sections: string[] = [];
  let size = 0;
  for (const finding of worstFirst(input.findings)) {
    const section = printSection(finding, input);
    size += Buffer.byteLength(section);
    if (size > limit) break;
    sections.push(section);
  }
  return sections;
}

function printSection(finding: Finding, input: ReportInput): string {
  const { severity, rule, message, place, instead, confidence } = finding;
  const { line } = rangeOf(place, input);
  const [title] = /^.*?\.(?=\s|$)/s.exec(message) ?? [message];
  const rest = message.slice(title.length).trim();
  const where = htmlCode(`${place.path}:${line}`);
  const paragraphs = [
    `${link(place, input)} · ${codeSpan(rule)} · ${severity}, ${confidence}`,
    ...(rest === '' ? [] : [`**Note:** ${inMarkdown(rest)}`]),
    fenced(printEvidence(finding, input)),
    `**Why:** ${inMarkdown(whyOf(finding, input.rules))}`,
    `**Instead:** ${inMarkdown(instead)}`,
    ...fixNote(input.fixes.get(finding)),
  ];
  return `\n<details>\n<summary>${signs[severity]} ${where} ${inHtml(title)}</summary>\n\n${paragraphs.join('\n\n')}\n\n</details>\n`;
}

function fixNote(fix: Fix | undefined): string[] {
  if (fix === undefined || 'declined' in fix) return [];
  return [`**Fix:** ${inMarkdown(fix.title)} (\`${fix.safety === 'safe' ? '--fix' : '--fix --unsafe-fixes'}\`)`];
}

/** The place as a link to its lines at this commit, where that is known. */
function link(place: Place, input: ReportInput): string {
  const { line, endLine } = rangeOf(place, input);
  const name = codeSpan(`${place.path}:${line}`);
  const path = input.inRepository(place.path);
  if (input.blobUrl === undefined || path.startsWith('/')) return name;
  const lines = line === endLine ? `#L${line}` : `#L${line}-L${endLine}`;
  return `[${name}](<${input.blobUrl}${percentEncoded(path)}${lines}>)`;
}
