import { defineRule, longestLife, memosOf, type Finding, type Memo, type Project } from '../src/rule.js';

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
      const finding = memo.perInstance ? undefined : findingOf(project, memo);
      if (finding) yield finding;
    }
  },
});

function findingOf(project: Project, memo: Memo): Finding | undefined {
  const { owner, region } = memo.node;
  const { parameters, static: isStatic } = region.function!;
  if (owner === undefined || isStatic || parameters.length === 0) return undefined;
  if (memo.node.unit.binding(parameters[0]!.binding)?.kind !== 'self') return undefined;
  const life = longestLife(project, owner);
  const single = (life.life === 'process' || life.life === 'long') && !life.many;
  const name = `${owner.name}.${region.name}`;
  const all = memo.bounded
    ? `up to ${memo.limit ?? 'a limited number of'} instances of \`${owner.name}\``
    : `every \`${owner.name}\` it is called on`;
  return {
    rule: 'cached-method',
    severity: memo.bounded ? 'note' : 'warning',
    confidence: single ? 'possible' : memo.bounded ? 'likely' : 'certain',
    place: memo.place,
    name,
    message: `\`${name}\` is cached on the class, with \`self\` in the key: it keeps ${all} alive.`,
    because: [
      { place: memo.place, role: 'held', says: `\`${memo.name.split('.').pop()!}\` keeps \`self\` as part of the key` },
    ],
    instead: 'Use `functools.cached_property`, or cache a function outside the class.',
  };
}
