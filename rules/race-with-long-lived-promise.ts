import { defineRule, longRaces, type LongRace } from '../src/rule.js';
import { findingOf } from './retained-finding.js';

export const raceWithLongLivedPromise = defineRule({
  id: 'race-with-long-lived-promise',
  severity: 'warning',
  languages: ['python', 'typescript'],
  words: {
    what: 'Something that lives on takes part in a race on every pass or call: a promise in `Promise.race`, an event in `asyncio.wait`.',
    why: 'A promise keeps the reactions of every race until it settles, and a waiting task stays until its event comes: each race leaves one more.',
    instead:
      'Race with something new each time (`AbortSignal`, a fresh promise that is settled), and cancel the tasks that lost.',
  },
  *check(project) {
    for (const race of longRaces(project)) {
      const [message, instead] = saidOf(race);
      yield findingOf(this, race, { message, instead });
    }
  },
});

function saidOf({ how, name }: LongRace): [message: string, instead: string] {
  switch (how) {
    case 'promise':
      return [
        `\`${name}\` takes part in one race after the other, and keeps what each of them left until it settles.`,
        'Race with a promise that is made and settled with the work.',
      ];
    case 'task':
      return [
        `A task that waits by \`${name}\` is made on every pass, and nobody cancels it when another is done first.`,
        'Cancel the pending tasks after the wait, or make the task once.',
      ];
    case 'call':
      return [
        `A task that waits by \`${name}\` is made by every call, and nobody cancels it when another is done first.`,
        'Cancel the pending tasks after the wait.',
      ];
  }
}
