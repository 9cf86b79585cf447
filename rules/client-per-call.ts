import {
  defineRule,
  grouped,
  isMadePerCall,
  openedOf,
  openingOf,
  repetitionOf,
  type Finding,
  type Opened,
} from '../src/rule.js';

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
    const made = openedOf(project).filter(isMadePerCall);
    for (const calls of grouped(made, each => each.within ?? each).values()) yield findingOf(calls);
  },
});

/** Calls of what opens it are one cause; the worst of them speaks for all. */
function findingOf(calls: readonly Opened[]): Finding {
  const opened = calls.find(isLikely) ?? calls.find(each => !isClosed(each)) ?? calls[0]!;
  const { row, opener, name, place, frequency } = opened;
  const others = calls.filter(each => each !== opened).map(each => each.place);
  return {
    rule: 'client-per-call',
    severity: isClosed(opened) || row.collected ? 'note' : 'warning',
    confidence: isLikely(opened) ? 'likely' : 'possible',
    place,
    name,
    message: `\`${opener}\` makes ${row.is} with connections of its own in every call${isClosed(opened) ? '' : ', and nothing closes it'}.`,
    because: [
      ...openingOf(opened, 'made'),
      ...repetitionOf(frequency),
      ...others.map(other => ({ place: other, role: 'held' as const, says: 'and here' })),
    ],
    instead: 'Make one when the process starts, and share it.',
  };
}

/**
 * Left open by code that does not come to its end. One that the reference count closes with its call is worth a line where a
 * loop without end makes it; of what runs for an event, a request, or some calls away from a loop 2 were true and 4 false.
 */
function isLikely(opened: Opened): boolean {
  const { row, aside, frequency } = opened;
  return !isClosed(opened) && !aside && (!row.counted || frequency.runs === 'endless');
}

/** It costs time only; one that is not closed leaves its connections until it is collected, if ever. */
function isClosed({ fate }: Opened): boolean {
  return fate.managed || fate.closed.length > 0;
}
