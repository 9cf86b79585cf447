import { fstatSync, lstatSync, writeFileSync } from 'node:fs';
import { isatty } from 'node:tty';
import type { CheckOptions, Format } from '../config/options.js';
import { UsageError } from '../config/usage-error.js';
import { writeWhole } from '../config/write-whole.js';
import { systemReason } from '../files/system-reason.js';
import type { Patch } from '../fix/patch.js';
import { type Colors, colors } from '../report/colors.js';
import { printConcise } from '../report/concise.js';
import { printFull } from '../report/full.js';
import { printGitHub } from '../report/github.js';
import { printGitLab } from '../report/gitlab.js';
import { printJsonLines, printJsonReport } from '../report/json.js';
import { printJUnit } from '../report/junit.js';
import { printMarkdown } from '../report/markdown.js';
import { printRdjson } from '../report/rdjson.js';
import { patchLine, type Report, type ReportInput } from '../report/report-input.js';
import { printSarif } from '../report/sarif.js';
import { printStatistics } from '../report/statistics.js';
import type { Terminal } from './terminal.js';

const printers: Readonly<Record<Format, (input: ReportInput, colors: Colors) => string | Report>> = {
  full: printFull,
  concise: printConcise,
  json: printJsonReport,
  jsonl: printJsonLines,
  sarif: printSarif,
  github: printGitHub,
  gitlab: printGitLab,
  junit: printJUnit,
  rdjson: printRdjson,
  markdown: printMarkdown,
};

/** Makes the reports that were asked for and brings them where they belong. Throws `UsageError` for a file that cannot be written. */
export function writeReports(input: ReportInput, options: CheckOptions, terminal: Terminal): void {
  const paint = colors(options.color ?? wantsColor());
  for (const { format, to } of options.outputs) {
    const printed = printers[format](input, to === 'stdout' ? paint : colors(false));
    const report: Report = typeof printed === 'string' ? { text: printed } : printed;
    if (report.omitted !== undefined) terminal.warn(report.omitted);
    if (to === 'stdout') terminal.report(report.text);
    else if (to === 'stderr') terminal.aside(report.text);
    else writeReport(to.file, report.text);
  }
  if (options.statistics) terminal.aside(printStatistics(input));
}

/** Prints a patch as it is for what applies it, and spelt out for what would obey it. */
export function writePatch({ bytes, text, leftOut }: Patch, terminal: Terminal): void {
  for (const file of leftOut) terminal.warn(file);
  if (!isObeyed()) return terminal.report(bytes);
  const shown = text.split('\n').map(patchLine).join('\n');
  terminal.report(shown);
  if (shown !== text)
    terminal.warn('what a terminal or a log would obey is spelt out in this patch; to apply it, write it into a file');
}

/** Whether stdout goes where characters are acted upon: to a terminal, or into a log of GitHub's runner. */
function isObeyed(): boolean {
  return isatty(1) || (process.env['GITHUB_ACTIONS'] === 'true' && !fstatSync(1).isFile());
}

/** A file comes whole or stays as it was; devices, pipes and links are written through. */
function writeReport(file: string, text: string): void {
  if (lstatSync(file, { throwIfNoEntry: false })?.isFile() ?? true) return writeWhole(file, text);
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`cannot write ${file}: ${systemReason(error)}`);
  }
}

/** Whether stdout shows colours: https://no-color.org and https://force-color.org, else whether it is a terminal. */
function wantsColor(): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0';
  // `process.stdout.isTTY` is undefined, not false, where there is none; picocolors would then ask for CI.
  return isatty(1) && TERM !== 'dumb';
}
