import {
  defineRule,
  holdsOf,
  isAside,
  isLocal,
  limitInSight,
  queuesOf,
  usesOf,
  type Confidence,
  type Finding,
  type FixIntent,
  type Project,
  type Queue,
} from '../src/rule.js';

export const unboundedQueue = defineRule({
  id: 'unbounded-queue',
  severity: 'note',
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
  const { slot, puts, fed, taken } = queue;
  const made = slot.made[0]!;
  const { name } = slot.spot;
  const fix = fixOf(project, queue, limit);
  const when = taken === 'by nobody' ? 'as nothing is seen to take from it' : 'when its consumer falls behind';
  return {
    rule: 'unbounded-queue',
    severity: 'note',
    confidence: confidenceOf(queue),
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

/**
 * Whether entries come by themselves, and who takes them may be slower. That some loop or handler is behind the putting, by
 * calls and waits of which nothing is known, was true 1 time in 9: such a queue holds what is under way.
 */
function confidenceOf({ slot, isFlooded, taken }: Queue): Confidence {
  if (isAside(slot.made[0]!.place.path)) return 'possible';
  // Who takes from an entry, or from a queue of one call, has it in a variable of its own: 0 of 3 that were read had nobody.
  const isForNobody = taken === 'by nobody' && slot.spot.steps.length === 0 && !isLocal(slot.spot);
  return isFlooded && (taken === 'slowly' || isForNobody) ? 'likely' : 'possible';
}

function fixOf(project: Project, { slot, puts }: Queue, limit: number): FixIntent | undefined {
  const holds = holdsOf(slot);
  if (holds !== 'queue' && holds !== 'list' && holds !== 'deque') return undefined;
  const made = slot.made[0]!.place;
  const { name } = slot.spot;
  return {
    do: 'bound',
    holds,
    made,
    grows: puts.map(({ place }) => place),
    get uses() {
      return usesOf(project, slot);
    },
    name,
    limit: limitInSight(puts[0]!.unit, made, name, limit),
    escapes: false,
  };
}
