import { defineRule, type Leak } from '../src/rule.js';
import { consequence, findingsOf, ownerOf } from './leak-finding.js';

export const teardownMisses = defineRule({
  id: 'teardown-misses',
  severity: 'warning',
  languages: ['python', 'typescript'],
  words: {
    what: 'The owner has an end that takes back its other resources, and forgets this one.',
    why: 'What is forgotten lives on: it keeps the owner, or goes on working for one that is gone.',
    instead: 'Release it where its siblings are released.',
  },
  *check(project) {
    yield* findingsOf(this, project, leak => ({
      message: messageOf(leak),
      instead: `Release \`${leak.name}\` in \`${leak.teardown!.name}\` as well.`,
    }));
  },
});

function messageOf(leak: Leak): string {
  const { row } = leak.standing.acquisition;
  const end = `\`${leak.teardown!.name}\` of \`${ownerOf(leak)}\``;
  const what = leak.name === row.noun ? `the ${row.noun}` : `the ${row.noun} \`${leak.name}\``;
  if (leak.elsewhere) return `${end} does not take back ${what}, which is taken back elsewhere: ${consequence(leak)}.`;
  return `${end} takes back its other resources, and misses ${what}: ${consequence(leak)}.`;
}
