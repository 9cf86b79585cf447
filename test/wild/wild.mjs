/**
 * What leaklint says of real repositories, kept beside the code: the judge of every change of a rule.
 *
 *     npm run wild -- --repos DIR [--only NAME…] [--check]   lints them; prints what came and went, by rule
 *     npm run wild -- --report                               precision of what was read, and findings per 1,000 lines
 *     npm run wild -- --repos DIR --known                    how many of the leaks in known.json are reported
 *     npm run wild -- --draw N [--rule ID] [--confidence C]  N findings that nobody has read, drawn at random
 *
 * DIR holds clones as DIR/<owner>+<name>/repo. The repositories and their commits stand in repos.json, what is found in
 * each in found/, and what readers said of it in verdicts.jsonl. `--check` writes nothing and exits 1 on any change.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { draw } from './draw.mjs';
import { compare, readFound, writeFound } from './found.mjs';
import { printKnown } from './known.mjs';
import { lintRepository } from './lint.mjs';
import { printReport } from './report.mjs';
import { readVerdicts } from './verdicts.mjs';

const { values } = parseArgs({
  options: {
    repos: { type: 'string' },
    only: { type: 'string', multiple: true },
    check: { type: 'boolean' },
    report: { type: 'boolean' },
    known: { type: 'boolean' },
    draw: { type: 'string' },
    rule: { type: 'string' },
    confidence: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});

const all = JSON.parse(readFileSync(join(import.meta.dirname, 'repos.json'), 'utf8'));
const wanted = ({ repo }) => !values.only || values.only.some(part => repo.includes(part));
const chosen = all.filter(wanted);

if (values.report) printReport(chosen, readVerdicts());
else if (values.draw) {
  for (const line of draw(chosen, readVerdicts(), { ...values, count: Number(values.draw) })) console.log(line);
} else if (values.repos && values.known) printKnown(values.repos, wanted);
else if (values.repos) lintAll(values.repos);
else {
  console.error('say where the clones are: npm run wild -- --repos DIR');
  process.exitCode = 2;
}

function lintAll(clones) {
  const changes = [];
  for (const entry of chosen) {
    const now = lintRepository(entry, clones);
    if (now === undefined) {
      console.error(`${entry.repo}: no clone with ${entry.commit}`);
      process.exitCode = 2;
      continue;
    }
    const { came, went } = compare(readFound(entry), now);
    changes.push(...came.map(row => ({ sign: '+', entry, row })), ...went.map(row => ({ sign: '-', entry, row })));
    console.log(
      `${entry.repo}: ${now.findings.length} findings, ${came.length} came, ${went.length} went, ${now.told}`,
    );
    if (!values.check) writeFound(entry, now);
  }
  printChanges(changes);
  if (values.check && changes.length > 0) process.exitCode = 1;
}

function printChanges(changes) {
  const key = ({ row }) => `${row.rule} ${row.confidence}`;
  for (const { sign, entry, row } of changes.toSorted((a, b) => key(a).localeCompare(key(b)))) {
    console.log(`${sign} ${row.rule} ${row.confidence} ${entry.repo} ${row.path}:${row.line} ${row.name}`);
  }
}
