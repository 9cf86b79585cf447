/** How good the findings are: what readers said of them, and how many there are. */
import { keyOf, readFound } from './found.mjs';
import { verdictOf } from './verdicts.mjs';

const confidences = ['certain', 'likely', 'possible'];

export function printReport(entries, verdicts) {
  const read = entries.flatMap(entry =>
    readFound(entry).findings.map(finding => ({ entry, finding, verdict: verdictOf(verdicts, entry, finding) })),
  );
  printPrecision(read);
  printDensity(entries);
  printTrouble(entries);
  printOpen(read);
}

function printPrecision(read) {
  console.log('precision of what was read (true of true and false; unclear aside)');
  const rules = [...new Set(read.map(({ finding }) => finding.rule))].toSorted();
  for (const rule of rules)
    printRow(
      rule,
      read.filter(({ finding }) => finding.rule === rule),
    );
  printRow('all', read);
}

function printRow(title, read) {
  const cells = confidences.map(confidence => {
    const of = read.filter(({ finding }) => finding.confidence === confidence);
    const said = verdict => of.filter(row => row.verdict?.verdict === verdict).length;
    const [yes, no, unclear] = [said('true'), said('false'), said('unclear')];
    const share = yes + no === 0 ? '  – ' : `${Math.round((100 * yes) / (yes + no))} %`.padStart(5);
    return `${confidence} ${share} (${yes}+${no}${unclear ? `, ${unclear} unclear` : ''} of ${of.length})`.padEnd(42);
  });
  console.log(`  ${title.padEnd(30)} ${cells.join(' ')}`);
}

function printDensity(entries) {
  console.log('findings per 1,000 lines');
  for (const is of ['library', 'application']) {
    const found = entries.filter(entry => entry.is === is).map(readFound);
    const lines = found.reduce((sum, each) => sum + each.lines, 0);
    const count = keep => found.reduce((sum, each) => sum + each.findings.filter(keep).length, 0);
    const rate = number => ((1000 * number) / Math.max(lines, 1)).toFixed(3);
    const shown = count(({ confidence }) => confidence !== 'possible');
    console.log(
      `  ${is.padEnd(12)} ${found.length} repositories, ${lines} lines: ${rate(shown)} by default (${shown}), ${rate(count(() => true))} with possible`,
    );
  }
}

function printTrouble(entries) {
  const troubled = entries.filter(entry => readFound(entry).told !== 'ended well');
  console.log(`crashes and time-outs: ${troubled.length}${troubled.map(({ repo }) => ` ${repo}`).join('')}`);
}

function printOpen(read) {
  const open = read.filter(({ verdict }) => verdict?.verdict === 'false');
  console.log(`still reported and false: ${open.length}`);
  for (const { entry, finding, verdict } of open) {
    console.log(`  ${finding.confidence} ${entry.repo} ${keyOf(finding)}:${finding.line}: ${verdict.why}`);
  }
}
