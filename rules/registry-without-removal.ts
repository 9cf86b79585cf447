import { defineRule, growing, kindOf, type Growth } from '../src/rule.js';
import { findingOf } from './growth-finding.js';

export const registryWithoutRemoval = defineRule({
  id: 'registry-without-removal',
  severity: 'warning',
  languages: ['python', 'typescript'],
  words: {
    what: 'A long-lived object keeps one entry per connection, session, task or request, and nothing removes it.',
    why: 'The entries outlive what they stand for, and everything they refer to stays with them.',
    instead: 'Remove the entry when what it stands for ends: in the method that undoes, or in `finally`.',
  },
  takesLimit: true,
  *check(project, { limit }) {
    for (const growth of growing(project)) {
      if (kindOf(growth) !== 'registry') continue;
      const finding = findingOf(this, project, growth, {
        message: messageOf(growth),
        instead: insteadOf(growth),
        limit,
      });
      if (finding) yield finding;
    }
  },
});

function insteadOf({ slot, emptied }: Growth): string {
  const { name } = slot.spot;
  if (emptied.length > 0) return `Remove the key from \`${name}\` once its value is empty.`;
  return `Remove each entry from \`${name}\` when what it stands for ends.`;
}

function messageOf({ slot, sibling, emptied }: Growth): string {
  const { name } = slot.spot;
  if (emptied.length > 0) return `\`${name}\` keeps each key after its value is emptied: every key ever seen stays.`;
  if (sibling?.operation.kind === 'measure')
    return `\`${name}\` gets an entry that is never removed, while \`${sibling.slot.spot.name}\`, filled together with it, is kept below a limit.`;
  if (sibling?.sameKey)
    return `\`${name}\` gets an entry that is never removed, while \`${sibling.slot.spot.name}\` is removed under the same key.`;
  return `\`${name}\` gets entries, and nothing in the project removes them.`;
}
