// node test/peers/run.mjs --clones DIR [--only NAME] [--verbose]
//
// Runs the public test suites of tools that judge the same things: their cases are read out of clones
// (DIR/<owner>+<name>/repo, bare or not; or plain files at DIR/<owner>+<name>/<path>) at run time, and nothing of them is
// kept. A case is *reported* when a finding, at any confidence, touches the line that its authors marked (for the eslint
// suites: anything in the snippet), and *silent* when none does. What leaklint decides otherwise stands in suites.mjs, with
// the reason.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { suites } from './suites.mjs';

const { values: options } = parseArgs({
  options: { clones: { type: 'string' }, only: { type: 'string' }, verbose: { type: 'boolean' } },
});
if (options.clones === undefined) throw new Error('say where the clones are: --clones DIR');
const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** The text of a file of a clone; undefined when there is no such clone. */
function read(repo, path) {
  const folder = join(options.clones, repo.replace('/', '+'));
  if (existsSync(join(folder, path))) return readFileSync(join(folder, path), 'utf8');
  if (!existsSync(join(folder, 'repo'))) return undefined;
  return execFileSync('git', ['-C', join(folder, 'repo'), 'show', `HEAD:${path}`], { encoding: 'utf8' });
}

/** The findings of some files, each as the lines that it touches, by file. */
function lint(files, rules) {
  const folder = mkdtempSync(join(tmpdir(), 'leaklint-peers-'));
  try {
    for (const { name, text } of files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const flags = [
      '--min-confidence',
      'possible',
      '--select',
      rules.join(','),
      '--format',
      'json',
      '--no-progress',
      '--exit-zero',
    ];
    const { stdout, stderr } = spawnSync('node', [cli, 'check', ...flags, '.'], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    if (stdout === '') throw new Error(stderr);
    const lines = new Map(files.map(({ name }) => [name, new Map()]));
    for (const finding of JSON.parse(stdout).findings) {
      const held = finding.because.filter(({ role }) => role === 'held').map(({ location }) => location);
      for (const { path, line, endLine } of [finding.location, ...held])
        for (let each = line; each <= endLine; each++) lines.get(path)?.set(each, finding.message);
    }
    return lines;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const totals = [];
for (const suite of suites) {
  if (options.only !== undefined && !suite.name.includes(options.only)) continue;
  const cases = await suite.cases(path => read(suite.repo, path));
  if (cases === undefined) {
    console.log(`${suite.name}: no clone of ${suite.repo}`);
    continue;
  }
  const lines = lint(cases.files, suite.rules);
  const decided = new Map();
  const count = { reported: 0, invalid: 0, silent: 0, valid: 0, decided: 0 };
  for (const { file, line, bad, text } of cases.sites) {
    const found = lines.get(file);
    const message = line === undefined ? [...found.values()][0] : found.get(line);
    const decision = suite.decisions?.find(({ bad: of, test }) => of === bad && test.test(text));
    if (decision && (message !== undefined) !== bad) {
      count.decided++;
      decided.set(decision.why, (decided.get(decision.why) ?? 0) + 1);
      continue;
    }
    count[bad ? 'invalid' : 'valid']++;
    if (bad && message !== undefined) count.reported++;
    else if (!bad && message === undefined) count.silent++;
    else if (options.verbose)
      console.log(`  ${bad ? 'missed' : `noise (${message})`}: ${file}:${line ?? ''} ${text.trim().slice(0, 400)}`);
  }
  totals.push(count);
  const share = (part, all) => (all === 0 ? '–' : `${part} of ${all} (${Math.round((100 * part) / all)} %)`);
  console.log(
    `${suite.name}: reported ${share(count.reported, count.invalid)}, silent ${share(count.silent, count.valid)}`,
  );
  for (const [why, number] of decided) console.log(`  ${number} left out: ${why}`);
}
const sum = key => totals.reduce((all, count) => all + count[key], 0);
console.log(
  `all: reported ${sum('reported')} of ${sum('invalid')}, silent ${sum('silent')} of ${sum('valid')}, left out ${sum('decided')}`,
);
