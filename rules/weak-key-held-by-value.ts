import { defineRule, strongWeaks } from '../src/rule.js';
import { findingOf } from './retained-finding.js';

export const weakKeyHeldByValue = defineRule({
  id: 'weak-key-held-by-value',
  severity: 'warning',
  languages: ['python', 'typescript'],
  words: {
    what: 'A weak mapping whose value holds its key, or a finaliser that holds its own object.',
    why: 'The object is reachable through what was to go with it, so it never goes: the weak reference is a strong one.',
    instead:
      'Let the value hold a weak reference (`weakref.ref`, `weakref.WeakMethod`), or only what it needs of the key.',
  },
  *check(project) {
    for (const weak of strongWeaks(project)) {
      const message =
        weak.how === 'entry'
          ? `\`${weak.name}\` holds its keys weakly, and each value refers to its key: none is ever let go.`
          : `What is to run at the end of \`${weak.name}\` refers to it, so that the end never comes.`;
      const instead = 'Refer to it weakly, or only to what is needed of it.';
      yield findingOf(this, weak, { message, instead });
    }
  },
});
