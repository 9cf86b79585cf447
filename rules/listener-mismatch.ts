import { defineRule, type Leak } from '../src/rule.js';
import { findingsOf } from './leak-finding.js';

const WHY: Readonly<Record<NonNullable<Leak['mismatch']>['why'], string>> = {
  fresh: 'a new function is passed, which was never added',
  bound: '`bind` makes a new function each time',
  context: 'the one is given a context, the other is not',
  capture: 'the capture flag differs',
};

export const listenerMismatch = defineRule({
  id: 'listener-mismatch',
  severity: 'error',
  languages: ['python', 'typescript'],
  words: {
    what: 'The removal names another handler, context or capture flag than the registration, and so removes nothing.',
    why: 'The code looks as if it cleaned up, and the listener stays.',
    instead: 'Keep the very function that was added, and pass it with the same options.',
  },
  *check(project) {
    yield* findingsOf(this, project, leak => ({
      message: `The removal of the ${leak.standing.acquisition.row.noun} on \`${leak.name}\` removes nothing: ${WHY[leak.mismatch!.why]}.`,
      instead: 'Keep the function that is added in a variable or field, and remove that.',
    }));
  },
});
