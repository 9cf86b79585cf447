import type { ChangedFile, LineRange } from '../check/changes.js';
import type { Git } from './git.js';

/** What makes git print the same, whatever its configuration says, and run nothing. */
const PLAIN = [
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--no-relative',
  '--ignore-submodules=all',
  '--find-renames',
  '--diff-filter=ACMR',
];

/** The mode of a submodule in git's lists. */
const SUBMODULE = '160000';

/** A file that differs, by the bytes of its path from the repository's root. */
export interface Difference extends ChangedFile {
  readonly path: Buffer;
}

/**
 * What `git diff` with these arguments tells of files that are there afterwards. A renamed file of the same content is no
 * difference. Paths are taken from git's raw list and lines from its patch, which speak of files in the same order: so no
 * name, however odd, has to be read out of a patch.
 */
export function differences(git: Git, ...what: readonly string[]): Difference[] {
  const entries = entriesOf(git.run('diff', ...PLAIN, '--raw', '-z', ...what, '--'));
  const patches = patchesOf(git.run('diff', ...PLAIN, '--unified=0', '--inter-hunk-context=0', ...what, '--'));
  if (entries.length !== patches.length)
    throw new Error(`git tells of ${entries.length} files and ${patches.length} patches`);
  return entries
    .map(({ path }, at) => ({ path, ...patches[at]! }))
    .filter(({ lines, lost }) => lines.length + lost.size > 0);
}

/** A repository in the repository, which the outer one knows by a commit of it. */
export interface InnerChange {
  readonly path: Buffer;
  /** The commit it was at; undefined where it was not there. */
  readonly before: string | undefined;
  /** The one it is at; nothing but zeros where its work tree differs from it. */
  readonly after: string;
}

/** The submodules that `git diff` with these arguments tells of: at another commit, or changed themselves. */
export function innerChanges(git: Git, ...what: readonly string[]): InnerChange[] {
  const raw = git.run('diff', ...PLAIN, '--ignore-submodules=none', '--no-renames', '--raw', '-z', ...what, '--');
  return entriesOf(raw).flatMap(({ head, path }) => {
    const [, modeBefore, mode, before, after] = /^:(\d+) (\d+) (\w+) (\w+)/.exec(head) ?? [];
    if (mode !== SUBMODULE) return [];
    return [{ path, before: modeBefore === SUBMODULE ? before : undefined, after: after! }];
  });
}

/** The entries of git's raw list: `:modes hashes status NUL path NUL`, with the old path first where there are two. */
function entriesOf(raw: Buffer): { readonly head: string; readonly path: Buffer }[] {
  const fields = splitAtNul(raw);
  const entries: { head: string; path: Buffer }[] = [];
  for (let at = 0; at < fields.length;) {
    const head = fields[at]!.toString('latin1');
    const hasTwo = /[RC]\d*$/.test(head);
    entries.push({ head, path: fields[at + (hasTwo ? 2 : 1)]! });
    at += hasTwo ? 3 : 2;
  }
  return entries;
}

/** The fields that a NUL ends, as git writes them with `-z`. */
export function splitAtNul(bytes: Buffer): Buffer[] {
  const fields: Buffer[] = [];
  let from = 0;
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, from)) {
    fields.push(bytes.subarray(from, at));
    from = at + 1;
  }
  return fields;
}

function patchesOf(patch: Buffer): ChangedFile[] {
  const [, ...files] = `\n${patch.toString('utf8')}`.split('\ndiff --git ');
  return files.map(text => {
    const rows = text.split('\n');
    const start = rows.findIndex(row => row.startsWith('@@'));
    const body = start < 0 ? [] : rows.slice(start);
    return { lines: body.flatMap(rangeOf), lost: new Set(body.filter(isLost).flatMap(wordsOf)) };
  });
}

/** The new lines that a hunk's head speaks of: `@@ -1,2 +3,4 @@` those from 3 to 6. */
function rangeOf(row: string): LineRange[] {
  const [, start, count = '1'] = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(row) ?? [];
  if (start === undefined || count === '0') return [];
  return [[Number(start), Number(start) + Number(count) - 1]];
}

function isLost(row: string): boolean {
  return row.startsWith('-');
}

function wordsOf(row: string): string[] {
  return row.match(/[\p{L}\p{N}_$]+/gu) ?? [];
}
