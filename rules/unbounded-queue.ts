import { defineRule, holdsOf, queuesOf, type Finding, type FixIntent, type Project, type Queue } from '../src/rule.js';
import { boundingFix } from './growth-fix.js';

export const unboundedQueue = defineRule({
  id: 'unbounded-queue',
  severity: 'note',
  // That a consumer is slower than its producer is seldom in the code: of those that looked so, 2 were true and 19 not.
  atMost: 'possible',
  languages: ['python', 'typescript'],
  words: {
    what: 'A queue without a limit stands between a producer that never waits and a consumer.',
    why: 'Whenever the consumer is slower, the difference stays in memory; nothing pushes back.',
    instead: 'Give the queue a size, and decide what happens when it is full.',
  },
  takesLimit: true,
  *check(project, { limit }) {
    for (const queue of queuesOf(project)) yield findingOf(project, queue, limit);
  },
});

function findingOf(project: Project, queue: Queue, limit: number): Finding {
  const { slot, puts, fed, drained } = queue;
  const made = slot.made[0]!;
  const { name } = slot.spot;
  const fix = fixOf(project, queue, limit);
  const when = drained ? 'when its consumer falls behind' : 'as nothing is seen to take from it';
  return {
    rule: 'unbounded-queue',
    severity: 'note',
    confidence: 'possible',
    place: made.place,
    name,
    message: `\`${name}\` has no limit: ${when}, it grows.`,
    because: [
      { place: made.place, role: 'held', says: 'it is made here, without a size' },
      { place: puts[0]!.place, role: 'grows', says: 'this never waits' },
      ...(fed ? [{ place: fed.place, role: 'repeats' as const, says: fed.says }] : []),
    ],
    instead: `Give \`${name}\` a size.`,
    ...(fix && { fix }),
  };
}

function fixOf(project: Project, { slot, puts }: Queue, limit: number): FixIntent | undefined {
  const holds = holdsOf(slot);
  const made = slot.made[0]!;
  if (made.byFactory || (holds !== 'queue' && holds !== 'list' && holds !== 'deque')) return undefined;
  return boundingFix(project, slot, puts, { holds, made: made.place, limit, escapes: false });
}
