import type { Confidence, Finding, Severity } from '../finding.js';
import { grouped } from '../grouped.js';
import type { Fix } from '../languages/language.js';
import type { Place, Span } from '../model/model.js';
import { positionOf } from '../model/source.js';
import { lineHashes } from './fingerprint.js';
import { printJson, type ReportInput } from './report-input.js';
import { sarifRule } from './sarif-rule.js';

/** GitHub shows no more results of one upload. */
const resultLimit = 5000;

/** SARIF 2.1.0 in the shape that GitHub code scanning reads. */
export function printSarif(input: ReportInput): string {
  const shown = worst(input.findings, resultLimit);
  const rank = new Map(input.rules.map(({ id }, index) => [id, index]));
  const fingerprintOf = fingerprints(input);
  return printJson({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'leaklint',
            version: input.version,
            semanticVersion: input.version,
            rules: input.rules.map(sarifRule),
          },
        },
        automationDetails: { id: 'leaklint/' },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: omissions(input.findings, shown) }],
        results: shown.map(finding => ({
          ruleIndex: rank.get(finding.rule),
          partialFingerprints: { primaryLocationLineHash: fingerprintOf(finding) },
          ...sarifResult(finding, input),
        })),
      },
    ],
  });
}

function sarifResult(finding: Finding, input: ReportInput): object {
  const { rule, severity, confidence, name, place, because } = finding;
  const steps = because.map(({ place: at, role, says }) => ({
    physicalLocation: physicalLocation(at, input),
    message: { text: `${role}: ${says}` },
  }));
  return {
    ruleId: rule,
    level: severity satisfies Severity,
    message: { text: messageText(finding) },
    locations: [{ physicalLocation: physicalLocation(place, input) }],
    relatedLocations: steps.map((step, at) => ({ id: at + 1, ...step })),
    codeFlows: [{ threadFlows: [{ locations: steps.map(location => ({ location })) }] }],
    properties: { confidence, name },
    ...sarifFixes(input.fixes.get(finding), input),
  };
}

/** The message, then each step of the evidence as a link to its related location. */
function messageText({ message, because, instead }: Finding): string {
  const links = because.map(({ role, says }, at) => `[${role}: ${linkText(says)}](${at + 1})`);
  return `${plainText(message)} Evidence: ${links.join('; ')}. ${plainText(instead)}`;
}

/** Text in which no brackets make a link by chance. */
function plainText(text: string): string {
  return text.replace(/\[([^\]]*)\](?=\()/g, '\\[$1\\]');
}

function linkText(text: string): string {
  return text.replace(/[\\[\]]/g, '\\$&');
}

function sarifFixes(fix: Fix | undefined, input: ReportInput): object {
  if (fix === undefined || 'declined' in fix) return {};
  const byPath = grouped(fix.edits, ({ path }) => path);
  const artifactChanges = [...byPath].map(([path, edits]) => ({
    artifactLocation: artifactLocation(path),
    replacements: edits.map(({ start, end, text }) => ({
      deletedRegion: region(path, [start, end], input),
      insertedContent: { text },
    })),
  }));
  return { fixes: [{ description: { text: fix.title }, artifactChanges }] };
}

function physicalLocation({ path, span }: Place, input: ReportInput): object {
  return { artifactLocation: artifactLocation(path), region: region(path, span, input) };
}

function artifactLocation(path: string): object {
  const uri = path.split('/').map(encodeURIComponent).join('/');
  return path.startsWith('/') ? { uri: `file://${uri}` } : { uri, uriBaseId: '%SRCROOT%' };
}

function region(path: string, span: Span, { sourceOf }: ReportInput): object {
  const { lineStarts } = sourceOf(path);
  const start = positionOf(lineStarts, span[0]);
  const end = positionOf(lineStarts, span[1]);
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** GitHub's line hash; a second finding of a rule on a line gets a number, or it would collapse into the first. */
function fingerprints({ sourceOf }: ReportInput): (finding: Finding) => string {
  const hashes = new Map<string, readonly string[]>();
  const times = new Map<string, number>();
  return ({ rule, place }) => {
    const { text, lineStarts } = sourceOf(place.path);
    const known = hashes.get(place.path) ?? lineHashes(text);
    hashes.set(place.path, known);
    const hash = known[positionOf(lineStarts, place.span[0]).line - 1]!;
    const key = `${rule} ${place.path} ${hash}`;
    const time = (times.get(key) ?? 0) + 1;
    times.set(key, time);
    return time === 1 ? hash : `${hash}:${time}`;
  };
}

const badness: Readonly<Record<Severity | Confidence, number>> = {
  error: 0,
  warning: 1,
  note: 2,
  certain: 0,
  likely: 1,
  possible: 2,
};

/** At most `limit` findings, the worst and surest, in their given order. */
function worst(findings: readonly Finding[], limit: number): readonly Finding[] {
  if (findings.length <= limit) return findings;
  const byBadness = [...findings].sort(
    (a, b) => badness[a.severity] - badness[b.severity] || badness[a.confidence] - badness[b.confidence],
  );
  const chosen = new Set(byBadness.slice(0, limit));
  return findings.filter(finding => chosen.has(finding));
}

function omissions(all: readonly Finding[], shown: readonly Finding[]): object[] {
  if (shown.length === all.length) return [];
  const text = `${all.length} findings; only the ${shown.length} worst are listed, as GitHub shows no more.`;
  return [{ level: 'warning', message: { text } }];
}
