import { systemReason } from '../files/system-reason.js';
import { logLine, printable } from '../report/report-input.js';

/** Where a run speaks: the report on stdout, everything else on stderr. */
export class Terminal {
  private readonly said = new Set<string>();

  constructor(private readonly quiet: boolean) {
    // A reader that has seen enough (`| head`) closes the pipe: nobody is left to tell.
    process.stdout.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
      this.fail(`cannot write stdout: ${systemReason(error)}`);
      process.exit(2);
    });
  }

  report(text: string | Uint8Array): void {
    process.stdout.write(text);
  }

  /** Something the reader may want to know. */
  note(message: string): void {
    if (!this.quiet) this.say(`leaklint: ${printable(message)}`);
  }

  /** Something that makes the report less complete than it could be. */
  warn(message: string): void {
    if (!this.quiet) this.say(`leaklint: warning: ${printable(message)}`);
  }

  /** What was asked for beside the report: counts, annotations. */
  aside(text: string): void {
    process.stderr.write(text);
  }

  /** Why the job could not be done, in a line or several; told even when quiet. */
  fail(message: string): void {
    this.say(`leaklint: error: ${message}`);
  }

  /** Says something once. */
  private say(text: string): void {
    if (this.said.has(text)) return;
    this.said.add(text);
    process.stderr.write(`${text.split('\n').map(logLine).join('\n')}\n`);
  }
}
