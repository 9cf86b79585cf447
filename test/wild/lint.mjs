/** Runs the built leaklint over one commit of a clone. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout, cloneOf, sources } from './checkout.mjs';

const cli = join(import.meta.dirname, '..', '..', 'dist', 'cli.js');
/** Milliseconds; no repository of the list takes a tenth of it. */
const timeLimit = 300_000;
const aside = /(^|\/)(tests?|__tests__|testing|spec|e2e|examples?|docs?|benchmarks?|node_modules|vendor|dist|build)\//;

/** What is found in the repository, with its size in lines of source; undefined where no clone has the commit. */
export function lintRepository(entry, clones) {
  const git = cloneOf(entry, clones);
  if (git === undefined) return undefined;
  const tree = mkdtempSync(join(tmpdir(), 'leaklint-wild-'));
  try {
    checkout(git, entry.commit, tree);
    return { lines: countLines(tree), ...lint(tree) };
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

function lint(tree) {
  const args = [cli, 'check', '.', '--format', 'json', '--min-confidence', 'possible', '--exit-zero', '--quiet'];
  const run = spawnSync(process.execPath, args, {
    cwd: tree,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    timeout: timeLimit,
  });
  if (run.status !== 0)
    return { findings: [], told: `ended with ${run.status ?? run.signal}: ${lastLine(run.stderr)}` };
  const findings = JSON.parse(run.stdout).findings.map(({ rule, confidence, name, location, because }) => ({
    rule,
    confidence,
    path: location.path,
    line: location.line,
    name,
    places: [location, ...because.map(step => step.location)],
  }));
  return { findings, told: 'ended well' };
}

const lastLine = text => text.trimEnd().split('\n').at(-1).slice(0, 200);

/** Lines of source outside tests and what tools make, as near as names tell. */
function countLines(tree) {
  let lines = 0;
  for (const path of readdirSync(tree, { recursive: true })) {
    if (!sources.test(path) || aside.test(path)) continue;
    for (const unit of readFileSync(join(tree, path))) if (unit === 10) lines++;
  }
  return lines;
}
