/**
 * What leaklint costs, measured against what it cannot do without.
 *
 *     npm run bench -- FOLDER…
 *
 * For each folder, turn by turn: a cold run of the built program (one thread, no cache, report thrown away), one with two
 * threads, one whose facts are all in the cache; and a cold run that only finds, reads and parses the same files with the
 * same parser. Of each the median time, the median processor time, their ratios to parsing only, and the peak resident set.
 * On a busy machine only the processor time says something. Then `--version` against an empty script.
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
  const run = spawnSync(process.execPath, ['--import', join(import.meta.dirname, 'usage.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    maxBuffer: 1 << 28,
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`${args.join(' ')} ended with ${run.status}: ${run.stderr}`);
  const { memory, cpu } = JSON.parse(run.output[3]);
  return { time: performance.now() - start, cpu, memory: memory * 1024, stdout: run.stdout };
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
  const cache = mkdtempSync(join(tmpdir(), 'leaklint-bench-'));
  const check = [cli, 'check', folder, '--format', 'json=/dev/null', '--exit-zero', '--quiet'];
  const programs = {
    'parse only': [parseOnly, folder],
    'one thread': [...check, '--no-cache', '--threads', '1'],
    'two threads': [...check, '--no-cache', '--threads', '2'],
    cached: [...check, '--cache-dir', cache],
  };
  measure(programs.cached);
  const turnsOf = () => Object.entries(programs).map(([name, args]) => [name, measure(args)]);
  const runs = Array.from({ length: turns }, turnsOf).flat();
  rmSync(cache, { recursive: true });

  const { files, bytes } = JSON.parse(runs[0][1].stdout);
  const of = (program, what) => runs.filter(([name]) => name === program).map(([, run]) => run[what]);
  const ratio = (program, what) => (median(of(program, what)) / median(of('parse only', what))).toFixed(2);
  console.log(`${folder}: ${files} files, ${megabytes(bytes)}`);
  for (const name of Object.keys(programs)) {
    const time = median(of(name, 'time'));
    const rate = `${((bytes / 1e6 / time) * 1000).toFixed(2)} MB/s`;
    const peak = `${megabytes(Math.max(...of(name, 'memory')))} peak`;
    const cpu = `${seconds(median(of(name, 'cpu')))} of processors × ${ratio(name, 'cpu')}`;
    console.log(`  ${name.padEnd(12)} ${seconds(time)} × ${ratio(name, 'time')}  ${rate}  ${cpu}  ${peak}`);
  }
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
