import { defineRule, type Leak } from '../src/rule.js';
import { findingsOf } from './leak-finding.js';

export const handleOverwritten = defineRule({
  id: 'handle-overwritten',
  severity: 'warning',
  languages: ['python', 'typescript'],
  words: {
    what: 'A field that holds a live handle is given another one, and the old one is not released.',
    why: 'What the old handle stands for goes on, and nobody can stop it any more.',
    instead: 'Release the old handle first, or leave it in place.',
  },
  *check(project) {
    yield* findingsOf(this, project, leak => ({
      message: `\`${leak.name}\` is given a new ${leak.standing.acquisition.row.noun} ${occasionOf(leak)}, and the one that it holds is not released.`,
      instead: `Release what \`${leak.name}\` holds before it is replaced.`,
    }));
  },
});

function occasionOf({ renewedBy, twice }: Leak): string {
  if (twice !== undefined) return `by each of two calls of \`${twice}\` at once, which wait before they make one`;
  return renewedBy === undefined ? 'for every event' : `each time that \`${renewedBy}\` is called`;
}
