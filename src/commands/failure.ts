import { CommanderError } from 'commander';
import { UsageError } from '../config/usage-error.js';

/** Why a command did not come to its end, and what that makes of the exit code. */
export interface Failure {
  readonly exitCode: 0 | 2;
  readonly message: string;
  /** Whether the reader was told already. */
  readonly isTold: boolean;
}

/** What a thrown error means to who ran the command: a wrong use is told in a line, a defect of leaklint with its stack. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CommanderError) {
    return { exitCode: error.exitCode === 0 ? 0 : 2, message: error.message.replace(/^error: /, ''), isTold: true };
  }
  if (error instanceof UsageError) return { exitCode: 2, message: error.message, isTold: false };
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { exitCode: 2, message: `internal: ${text}`, isTold: false };
}
