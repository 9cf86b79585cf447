import { defineRule, growing, kindOf } from '../src/rule.js';
import { findingOf, often } from './growth-finding.js';

export const globalAccumulator = defineRule({
  id: 'global-accumulator',
  severity: 'warning',
  languages: ['python', 'typescript'],
  words: {
    what: 'A collection of the module or of a class grows whenever a function is called, and never shrinks.',
    why: 'It lives as long as the process: what is put in is kept until the process ends or is killed.',
    instead: 'Remove entries when they are done with, bound it, or hold them weakly.',
  },
  takesLimit: true,
  *check(project, { limit }) {
    for (const growth of growing(project)) {
      if (kindOf(growth) !== 'accumulator') continue;
      const { name } = growth.slot.spot;
      const finding = findingOf(this, project, growth, {
        message: `\`${name}\` lives as long as the process and grows ${often(growth)}; nothing in the project removes from it.`,
        instead: `Remove from \`${name}\` when an entry is done with, or bound it.`,
        limit,
      });
      if (finding) yield finding;
    }
  },
});
