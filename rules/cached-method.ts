import {
  defineRule,
  hasEnd,
  isAside,
  isMadeAgain,
  isMadeByOthers,
  isMadeToDrop,
  isOneThatStays,
  isPlugin,
  isRecord,
  keepsSelf,
  livesLong,
  mayBeMadeAgain,
  memosOf,
  type ClassNode,
  type Confidence,
  type Finding,
  type Memo,
  type Project,
} from '../src/rule.js';

export const cachedMethod = defineRule({
  id: 'cached-method',
  severity: 'warning',
  languages: ['python'],
  words: {
    what: 'A cache decorator on a method keeps every `self` it is called on alive.',
    why: 'The cache belongs to the class and holds `self` as part of the key: instances are never let go, or only when the cache is full.',
    instead: 'Use `functools.cached_property`, or cache a function outside the class on the values that it needs.',
  },
  *check(project) {
    const byClass = new Map<ClassNode, Memo[]>();
    for (const memo of memosOf(project)) {
      const { owner } = memo.node;
      if (owner === undefined || memo.perInstance || !keepsSelf(memo) || isClassOfAFew(owner)) continue;
      byClass.set(owner, [...(byClass.get(owner) ?? []), memo]);
    }
    for (const [owner, memos] of byClass) yield findingOf(project, owner, memos);
  },
});

/** Members of an `Enum`, and classes as instances of a metaclass, are there for good. */
function isClassOfAFew(owner: ClassNode): boolean {
  return owner.outside.some(name => /Enum$|Meta$|^type$/.test(name));
}

/** One finding a class: the method whose cache keeps most, the others beside it. */
function findingOf(project: Project, owner: ClassNode, memos: readonly Memo[]): Finding {
  const memo = memos.find(({ bounded }) => !bounded) ?? memos[0]!;
  const name = `${owner.name}.${memo.node.region.name}`;
  const others = memos.length > 1 ? `, as ${memos.length - 1} more of its methods do` : '';
  const says = `\`${memo.by.split('.').pop()!}\` keeps \`self\` as part of the key`;
  return {
    rule: 'cached-method',
    severity: memo.bounded ? 'note' : 'warning',
    confidence: confidenceOf(project, owner, memo),
    place: memo.place,
    name,
    message: `\`${name}\` is cached on the class, with \`self\` in the key: it keeps ${keptBy(memo, owner)} alive${others}.`,
    because: [memo, ...memos.filter(other => other !== memo)].map(({ place }) => ({ place, role: 'held', says })),
    instead: 'Use `functools.cached_property`, or cache a function outside the class.',
  };
}

function keptBy({ bounded, limit }: Memo, owner: ClassNode): string {
  if (!bounded) return `every \`${owner.name}\` it is called on`;
  if (limit === 1) return `the last \`${owner.name}\` it was called on`;
  return `${limit === undefined ? 'a number of' : `up to ${limit}`} \`${owner.name}\` instances`;
}

/**
 * The one instance of the program stays anyway, and so does a plugin, which a host loads once. A cache with a limit keeps more
 * than the program does only where instances are seen to come and go, and are more than a few values; one without a limit
 * keeps each that there is: more than one, where some are made again, end before the program does, or are for whoever uses the
 * class to make.
 */
function confidenceOf(project: Project, owner: ClassNode, { bounded, limit }: Memo): Confidence {
  if (isOneThatStays(project, owner) || isPlugin(owner) || isAside(owner.unit)) return 'possible';
  const staysAnyway = livesLong(project, owner);
  if (bounded) {
    const isPinned = limit !== 1 && !staysAnyway && !isRecord(owner) && isMadeToDrop(project, owner);
    return isPinned ? 'likely' : 'possible';
  }
  if (!staysAnyway && isMadeAgain(project, owner)) return 'certain';
  const mayBeMany = mayBeMadeAgain(project, owner) || isMadeByOthers(project, owner) || hasEnd(project, owner);
  return mayBeMany ? 'likely' : 'possible';
}
