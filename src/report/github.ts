import type { Finding, Severity } from '../finding.js';
import { rangeOf } from './range.js';
import { printable, type ReportInput } from './report-input.js';
import { counted, worstSeverityFirst } from './summary.js';
import { worstFirst } from './worst.js';

/** GitHub shows no more annotations of each level that one step writes. */
const limit = 10;

/** https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'notice' };

/** Workflow commands that GitHub's runner turns into annotations of the lines: the worst of each severity, and how many more. */
export function printGitHub(input: ReportInput): string {
  const ordered = worstFirst(input.findings);
  const shown = worstSeverityFirst.flatMap(severity =>
    ordered.filter(finding => finding.severity === severity).slice(0, limit),
  );
  const hidden = ordered.length - shown.length;
  const rest =
    hidden === 0
      ? ''
      : `${counted(hidden, 'more finding')}: GitHub annotates ${limit} errors, ${limit} warnings and ${limit} notices of a step\n`;
  return shown.map(finding => annotation(finding, input)).join('') + rest;
}

function annotation(finding: Finding, input: ReportInput): string {
  const { severity, rule, confidence, place, message, instead } = finding;
  const { line, column, endLine, endColumn } = rangeOf(place, input);
  const properties = {
    title: `${rule} (${confidence})`,
    file: printable(input.inRepository(place.path)),
    line,
    endLine,
    // GitHub drops an annotation that has columns and more than one line.
    ...(line === endLine ? { col: column, endColumn } : {}),
  };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  const text = [message, instead].map(printable).join('\n');
  return `::${commands[severity]} ${list.join(',')}::${escapeData(text)}\n`;
}

/** A command that tells why there is no report. */
export function errorCommand(message: string): string {
  return `::error title=leaklint::${escapeData(message.split('\n').map(printable).join('\n'))}\n`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
