/** found/<owner>+<name>.txt: what was found in a repository at its commit, a line a finding. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, 'found');
const fileOf = ({ repo }) => join(folder, `${repo.replace('/', '+')}.txt`);
const escaped = name => name.replaceAll('\n', ' ');

/** One finding, whatever moved its lines: a verdict holds as long as this does. */
export const keyOf = ({ rule, path, name }) => `${rule} ${path} ${name}`;

export function readFound(entry) {
  const file = fileOf(entry);
  if (!existsSync(file)) return { lines: 0, findings: [], told: 'never linted' };
  const [head, ...rows] = readFileSync(file, 'utf8').trimEnd().split('\n');
  const [, lines, told] = /^# (\d+) lines, (.*)$/.exec(head);
  return { lines: Number(lines), told, findings: rows.filter(row => row !== '').map(parse) };
}

function parse(row) {
  const [, rule, confidence, path, line, name] = /^(\S+) (\S+) (.*?):(\d+) (.*)$/.exec(row);
  return { rule, confidence, path, line: Number(line), name };
}

export function writeFound(entry, { lines, findings, told }) {
  const rows = findings.map(
    ({ rule, confidence, path, line, name }) => `${rule} ${confidence} ${path}:${line} ${escaped(name)}`,
  );
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileOf(entry), [`# ${lines} lines, ${told}`, ...rows.toSorted()].join('\n') + '\n');
}

/** What is in one list and not in the other, by rule, confidence, file and name. */
export function compare(before, now) {
  const keys = ({ findings }) => new Set(findings.map(row => `${row.confidence} ${keyOf(row)}`));
  const missing = (from, among) => from.findings.filter(row => !among.has(`${row.confidence} ${keyOf(row)}`));
  return { came: missing(now, keys(before)), went: missing(before, keys(now)) };
}
