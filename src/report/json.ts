import type { Finding } from '../finding.js';
import type { Fix } from '../languages/language.js';
import type { Place } from '../model/model.js';
import { positionOf } from '../model/source.js';
import { printJson, type ReportInput } from './report-input.js';

/** Raised when a field changes its meaning or goes; a new field raises nothing. */
const formatVersion = 1;

/**
 * Lines and columns count from 1, columns in UTF-16 units; the end is after the last character.
 *
 *     { version, tool: { name, version }, summary: { error, warning, note, fixable },
 *       findings: [{ rule, severity, confidence, name, message, instead, location,
 *                    because: [{ role, says, location }],
 *                    fix: { title, safety, edits: [{ location, text }] } | null }] }
 *
 * where `location` is `{ path, line, column, endLine, endColumn }`.
 */
export function printJsonReport(input: ReportInput): string {
  const { findings, fixes, version } = input;
  const number = (severity: string): number => findings.filter(finding => finding.severity === severity).length;
  return printJson({
    version: formatVersion,
    tool: { name: 'leaklint', version },
    summary: { error: number('error'), warning: number('warning'), note: number('note'), fixable: countFixable(input) },
    findings: findings.map(finding => findingJson(finding, fixes.get(finding), place => locationOf(place, input))),
  });
}

function countFixable({ findings, fixes }: ReportInput): number {
  return findings.filter(finding => 'edits' in (fixes.get(finding) ?? {})).length;
}

function findingJson(finding: Finding, fix: Fix | undefined, locate: (place: Place) => object): object {
  const { rule, severity, confidence, name, message, instead, place, because } = finding;
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

function locationOf({ path, span }: Place, { sourceOf }: ReportInput): object {
  const { lineStarts } = sourceOf(path);
  const start = positionOf(lineStarts, span[0]);
  const end = positionOf(lineStarts, span[1]);
  return { path, line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
