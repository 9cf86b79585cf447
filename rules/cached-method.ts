import {
  defineRule,
  isOneThatStays,
  keepsSelf,
  memosOf,
  type ClassNode,
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
    for (const memo of memosOf(project)) {
      if (!memo.perInstance && keepsSelf(memo) && !isClassOfAFew(memo.node.owner!)) yield findingOf(project, memo);
    }
  },
});

/** Members of an `Enum`, and classes as instances of a metaclass, are there for good. */
function isClassOfAFew(owner: ClassNode): boolean {
  return owner.outside.some(name => /Enum$|Meta$|^type$/.test(name));
}

function findingOf(project: Project, memo: Memo): Finding {
  const { region, owner } = memo.node;
  const cls = owner!.name;
  const name = `${cls}.${region.name}`;
  const all = memo.bounded
    ? `up to ${memo.limit ?? 'a limited number of'} instances of \`${cls}\``
    : `every \`${cls}\` it is called on`;
  const says = `\`${memo.by.split('.').pop()!}\` keeps \`self\` as part of the key`;
  return {
    rule: 'cached-method',
    severity: memo.bounded ? 'note' : 'warning',
    confidence: isOneThatStays(project, owner!) ? 'possible' : memo.bounded ? 'likely' : 'certain',
    place: memo.place,
    name,
    message: `\`${name}\` is cached on the class, with \`self\` in the key: it keeps ${all} alive.`,
    because: [{ place: memo.place, role: 'held', says }],
    instead: 'Use `functools.cached_property`, or cache a function outside the class.',
  };
}
