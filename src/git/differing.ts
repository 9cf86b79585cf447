import { join } from 'node:path';
import type { ChangedFile, Changes, LineRange } from '../check/changes.js';
import { shownName, shownPath } from '../discover/native-path.js';
import { isThere } from '../discover/there.js';
import { type Difference, differences, type InnerChange, innerChanges, splitAtNul } from './diff.js';
import { Git } from './git.js';

/** A file that git does not know: all of it is new. */
const ALL_NEW: ChangedFile = { lines: [[1, Infinity]], lost: new Set() };

/** The files of a repository, and of those that stand in it as submodules, that differ; by their path as it is shown from `cwd`. */
export class Differing {
  private readonly found = new Map<string, ChangedFile>();
  /** What makes the comparison less exact than it could be. */
  readonly warnings: string[] = [];

  constructor(private readonly cwd: string) {}

  get files(): Changes {
    return this.found;
  }

  /** The work tree against a commit. */
  addSince(git: Git, base: string): void {
    for (const [path, file] of this.byPath(git, differences(git, base))) this.found.set(path, file);
    for (const path of splitAtNul(git.run('ls-files', '--others', '--exclude-standard', '-z')))
      this.found.set(this.shown(git, path), ALL_NEW);
    for (const { inner, before } of this.inner(git, innerChanges(git, base))) this.addSince(inner, before);
  }

  /** What a commit would be made of against the last one. */
  addStaged(git: Git): void {
    const head = git.commit('HEAD') ?? git.emptyTree();
    this.addCommitted(git, head, ['--cached', head], []);
  }

  /**
   * What is committed, against what was `before`; of the lines in the work tree, which are the ones read, those that are not
   * committed do not count.
   */
  private addCommitted(git: Git, before: string, committed: readonly string[], uncommitted: readonly string[]): void {
    const present = this.byPath(git, differences(git, before));
    const later = this.byPath(git, differences(git, ...uncommitted));
    for (const [path, { lines, lost }] of this.byPath(git, differences(git, ...committed))) {
      const holes = later.get(path)?.lines;
      const read = present.get(path)?.lines ?? lines;
      this.found.set(path, { lines: holes === undefined ? lines : without(read, holes), lost });
    }
    for (const { inner, before: old, after } of this.inner(git, innerChanges(git, ...committed)))
      this.addCommitted(inner, old, [old, after], [after]);
  }

  /** The submodules that are there, with the commits or trees to compare. */
  private inner(git: Git, changed: readonly InnerChange[]): { inner: Git; before: string; after: string }[] {
    return changed.flatMap(({ path, before, after }) => {
      const folder = join(git.root, shownName(path));
      if (!isThere(join(folder, '.git'))) return [];
      const inner = Git.around(folder);
      const known = before === undefined ? undefined : inner.commit(before);
      if (before !== undefined && known === undefined)
        this.warnings.push(
          `${this.shown(git, path)}: the commit it was at is not in this clone: all of it counts as changed`,
        );
      return [{ inner, before: known ?? inner.emptyTree(), after }];
    });
  }

  private byPath(git: Git, all: readonly Difference[]): Map<string, ChangedFile> {
    return new Map(all.map(({ path, lines, lost }) => [this.shown(git, path), { lines, lost }]));
  }

  private shown(git: Git, path: Buffer): string {
    return shownPath(this.cwd, join(git.root, shownName(path)));
  }
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
