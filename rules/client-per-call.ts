import { defineRule, isMadePerCall, openedOf, repetitionOf, type Finding, type Opened } from '../src/rule.js';

export const clientPerCall = defineRule({
  id: 'client-per-call',
  severity: 'warning',
  languages: ['python', 'typescript'],
  words: {
    what: 'A client or engine that owns a pool of connections is made for every request.',
    why: 'Each brings its own connections, caches and threads: its pool is never used twice, and closing lags behind.',
    instead: 'Make one client when the process starts, and share it.',
  },
  *check(project) {
    for (const opened of openedOf(project)) if (isMadePerCall(opened)) yield findingOf(opened);
  },
});

/** One that is closed again costs time; one that is not leaves its connections until it is collected, if ever. */
function findingOf(opened: Opened): Finding {
  const { fate, row, opener, name, place, frequency, aside } = opened;
  const isClosed = fate.managed || fate.closed.length > 0;
  return {
    rule: 'client-per-call',
    severity: isClosed || row.collected ? 'note' : 'warning',
    confidence: isClosed || aside ? 'possible' : 'likely',
    place,
    name,
    message: `\`${opener}\` makes ${row.is} with connections of its own in every call${isClosed ? '' : ', and nothing closes it'}.`,
    because: [{ place, role: 'held', says: `${row.is} is made here` }, ...repetitionOf(frequency)],
    instead: 'Make one when the process starts, and share it.',
  };
}
