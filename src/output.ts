import { isatty } from 'node:tty';
import { writeFileSync } from 'node:fs';
import type { CheckOptions, Format } from './config/options.js';
import { UsageError } from './config/usage-error.js';
import { type Colors, colors } from './report/colors.js';
import { printConcise } from './report/concise.js';
import { printFull } from './report/full.js';
import { printJsonReport } from './report/json.js';
import type { ReportInput } from './report/report-input.js';
import { printSarif } from './report/sarif.js';
import { printStatistics } from './report/statistics.js';
import type { Terminal } from './terminal.js';

const printers: Readonly<Record<Format, (input: ReportInput, colors: Colors) => string>> = {
  full: printFull,
  concise: printConcise,
  json: printJsonReport,
  sarif: printSarif,
};

/** Makes the reports that were asked for and brings them where they belong. Throws `UsageError` for a file that cannot be written. */
export function writeReports(input: ReportInput, options: CheckOptions, terminal: Terminal): void {
  const paint = colors(options.color ?? wantsColor());
  for (const output of options.outputs) {
    const text = printers[output.format](input, output.file === undefined ? paint : colors(false));
    if (output.file === undefined) terminal.report(text);
    else writeReport(output.file, text);
  }
  if (options.statistics) terminal.tally(printStatistics(input));
}

function writeReport(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(`cannot write ${file}: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
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
