import { join } from 'node:path';
import type { ChangedFile, Changes, LineRange } from '../check/changes.js';
import { UsageError } from '../config/usage-error.js';
import { shownName, shownPath } from '../discover/native-path.js';
import { type Difference, differences, splitAtNul } from './diff.js';
import { Git } from './git.js';

/** What to compare: the work tree with where it left a commit, or what a commit would be made of with the last one. */
export type Comparison = { readonly since: string } | { readonly staged: true };

export interface Compared {
  readonly changes: Changes;
  /** What makes the comparison less exact than it could be. */
  readonly warnings: readonly string[];
}

/** A file that git does not know: all of it is new. */
const ALL_NEW: ChangedFile = { lines: [[1, Infinity]], lost: new Set() };

/**
 * What has changed in the repository around `folder`; paths as they are shown from `cwd`. Throws `UsageError` where git
 * cannot tell, with what to do about it.
 */
export function compare(comparison: Comparison, folder: string, cwd: string): Compared {
  const git = Git.around(folder);
  const shown = (path: Buffer): string => shownPath(cwd, join(git.root, shownName(path)));
  return 'since' in comparison ? changesSince(comparison.since, git, shown) : stagedChanges(git, shown);
}

type Shown = (path: Buffer) => string;

/** Against the commit where the branches parted: what others did to theirs since is no change of ours. */
function changesSince(ref: string, git: Git, shown: Shown): Compared {
  const commit = git.ask('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`);
  if (commit === undefined) throw new UsageError(unknownRef(ref, git));
  const base = git.ask('merge-base', commit, 'HEAD');
  const untracked = splitAtNul(git.run('ls-files', '--others', '--exclude-standard', '-z'));
  const changes = byPath(differences(git, base ?? commit), shown);
  for (const path of untracked) changes.set(shown(path), ALL_NEW);
  const shallow = `no common ancestor with ${ref} is in this clone: compared with ${ref} itself (git fetch --unshallow)`;
  return { changes, warnings: base === undefined ? [shallow] : [] };
}

/** `HEAD~5` is nothing that can be fetched by its name. */
function toldOfStep(told: string, git: Git): string {
  const isShallow = git.ask('rev-parse', '--is-shallow-repository') === 'true';
  return isShallow ? `${told}, which is shallow; fetch the whole of it: git fetch --unshallow` : told;
}

function unknownRef(ref: string, git: Git): string {
  const told = `--since ${ref}: there is no such commit in this clone`;
  const onOrigin = `refs/remotes/origin/${ref}`;
  if (git.ask('rev-parse', '--verify', '--quiet', '--end-of-options', onOrigin) !== undefined)
    return `${told} (did you mean "origin/${ref}"?)`;
  if (ref === '' || /[~^@:]/.test(ref)) return toldOfStep(told, git);
  const name = ref.replace(/^origin\//, '');
  if (git.ask('rev-parse', '--is-shallow-repository') === 'true')
    return `${told}, which is shallow; fetch the whole of it: git fetch --unshallow origin ${name} (actions/checkout: fetch-depth: 0)`;
  return `${told}; fetch it: git fetch origin ${name}`;
}

/** What is in the index; of the lines in the work tree, which are the ones read, those that are not in it do not count. */
function stagedChanges(git: Git, shown: Shown): Compared {
  const isBorn = git.ask('rev-parse', '--verify', '--quiet', 'HEAD') !== undefined;
  const head = isBorn ? 'HEAD' : git.run('hash-object', '-t', 'tree', '--stdin').toString('latin1').trim();
  const staged = byPath(differences(git, '--cached', head), shown);
  const present = byPath(differences(git, head), shown);
  const unstaged = byPath(differences(git), shown);
  const changes = new Map<string, ChangedFile>();
  for (const [path, { lines, lost }] of staged) {
    const later = unstaged.get(path);
    const read = present.get(path)?.lines ?? lines;
    changes.set(path, { lines: later === undefined ? lines : without(read, later.lines), lost });
  }
  return { changes, warnings: [] };
}

/** What of `ranges` is in none of `holes`. */
function without(ranges: readonly LineRange[], holes: readonly LineRange[]): LineRange[] {
  return holes.reduce<LineRange[]>(
    (left, [first, last]) =>
      left.flatMap(([from, to]) => {
        const parts: LineRange[] = [
          [from, Math.min(to, first - 1)],
          [Math.max(from, last + 1), to],
        ];
        return first > to || last < from ? [[from, to] as LineRange] : parts.filter(([start, end]) => start <= end);
      }),
    [...ranges],
  );
}

function byPath(all: readonly Difference[], shown: Shown): Map<string, ChangedFile> {
  return new Map(all.map(({ path, lines, lost }) => [shown(path), { lines, lost }]));
}
