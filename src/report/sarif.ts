import { gzipSync } from 'node:zlib';
import type { Finding, Reason } from '../finding.js';
import { grouped } from '../grouped.js';
import type { Fix } from '../languages/language.js';
import type { Place } from '../model/model.js';
import { positionOf } from '../model/source.js';
import { lineHashes } from './fingerprint.js';
import { percentEncoded } from './percent-encoded.js';
import { rangeOf } from './range.js';
import { printable, printJson, type Report, type ReportInput } from './report-input.js';
import { sarifRule } from './sarif-rule.js';
import { worst } from './worst.js';

/**
 * What GitHub keeps of one upload: results, steps of a code flow, locations of a result, bytes of it all under gzip.
 * https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning
 */
const resultLimit = 5000;
const stepLimit = 1000;
const locationLimit = 100;
const sizeLimit = 10_000_000;

/** SARIF 2.1.0 in the shape that GitHub code scanning reads; over its limits the worst findings are kept. */
export function printSarif(input: ReportInput): Report {
  const all = input.findings;
  let shown = worst(all, resultLimit);
  let text = printLog(shown, input);
  // What compresses to less than a tenth of its size is rare: most logs need no second look.
  for (let size = sizeOf(text); size > sizeLimit && shown.length > 0; size = sizeOf(text)) {
    shown = worst(all, Math.floor((shown.length * sizeLimit * 0.95) / size));
    text = printLog(shown, input);
  }
  return shown.length === all.length ? { text } : { text, omitted: omission(all.length, shown.length) };
}

function sizeOf(text: string): number {
  return text.length <= sizeLimit ? text.length : gzipSync(text).length;
}

function omission(all: number, shown: number): string {
  return `${all} findings; only the ${shown} worst are in the SARIF report, as GitHub takes no more`;
}

function printLog(shown: readonly Finding[], input: ReportInput): string {
  const { version, rules, findings, homepage } = input;
  const rank = new Map(rules.map(({ id }, index) => [id, index]));
  const fingerprintOf = fingerprints(input);
  const notes = shown.length === findings.length ? [] : [omission(findings.length, shown.length)];
  return printJson({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'leaklint',
            ...(homepage === undefined ? {} : { informationUri: homepage }),
            version,
            semanticVersion: version,
            rules: rules.map(sarifRule),
          },
        },
        automationDetails: { id: 'leaklint/' },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: notes.map(text => ({ level: 'warning', message: { text: `${text}.` } })),
          },
        ],
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
  const steps = because.slice(0, stepLimit).map(({ place: at, says }) => ({
    physicalLocation: physicalLocation(at, input),
    message: { text: printable(says) },
  }));
  return {
    ruleId: rule,
    level: severity,
    message: { text: messageText(finding) },
    locations: [{ physicalLocation: physicalLocation(place, input) }],
    relatedLocations: steps.slice(0, locationLimit).map((step, at) => ({ id: at + 1, ...step })),
    codeFlows: [{ threadFlows: [{ locations: steps.map(location => ({ location })) }] }],
    properties: { confidence, name: printable(name) },
    ...sarifFixes(input.fixes.get(finding), input),
  };
}

/** The message, then each step of the evidence as a link to its related location. */
function messageText({ message, because, instead }: Finding): string {
  const links = because.slice(0, locationLimit).map(evidenceLink);
  const more = because.length > links.length ? ` and ${because.length - links.length} more places` : '';
  return printable(`${plainText(message)} Evidence: ${links.join('; ')}${more}. ${plainText(instead)}`);
}

function evidenceLink({ says }: Reason, at: number): string {
  return `[${linkText(says)}](${at + 1})`;
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
    artifactLocation: artifactLocation(path, input),
    replacements: edits.map(({ start, end, text }) => ({
      deletedRegion: region({ path, span: [start, end] }, input),
      insertedContent: { text },
    })),
  }));
  return { fixes: [{ description: { text: printable(fix.title) }, artifactChanges }] };
}

function physicalLocation(place: Place, input: ReportInput): object {
  return { artifactLocation: artifactLocation(place.path, input), region: region(place, input) };
}

function artifactLocation(path: string, { inRepository }: ReportInput): object {
  const known = inRepository(path);
  const uri = percentEncoded(known);
  return known.startsWith('/') ? { uri: `file://${uri}` } : { uri, uriBaseId: '%SRCROOT%' };
}

function region(place: Place, input: ReportInput): object {
  const { line, column, endLine, endColumn } = rangeOf(place, input);
  return { startLine: line, startColumn: column, endLine, endColumn };
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
