import { defineRule, growing, kindOf, type Growth } from '../src/rule.js';
import { findingOf } from './growth-finding.js';

export const cacheWithoutEviction = defineRule({
  id: 'cache-without-eviction',
  severity: 'warning',
  languages: ['python', 'typescript'],
  words: {
    what: 'A store is filled under keys that come at run time, and has no eviction, expiry or size check.',
    why: 'Every key that was ever asked for stays, whether it is asked for again or not.',
    instead:
      'Use `functools.lru_cache(maxsize=N)`, an LRU or TTL cache, or a `WeakMap`/`WeakKeyDictionary` where the key is an object.',
  },
  takesLimit: true,
  *check(project, { limit }) {
    for (const growth of growing(project)) {
      if (kindOf(growth) !== 'cache') continue;
      const { name } = growth.slot.spot;
      const finding = findingOf(this, project, growth, {
        message: messageOf(growth),
        instead: `Bound \`${name}\` by size or age${growth.domain === 'object' ? ', or hold its keys weakly' : ''}.`,
        limit,
      });
      if (finding) yield finding;
    }
  },
});

function messageOf({ slot, neverFull }: Growth): string {
  const { name } = slot.spot;
  return neverFull
    ? `\`${name}\` evicts above a limit that is infinite: it keeps every entry.`
    : `\`${name}\` keeps an entry for every key it is ever asked for; nothing evicts.`;
}
