import {
  defineRule,
  domainsOfParameters,
  limitInSight,
  memosOf,
  type Confidence,
  type Finding,
  type Memo,
  type Project,
} from '../src/rule.js';

const OPEN = new Set(['event', 'object', 'text']);

export const unboundedMemoize = defineRule({
  id: 'unbounded-memoize',
  severity: 'warning',
  languages: ['python', 'typescript'],
  words: {
    what: 'A memoised function keeps the result for every combination of arguments it was ever called with.',
    why: 'Arguments that keep coming in new values keep the cache growing, with their results and all that they refer to.',
    instead: 'Give the cache a size: `@lru_cache(maxsize=N)`, or a memoiser with a limit.',
  },
  *check(project) {
    for (const memo of memosOf(project)) {
      if (memo.bounded || memo.perInstance || memo.node.owner !== undefined) continue;
      const finding = findingOf(project, memo);
      if (finding) yield finding;
    }
  },
});

function findingOf(project: Project, memo: Memo): Finding | undefined {
  const parameters = domainsOfParameters(project, memo.node);
  if (parameters.length === 0 || parameters.every(({ domain }) => domain === 'finite' || domain === 'constant'))
    return undefined;
  const open = parameters.find(({ domain }) => OPEN.has(domain));
  const name = memo.node.region.name || 'the function';
  const about = open ? `: \`${open.name}\` can be anything` : '';
  return {
    rule: 'unbounded-memoize',
    severity: 'warning',
    confidence: confidenceOf(memo, open !== undefined),
    place: memo.place,
    name,
    message: `\`${name}\` keeps every result it ever gave${about}; its cache has no limit.`,
    because: [
      {
        place: memo.place,
        role: 'held',
        says: `\`${memo.name.split('.').pop()!}\` keeps one result for every combination of arguments`,
      },
    ],
    instead: 'Give the cache a size.',
    ...(memo.decorator && {
      fix: { do: 'limit-memo' as const, decorator: memo.place, limit: limitInSight(memo.node.unit, memo.place, name) },
    }),
  };
}

/** A cache made inside a function goes with the call; one at module level stays. */
function confidenceOf(memo: Memo, open: boolean): Confidence {
  return open && memo.node.outer === undefined ? 'likely' : 'possible';
}
