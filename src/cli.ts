import { CommanderError } from 'commander';
import { program } from './commands.js';
import { UsageError } from './config/usage-error.js';
import { Terminal } from './terminal.js';

/** Runs the command; whatever goes wrong is told on stderr and makes exit code 2. */
async function main(): Promise<void> {
  try {
    await program().parseAsync();
  } catch (error) {
    process.exitCode = failureCode(error);
  }
}

function failureCode(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const terminal = new Terminal(true);
  if (error instanceof UsageError) terminal.fail(error.message);
  else terminal.fail(`internal: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return 2;
}

await main();
