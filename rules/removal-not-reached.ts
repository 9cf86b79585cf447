import { defineRule, growing, kindOf, type FixIntent, type Growth } from '../src/rule.js';
import { findingOf } from './growth-finding.js';

export const removalNotReached = defineRule({
  id: 'removal-not-reached',
  severity: 'warning',
  languages: ['python', 'typescript'],
  words: {
    what: 'There is a removal, and it is missed: on one way out, because its key, its receiver or its condition does not match, or because it waits for another request, which may never come.',
    why: 'It reads as if entries go, and they stay: the collection grows with every one that is missed.',
    instead:
      'Remove what was added under the key it was added under, on every way out: in `finally`, or where what it stands for ends.',
  },
  takesLimit: true,
  *check(project, { limit }) {
    for (const growth of growing(project)) {
      if (kindOf(growth) !== 'unreached') continue;
      const finding = findingOf(this, project, growth, {
        message: messageOf(growth),
        instead: insteadOf(growth),
        limit,
        fix: alwaysRemoved(growth),
      });
      if (finding) yield finding;
    }
  },
});

/** Only what is added and removed in one function can be removed at its end. */
function alwaysRemoved({ slot, unreached }: Growth): FixIntent | undefined {
  const pairs = unreached?.pairs?.map(({ growth, removals }) => ({
    added: growth.place,
    removed: removals.map(({ place }) => place),
  }));
  return pairs && { do: 'always-remove', pairs, name: slot.spot.name };
}

function insteadOf({ slot, unreached }: Growth): string {
  const { name } = slot.spot;
  switch (unreached!.how) {
    case 'never':
      return `Remove from \`${name}\` exactly what was added, under the key it was added under.`;
    case 'uncalled':
      return `Call what takes an entry out of \`${name}\` where what the entry stands for ends.`;
    case 'past':
      return `Remove the entry from \`${name}\` in \`finally\`, so that no way out misses it.`;
    case 'late':
      return `Take out of \`${name}\` what is too old whenever something is added, or now and then; or give it a size.`;
    case 'unclaimed':
      return `Take out of \`${name}\` what nobody has come back for after a while, whenever something is added or now and then; or give it a size.`;
    case 'emptied':
      return `Remove the key from \`${name}\` wherever its value becomes empty.`;
    case 'again':
      return `Add nothing to \`${name}\` where something is to be taken out.`;
    default:
      return `Remove the entry from \`${name}\` whenever what it stands for ends.`;
  }
}

function messageOf({ slot, unreached }: Growth): string {
  const { how, says } = unreached!;
  const { name } = slot.spot;
  switch (how) {
    case 'never':
    case 'uncalled':
      return `\`${name}\` only seems to lose its entries: ${says}.`;
    case 'past':
      return `\`${name}\` keeps an entry whose removal is missed: ${says}.`;
    case 'late':
      return `\`${name}\` keeps an entry for every key that is asked for once: ${says}.`;
    case 'unclaimed':
      return `\`${name}\` keeps an entry for everybody who does not come back: ${says}.`;
    case 'emptied':
      return `\`${name}\` keeps keys that hold nothing any more: ${says}.`;
    case 'again':
      return `\`${name}\` gets entries back that were removed: ${says}.`;
    default:
      return `\`${name}\` may keep an entry: ${says}.`;
  }
}
