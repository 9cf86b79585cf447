import { defineRule } from '../src/rule.js';
import { findingsOf, ownerOf } from './leak-finding.js';

export const listenerNotRemoved = defineRule({
  id: 'listener-not-removed',
  severity: 'warning',
  languages: ['python', 'typescript'],
  words: {
    what: 'A listener, callback or hook is added to something that outlives its owner, and nothing removes it.',
    why: 'The target keeps the listener, the listener keeps its owner: each owner that was ever made stays, and runs for every event.',
    instead: 'Keep the handler under a name, and remove it where the owner ends.',
  },
  *check(project) {
    yield* findingsOf(this, project, leak => ({
      message: `The ${leak.standing.acquisition.row.noun} on \`${leak.name}\` is never removed: ${leak.standing.target.says}, and keeps every \`${ownerOf(leak)}\`.`,
      instead: `Remove the ${leak.standing.acquisition.row.noun} where \`${ownerOf(leak)}\` ends.`,
    }));
  },
});
