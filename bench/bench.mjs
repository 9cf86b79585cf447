/**
 * What leaklint costs, measured against what it cannot do without.
 *
 *     npm run bench -- FOLDER…
 *
 * For each folder: a cold run of the built program (one thread, report thrown away) against a cold run that only finds,
 * reads and parses the same files with the same parser, turn by turn; the medians, their ratio, the rate and the peak
 * resident set. Then `--version` against an empty script.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
const cli = join(root, 'dist', 'cli.js');
/** Two folders below the root, where the parser finds dist/. */
const parseOnly = join(import.meta.dirname, '.build', 'parse-only.js');
const turns = 3;
const startTurns = 15;

function measure(args) {
  const start = performance.now();
  const run = spawnSync(process.execPath, ['--import', join(import.meta.dirname, 'peak-memory.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    maxBuffer: 1 << 28,
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`${args.join(' ')} ended with ${run.status}: ${run.stderr}`);
  return { time: performance.now() - start, memory: Number(run.output[3]) * 1024, stdout: run.stdout };
}

function time(args) {
  const start = performance.now();
  spawnSync(process.execPath, args, { stdio: 'ignore' });
  return performance.now() - start;
}

const median = numbers => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const seconds = milliseconds => `${(milliseconds / 1000).toFixed(2)} s`;
const megabytes = bytes => `${(bytes / 1e6).toFixed(1)} MB`;

function benchFolder(folder) {
  const lints = [];
  const parses = [];
  for (let turn = 0; turn < turns; turn++) {
    lints.push(measure([cli, 'check', folder, '--format', 'json=/dev/null', '--exit-zero', '--quiet']));
    parses.push(measure([parseOnly, folder]));
  }
  const { files, bytes, parse } = JSON.parse(parses[0].stdout);
  const lint = median(lints.map(each => each.time));
  const least = median(parses.map(each => each.time));
  console.log(`${folder}: ${files} files, ${megabytes(bytes)}`);
  console.log(
    `  leaklint    ${seconds(lint)}  ${((bytes / 1e6 / lint) * 1000).toFixed(2)} MB/s  ${megabytes(Math.max(...lints.map(each => each.memory)))} peak`,
  );
  console.log(
    `  parse only  ${seconds(least)}  (${seconds(parse)} of it in the parser)  ${megabytes(Math.max(...parses.map(each => each.memory)))} peak`,
  );
  console.log(`  ratio       ${(lint / least).toFixed(2)}`);
}

function benchStart() {
  const folder = mkdtempSync(join(tmpdir(), 'leaklint-bench-'));
  const empty = join(folder, 'empty.mjs');
  writeFileSync(empty, '');
  const turnsOf = args => Array.from({ length: startTurns }, () => args.map(time));
  const rows = turnsOf([[empty], [cli, '--version']]);
  rmSync(folder, { recursive: true });
  const [base, version] = [0, 1].map(at => median(rows.map(row => row[at])));
  console.log(
    `--version ${version.toFixed(0)} ms, an empty script ${base.toFixed(0)} ms: ${(version - base).toFixed(0)} ms more`,
  );
}

await build({
  entryPoints: [join(import.meta.dirname, 'parse-only.ts')],
  outfile: parseOnly,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  mainFields: ['module', 'main'],
  banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
});
for (const folder of process.argv.slice(2)) benchFolder(folder);
benchStart();
