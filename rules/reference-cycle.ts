import { cyclesOf, defineRule, type Cycle } from '../src/rule.js';
import { findingOf } from './retained-finding.js';

export const referenceCycle = defineRule({
  id: 'reference-cycle',
  severity: 'note',
  languages: ['python'],
  onRequest: true,
  words: {
    what: 'An object refers to itself: by a bound method, a closure, or a child that keeps its parent. Told on request only (`--select reference-cycle`).',
    why: 'Reference counting never frees it; it waits for the cycle collector, with all that it holds. Late, not a leak.',
    instead: 'Refer back weakly (`weakref.ref`, `weakref.WeakMethod`), or break the cycle when the object is closed.',
  },
  *check(project) {
    for (const cycle of cyclesOf(project))
      yield findingOf(this, cycle, {
        message: messageOf(cycle),
        instead: 'Refer back weakly, or set it to `None` at the end.',
      });
  },
});

function messageOf({ how, name }: Cycle): string {
  switch (how) {
    case 'itself':
      return `\`${name}\` is the object itself: it is only freed by the cycle collector.`;
    case 'method':
      return `\`${name}\` holds a bound method of the object: it is only freed by the cycle collector.`;
    case 'closure':
      return `\`${name}\` is a function that refers to \`self\`: it is only freed by the cycle collector.`;
    case 'child':
      return `\`${name}\` keeps the object that keeps it: both are only freed by the cycle collector.`;
  }
}
