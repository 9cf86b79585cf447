import { defineRule } from '../src/rule.js';
import { findingsOf, ownerOf } from './leak-finding.js';

export const subscriptionNotClosed = defineRule({
  id: 'subscription-not-closed',
  severity: 'warning',
  languages: ['python', 'typescript'],
  words: {
    what: 'A subscription or an observer is not closed, and what it watches outlives its owner.',
    why: 'The source keeps the callback, the callback keeps its owner.',
    instead: 'Keep the subscription and close it where the owner ends, or let an operator such as `takeUntil` do it.',
  },
  *check(project) {
    yield* findingsOf(this, project, leak => ({
      message: `The ${leak.standing.acquisition.row.noun} to \`${leak.name}\` is never closed: ${leak.standing.target.says}, and keeps every \`${ownerOf(leak)}\`.`,
      instead: `Close it where \`${ownerOf(leak)}\` ends.`,
    }));
  },
});
