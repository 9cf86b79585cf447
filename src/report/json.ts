import type { Finding } from '../finding.js';
import type { Fix } from '../languages/language.js';
import { rangeOf } from './range.js';
import type { Place } from '../model/model.js';
import { printJson, type ReportInput } from './report-input.js';
import { countBySeverity } from './summary.js';

/** Raised when a field changes its meaning or goes; a new field raises nothing. The schema of each is in schema/. */
const formatVersion = 1;

/** One document: schema/report-1.json says what is in it. */
export function printJsonReport(input: ReportInput): string {
  const { findings, version } = input;
  return printJson({
    version: formatVersion,
    tool: { name: 'leaklint', version },
    summary: { ...countBySeverity(findings), fixable: countFixable(input) },
    findings: findings.map(finding => findingJson(finding, input)),
  });
}

/** A finding a line, each with the format's version. */
export function printJsonLines(input: ReportInput): string {
  return input.findings
    .map(finding => printJson({ version: formatVersion, ...findingJson(finding, input) }, 0))
    .join('');
}

function countFixable({ findings, fixes }: ReportInput): number {
  return findings.filter(finding => 'edits' in (fixes.get(finding) ?? {})).length;
}

function findingJson(finding: Finding, input: ReportInput): object {
  const { rule, severity, confidence, name, message, instead, place, because } = finding;
  const locate = (at: Place): object => ({ path: at.path, ...rangeOf(at, input) });
  const fix = input.fixes.get(finding);
  return {
    rule,
    severity,
    confidence,
    name,
    message,
    instead,
    location: locate(place),
    because: because.map(({ role, says, place: at }) => ({ role, says, location: locate(at) })),
    fix: fix !== undefined && 'edits' in fix ? fixJson(fix, locate) : null,
  };
}

function fixJson({ title, safety, edits }: Extract<Fix, { edits: unknown }>, locate: (place: Place) => object): object {
  return {
    title,
    safety,
    edits: edits.map(({ path, start, end, text }) => ({ location: locate({ path, span: [start, end] }), text })),
  };
}
