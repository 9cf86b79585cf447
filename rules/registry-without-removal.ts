import { defineRule, growing, kindOf, type Growth } from '../src/rule.js';
import { findingOf } from './growth-finding.js';

export const registryWithoutRemoval = defineRule({
  id: 'registry-without-removal',
  severity: 'warning',
  languages: ['python', 'typescript'],
  words: {
    what: 'A long-lived object keeps one entry per connection, session, task or request, and no path removes it.',
    why: 'The entries outlive what they stand for, and everything they refer to stays with them.',
    instead: 'Remove the entry where its subject ends: in the inverse method, or in `finally`.',
  },
  takesLimit: true,
  *check(project, { limit }) {
    for (const growth of growing(project)) {
      if (kindOf(growth) !== 'registry') continue;
      const { name } = growth.slot.spot;
      const finding = findingOf(this, project, growth, {
        message: messageOf(growth),
        instead: `Remove the entry from \`${name}\` where its subject ends.`,
        limit,
      });
      if (finding) yield finding;
    }
  },
});

function messageOf({ slot, sibling, emptied }: Growth): string {
  const { name } = slot.spot;
  if (emptied.length > 0)
    return `\`${name}\` keeps its keys after what they hold is emptied: one stays for every key ever seen.`;
  if (sibling?.operation.kind === 'measure')
    return `\`${name}\` gets an entry that is never removed, while \`${sibling.slot.spot.name}\`, filled together with it, is kept below a limit.`;
  if (sibling?.sameKey)
    return `\`${name}\` gets an entry that is never removed, while \`${sibling.slot.spot.name}\` is removed under the same key.`;
  return `\`${name}\` gets entries, and nothing in the project removes them.`;
}
