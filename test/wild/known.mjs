/** Leaks that readers found by hand (known.json): how many leaklint reports, at their revisions. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lintRepository } from './lint.mjs';

/** A finding speaks of a known leak when one of its places is at most so many lines away. */
const near = 2;

/** Prints each known leak with the surest finding that touches it, then the shares. */
export function printKnown(clones, wanted) {
  const known = JSON.parse(readFileSync(join(import.meta.dirname, 'known.json'), 'utf8')).filter(wanted);
  const byTree = grouped(known, ({ repo, commit }) => `${repo} ${commit}`);
  const tally = { default: 0, possible: 0, silent: 0, absent: 0 };
  for (const leaks of byTree.values()) {
    const found = lintRepository(leaks[0], clones)?.findings;
    for (const leak of leaks) {
      const said = found === undefined ? 'absent' : surest(found.filter(finding => touches(finding, leak)));
      tally[said === 'certain' || said === 'likely' ? 'default' : said]++;
      console.log(`${said.padEnd(8)} ${leak.repo} ${leak.path}:${leak.lines[0]} ${leak.kind}`);
    }
  }
  const judged = known.length - tally.absent;
  const share = number => `${number} of ${judged} (${Math.round((100 * number) / Math.max(judged, 1))} %)`;
  console.log(`by default ${share(tally.default)}, with possible ${share(tally.default + tally.possible)}`);
}

function grouped(rows, keyOf) {
  const groups = new Map();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

function touches({ places }, { path, lines }) {
  return places.some(place => place.path === path && lines.some(line => Math.abs(line - place.line) <= near));
}

function surest(findings) {
  return (
    ['certain', 'likely', 'possible'].find(each => findings.some(({ confidence }) => confidence === each)) ?? 'silent'
  );
}
