import { resolve } from 'node:path';
import { failureOf } from '../commands/failure.js';
import { annotationsFor } from '../commands/outputs.js';
import { program } from '../commands/program.js';
import type { CheckOptions, Output } from '../config/options.js';
import { UsageError } from '../config/usage-error.js';
import { systemReason } from '../files/system-reason.js';
import { Terminal } from '../output/terminal.js';
import { errorCommand } from '../report/github.js';
import { countBySeverity } from '../report/summary.js';
import type { RunResult } from '../run/run.js';
import { argumentsOf, type Inputs, readInputs } from './inputs.js';
import { changesSince, writeOutputs } from './runner.js';

/** Where paths in inputs start from. */
const workspace = process.env['GITHUB_WORKSPACE'] ?? process.cwd();

/** The GitHub Action: inputs become a command line, what was found becomes outputs. */
export async function run(): Promise<void> {
  const { inputs, result } = await lint();
  const { error, warning } = countBySeverity(result.findings);
  const outputs = {
    findings: result.findings.length,
    errors: error,
    warnings: warning,
    'sarif-file': result.exitCode === 2 ? '' : (inputs?.sarifFile ?? ''),
    'exit-code': result.exitCode,
  };
  writeOutputs(outputs, process.env);
  process.exitCode = result.exitCode;
}

async function lint(): Promise<{ inputs?: Inputs; result: RunResult }> {
  let result: RunResult = { exitCode: 2, findings: [] };
  try {
    const inputs = readInputs(process.env);
    enter(inputs.workingDirectory);
    const check = async (options: CheckOptions, terminal: Terminal): Promise<void> => {
      const analysis = await import('../commands/analysis.js');
      result = await analysis.run({ ...options, outputs: outputsOf(options.outputs, inputs) }, terminal);
    };
    await program(check).parseAsync(argumentsOf(inputs, since(inputs)), { from: 'user' });
    return { inputs, result };
  } catch (error) {
    process.stdout.write(errorCommand(failureOf(error).message));
    return { result: { exitCode: 2, findings: [] } };
  }
}

function enter(folder: string): void {
  try {
    process.chdir(resolve(workspace, folder));
  } catch (error) {
    throw new UsageError(`input working-directory: ${folder}: ${systemReason(error)}`);
  }
}

function since({ onlyChanged }: Inputs): string | undefined {
  if (onlyChanged === undefined) return undefined;
  const commit = changesSince(process.env);
  if (commit === undefined)
    new Terminal(false).note('only-changed: this event has no changes; all findings are reported');
  return commit;
}

/** What is asked for, and always a report in the log. */
function outputsOf(asked: readonly Output[], { annotations, summary, sarifFile }: Inputs): readonly Output[] {
  const outputs: Output[] = [...asked];
  const stepSummary = process.env['GITHUB_STEP_SUMMARY'] ?? '';
  if (outputs.every(({ to }) => to !== 'stdout')) outputs.push({ format: 'full', to: 'stdout' });
  if (annotations) outputs.push(...annotationsFor(outputs));
  if (sarifFile !== '') outputs.push({ format: 'sarif', to: { file: resolve(workspace, sarifFile) } });
  if (summary && stepSummary !== '') outputs.push({ format: 'markdown', to: { file: stepSummary } });
  return outputs;
}
