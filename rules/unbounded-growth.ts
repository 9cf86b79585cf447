import { defineRule, growing, kindOf, ringBuffersOf } from '../src/rule.js';
import { findingOf, often } from './growth-finding.js';
import { ringFindingOf } from './ring-finding.js';

export const unboundedGrowth = defineRule({
  id: 'unbounded-growth',
  severity: 'error',
  languages: ['python', 'typescript'],
  words: {
    what: 'A collection, text or buffer grows on every pass of a loop that does not end, and outlives the pass.',
    why: 'Memory rises with every event until the process is killed at its limit (exit code 137) and starts again.',
    instead: 'Give it a bound (`deque(maxlen=N)`, drop the oldest), or hand the entries on and let them go.',
  },
  takesLimit: true,
  *check(project, { limit }) {
    for (const growth of growing(project)) {
      if (kindOf(growth) !== 'loop') continue;
      const { name } = growth.slot.spot;
      const finding = findingOf(this, project, growth, {
        message: `\`${name}\` grows ${often(growth)}, and nothing takes anything out of it.`,
        instead: `Bound \`${name}\`, or let go of its entries once they are handled.`,
        limit,
      });
      if (finding) yield finding;
    }
    for (const ring of ringBuffersOf(project)) yield ringFindingOf(this.id, ring);
  },
});
