import { defineRule, type Leak } from '../src/rule.js';
import { findingsOf } from './leak-finding.js';

export const effectWithoutCleanup = defineRule({
  id: 'effect-without-cleanup',
  severity: 'warning',
  languages: ['python', 'typescript'],
  words: {
    what: 'An effect or a mount hook of a component acquires something, and nothing releases it when the component goes.',
    why: 'Each time the component is mounted one more stays behind, and runs for a component that is gone.',
    instead: 'Return a cleanup from the effect, or release it in the hook for the end.',
  },
  *check(project) {
    yield* findingsOf(this, project, leak => ({
      message: `\`${leak.phase!.name}\` starts the ${leak.standing.acquisition.row.noun} \`${leak.name}\`, and ${missedBy(leak.phase!)}.`,
      instead: `Release it in ${endOf(leak.phase!)}.`,
    }));
  },
});

type Phase = NonNullable<Leak['phase']>;

function missedBy({ inverse, forReader }: Phase): string {
  if (inverse !== undefined) return `\`${inverse}\` does not end it`;
  return forReader ? 'nothing ends it when its reader goes' : 'nothing ends it when the component goes';
}

function endOf({ name, cleanup }: Phase): string {
  return cleanup === undefined ? `the cleanup of \`${name}\`` : `\`${cleanup}\``;
}
