/** Draws findings to read: at random, but the same ones for the same seed. */
import { readFound } from './found.mjs';
import { verdictOf } from './verdicts.mjs';

/** Lines `repo rule confidence path:line name` of findings that have no verdict yet. */
export function draw(entries, verdicts, { count, rule, confidence, seed }) {
  const unread = entries.flatMap(entry =>
    readFound(entry)
      .findings.filter(row => (!rule || row.rule === rule) && (!confidence || row.confidence === confidence))
      .filter(row => verdictOf(verdicts, entry, row) === undefined)
      .map(row => `${entry.repo} ${row.rule} ${row.confidence} ${row.path}:${row.line} ${row.name}`),
  );
  return unread
    .map(line => ({ line, place: hash(`${seed} ${line}`) }))
    .toSorted((a, b) => a.place - b.place)
    .slice(0, count)
    .map(({ line }) => line);
}

/** FNV-1a, 32 bits, with a last mixing. */
function hash(text) {
  let sum = 0x811c9dc5;
  for (const unit of text) sum = Math.imul(sum ^ unit.codePointAt(0), 0x01000193);
  sum = Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d);
  return (sum ^ (sum >>> 12)) >>> 0;
}
