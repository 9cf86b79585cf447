import type { Changes } from '../check/changes.js';
import { UsageError } from '../config/usage-error.js';
import { Differing } from './differing.js';
import { Git } from './git.js';

/** What to compare: the work tree with where it left a commit, or what a commit would be made of with the last one. */
export type Comparison = { readonly since: string } | { readonly staged: true };

/** What has changed since some state of the repository. */
export interface Compared {
  readonly changes: Changes;
  /** What makes the comparison less exact than it could be. */
  readonly warnings: readonly string[];
}

/**
 * What has changed in the repository around `folder`; paths as they are shown from `cwd`. Throws `UsageError` where git
 * cannot tell, with what to do about it.
 */
export function compare(comparison: Comparison, folder: string, cwd: string): Compared {
  const git = Git.around(folder);
  const differing = new Differing(cwd);
  if ('staged' in comparison) differing.addStaged(git);
  else addSince(comparison.since, git, differing);
  return { changes: differing.files, warnings: differing.warnings };
}

/** Against the commit where the branches parted: what others did to theirs since is no change of ours. */
function addSince(ref: string, git: Git, differing: Differing): void {
  const commit = git.commit(ref);
  if (commit === undefined) throw new UsageError(unknownRef(ref, git));
  const base = git.ask('merge-base', commit, 'HEAD');
  differing.addSince(git, base ?? commit);
  if (base === undefined)
    differing.warnings.push(
      `no common ancestor with ${ref} is in this clone: compared with ${ref} itself (git fetch --unshallow)`,
    );
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
