import { positionOf } from '../model/source.js';
import { logLine, type ReportInput } from './report-input.js';

/** One line a finding: `path:line:column: severity[confidence] rule: message`. */
export function printConcise({ findings, sourceOf }: ReportInput): string {
  return findings
    .map(({ place, severity, confidence, rule, message }) => {
      const { line, column } = positionOf(sourceOf(place.path).lineStarts, place.span[0]);
      return `${logLine(`${place.path}:${line}:${column}: ${severity}[${confidence}] ${rule}: ${message}`)}\n`;
    })
    .join('');
}
