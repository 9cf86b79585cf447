import { failureOf } from './commands/failure.js';
import { withAnnotations } from './commands/outputs.js';
import { program } from './commands/program.js';
import type { CheckOptions } from './config/options.js';
import { optimizeLate } from './engine/late-optimizing.js';
import { collectSeldom } from './engine/seldom-collecting.js';
import { Terminal } from './output/terminal.js';

/** Runs the command; whatever goes wrong is told on stderr and makes exit code 2. */
async function main(): Promise<void> {
  try {
    await program(check).parseAsync();
  } catch (error) {
    const { exitCode, message, isTold } = failureOf(error);
    if (!isTold) new Terminal(true).fail(message);
    process.exitCode = exitCode;
  }
}

async function check(options: CheckOptions, terminal: Terminal): Promise<void> {
  optimizeLate();
  collectSeldom();
  const { run } = await import('./commands/analysis.js');
  const { exitCode } = await run(withAnnotations(options, terminal), terminal);
  process.exitCode = exitCode;
}

await main();
