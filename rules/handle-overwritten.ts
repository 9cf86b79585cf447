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
      message: messageOf(leak),
      instead: `Release what \`${leak.name}\` holds before it is replaced.`,
    }));
  },
});

function messageOf({ name, standing: { acquisition }, renewedBy, twice }: Leak): string {
  const { noun } = acquisition.row;
  if (twice !== undefined)
    return `Two calls of \`${twice}\` at once each give \`${name}\` a new ${noun}, as both wait first: one of the two is not released.`;
  const occasion = renewedBy === undefined ? 'for every event' : `each time that \`${renewedBy}\` is called`;
  return `\`${name}\` is given a new ${noun} ${occasion}, and the one that it holds is not released.`;
}
