import { cyclesOf, defineRule, letGoIn, type Cycle } from '../src/rule.js';
import { findingOf } from './retained-finding.js';

export const referenceCycle = defineRule({
  id: 'reference-cycle',
  severity: 'note',
  // Collected late, and seldom worth a line: of those that looked most likely, on code that nobody tuned on, 2 were true and 8 not.
  atMost: 'possible',
  languages: ['python'],
  words: {
    what: 'An object of a kind that comes and goes refers to itself: by a bound method, a closure, a generator, or a child that keeps its parent.',
    why: 'Reference counting never frees it; it waits for the cycle collector, with all that it holds. Late, not a leak.',
    instead: 'Refer back weakly (`weakref.ref`, `weakref.WeakMethod`), or break the cycle when the object is closed.',
  },
  *check(project) {
    for (const cycle of cyclesOf(project, letGoIn(project)))
      yield findingOf(this, cycle, {
        message: messageOf(cycle),
        instead: 'Refer back weakly, or set it to `None` when the object is done with.',
      });
  },
});

function messageOf({ how, name }: Cycle): string {
  switch (how) {
    case 'itself':
      return `\`${name}\` is the object itself: it is freed late.`;
    case 'method':
      return `\`${name}\` holds a bound method of the object: it is freed late.`;
    case 'closure':
      return `\`${name}\` is a function that holds the object itself: it is freed late.`;
    case 'generator':
      return `\`${name}\` is a generator that holds the object: it is freed late.`;
    case 'child':
      return `\`${name}\` keeps the object that keeps it: both are freed late.`;
    case 'outside':
      return `\`${name}\` is given the object that keeps it: both are freed late.`;
  }
}
