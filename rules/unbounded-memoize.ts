import {
  calledParameter,
  defineRule,
  isCalledAgain,
  isKnownByName,
  keepsSelf,
  limitInSight,
  memosOf,
  partsOfKey,
  type Finding,
  type KeyPart,
  type Memo,
  type Place,
  type Project,
} from '../src/rule.js';

const OPEN: ReadonlySet<string> = new Set(['open', 'text', 'brought', 'subject', 'object', 'event']);
const ANOTHER_EACH_TIME: ReadonlySet<string> = new Set(['object', 'event']);
const OF_MANY: ReadonlySet<string> = new Set(['text', 'brought', 'subject']);
const FEW: ReadonlySet<string> = new Set(['constant', 'finite']);

export const unboundedMemoize = defineRule({
  id: 'unbounded-memoize',
  severity: 'warning',
  languages: ['python', 'typescript'],
  words: {
    what: 'A memoised function keeps the result for every combination of arguments it was ever called with.',
    why: 'Arguments that keep coming in new values keep the cache growing, with their results and all that they refer to.',
    instead: 'Give the cache a size: `@lru_cache(maxsize=N)`, or a memoiser with a limit.',
  },
  takesLimit: true,
  *check(project, { limit }) {
    for (const memo of memosOf(project)) {
      const finding = memo.missed ? missFindingOf(memo, memo.missed) : unboundedFindingOf(project, memo, limit);
      if (finding) yield finding;
    }
  },
});

function unboundedFindingOf(project: Project, memo: Memo, limit: number): Finding | undefined {
  if (memo.perInstance || keepsSelf(memo) || (memo.forEach && !memo.stays)) return undefined;
  if (memo.anew) return anewFindingOf(memo);
  return memo.bounded ? undefined : findingOf(project, memo, limit);
}

function findingOf(project: Project, memo: Memo, limit: number): Finding | undefined {
  const parts = partsOfKey(project, memo);
  if (parts.every(({ domain }) => FEW.has(domain))) return undefined;
  const called = memo.stays && !memo.resolver ? calledParameter(project, memo.node) : undefined;
  const isSure = called !== undefined || memo.forEach || comesInNewValues(project, memo, parts);
  const name = memo.name || 'the function';
  const each = memo.resolver || memo.byFirst ? 'every key' : 'every combination of arguments';
  const says = `\`${memo.by.split('.').pop()!}\` keeps one result for ${each}`;
  return {
    rule: 'unbounded-memoize',
    severity: 'warning',
    confidence: isSure && memo.stays ? 'likely' : 'possible',
    place: memo.place,
    name,
    message: `\`${name}\` keeps every result it ever gave${aboutKeys(parts, called)}; its cache has no limit.`,
    because: [{ place: memo.place, role: 'held', says }],
    instead: 'Give the cache a size.',
    ...(memo.how === 'decorates' && {
      fix: {
        do: 'limit-memo' as const,
        decorator: memo.place,
        limit: limitInSight(memo.node.unit, memo.place, name, limit),
      },
    }),
  };
}

/**
 * That a word is open says nothing of how many there will be: 1 true to 4 false. That it stands for what comes and goes, or
 * is what an event brings, does where a decorated function is seen to be asked again and again, or by those who call it.
 */
function comesInNewValues(project: Project, { how, node }: Memo, parts: readonly KeyPart[]): boolean {
  const isAskedOften = how !== 'decorates' || isCalledAgain(project, node);
  return parts.some(
    part =>
      ANOTHER_EACH_TIME.has(part.domain) || (OF_MANY.has(part.domain) && (isAskedOften || !isKnownByName(node, part))),
  );
}

/** What is kept with the results. */
function aboutKeys(parts: readonly KeyPart[], called: string | undefined): string {
  if (called !== undefined) return `, and with it each function \`${called}\` that it was asked about`;
  const open = parts.find(({ domain }) => OPEN.has(domain));
  if (open === undefined) return '';
  return `: ${open.name === undefined ? 'its key' : `\`${open.name}\``} can be anything`;
}

/** No memory is held for long; the cache just never answers. */
function anewFindingOf({ node, name, place }: Memo): Finding {
  const { unit, outer } = node;
  const around = outer!.region;
  return {
    rule: 'unbounded-memoize',
    severity: 'note',
    confidence: 'likely',
    place,
    name,
    message: `The cache of \`${name}\` is made anew in every call of \`${around.name}\` and asked once: it never has an answer.`,
    because: [
      { place, role: 'held', says: 'it is made here' },
      { place: unit.place(around.head), role: 'repeats', says: `in every call of \`${around.name}\`` },
    ],
    why: 'Each call pays for a cache that is thrown away before it can help.',
    instead: `Move \`${name}\` out of \`${around.name}\`.`,
  };
}

function missFindingOf({ name, place, bounded }: Memo, asked: Place): Finding {
  return {
    rule: 'unbounded-memoize',
    severity: bounded ? 'note' : 'warning',
    confidence: 'likely',
    place,
    name,
    message: `\`${name}\` is asked with an object that is made on the spot: its cache never has an answer, and keeps each.`,
    because: [
      { place, role: 'held', says: 'arguments are compared by identity' },
      { place: asked, role: 'grows', says: 'a new object each time' },
    ],
    instead: 'Make the key of the cache from what the object says.',
  };
}
