import { defineRule, rewraps } from '../src/rule.js';
import { findingOf } from './retained-finding.js';

export const repeatedWrap = defineRule({
  id: 'repeated-wrap',
  severity: 'warning',
  languages: ['python', 'typescript'],
  words: {
    what: 'A function of something long-lived is replaced by a wrapper around itself, whenever the code runs.',
    why: 'Each run adds one more layer: calls take longer, the stack deepens, and every layer keeps what it closed over.',
    instead: 'Wrap once: mark what is wrapped, or do it where the module is loaded.',
  },
  *check(project) {
    for (const wrap of rewraps(project)) {
      const message = `\`${wrap.name}\` is wrapped around itself again whenever this runs.`;
      const instead = 'Wrap it once, or look first whether it is wrapped.';
      yield findingOf(this, wrap, { message, instead });
    }
  },
});
