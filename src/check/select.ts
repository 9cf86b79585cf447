import { didYouMean } from '../config/did-you-mean.js';
import { UsageError } from '../config/usage-error.js';

/** The ids of `known` that are in `select` (all, if it is empty) and not in `ignore`. Throws `UsageError` for an unknown id. */
export function selectRules(
  known: readonly string[],
  select: readonly string[],
  ignore: readonly string[],
): ReadonlySet<string> {
  for (const id of [...select, ...ignore]) requireRule(id, known);
  const wanted = select.length > 0 ? select : known;
  return new Set(wanted.filter(id => !ignore.includes(id)));
}

/** Throws `UsageError`, with a proposal, unless `id` is one of `known`. */
export function requireRule(id: string, known: readonly string[]): void {
  if (!known.includes(id))
    throw new UsageError(`no rule is called "${id}"${didYouMean(id, known) || '; `leaklint rules` lists them'}`);
}
