import {
  defineRule,
  limitInSight,
  livesLong,
  operationsOf,
  queues,
  usesOf,
  type Finding,
  type Project,
  type Slot,
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
  *check(project) {
    for (const slot of queues(project)) {
      const finding = findingOf(project, slot);
      if (finding) yield finding;
    }
  },
});

function findingOf(project: Project, slot: Slot): Finding | undefined {
  const puts = operationsOf(slot, 'grow');
  const made = slot.made[0]!;
  if (
    puts.length === 0 ||
    slot.made.some(({ bound }) => bound !== undefined) ||
    operationsOf(slot, 'measure').length > 0
  )
    return undefined;
  const frequency = puts
    .map(put => project.frequencies.of(put.unit, put.region))
    .find(({ runs }) => runs === 'endless' || runs === 'repeated');
  if (!livesLong(project, slot) && !frequency) return undefined;
  const { name } = slot.spot;
  const taken = operationsOf(slot, 'shrink').length > 0;
  return {
    rule: 'unbounded-queue',
    severity: 'note',
    confidence: frequency?.runs === 'endless' && livesLong(project, slot) ? 'likely' : 'possible',
    place: made.place,
    name,
    message: `\`${name}\` has no limit: ${taken ? 'when its consumer falls behind' : 'as nothing is seen to take from it'}, it grows.`,
    because: [
      { place: made.place, role: 'held', says: 'it is made here, without a size' },
      { place: puts[0]!.place, role: 'grows', says: 'this never waits' },
      ...(frequency ? [{ place: frequency.place, role: 'repeats' as const, says: frequency.says }] : []),
    ],
    instead: `Give \`${name}\` a size.`,
    fix: {
      do: 'bound',
      holds: 'queue',
      made: made.place,
      grows: puts.map(({ place }) => place),
      uses: usesOf(project, slot),
      name,
      limit: limitInSight(puts[0]!.unit, made.place, name),
      escapes: false,
    },
  };
}
