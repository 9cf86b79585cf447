import { defineRule, type Leak } from '../src/rule.js';
import { findingsOf, ownerOf, takenBackInPart, type LeakMessage } from './leak-finding.js';

export const subscriptionNotClosed = defineRule({
  id: 'subscription-not-closed',
  severity: 'warning',
  languages: ['python', 'typescript'],
  words: {
    what: 'A subscription or an observer is not closed, and what it watches outlives its owner.',
    why: 'The source keeps the callback, and the callback keeps its owner: each one that was ever made stays.',
    instead: 'Keep the subscription and close it where the owner ends, or let an operator such as `takeUntil` do it.',
  },
  *check(project) {
    yield* findingsOf(this, project, leak => takenBackInPart(leak) ?? wordsOf(leak));
  },
});

function wordsOf(leak: Leak): LeakMessage {
  if (leak.again) return madeAgain(leak);
  if (leak.letGoBy !== undefined) return letGo(leak, leak.letGoBy);
  return leak.late ? begunLate(leak) : neverClosed(leak);
}

function neverClosed(leak: Leak): LeakMessage {
  const { target, acquisition } = leak.standing;
  if (acquisition.row.mustEnd === true && acquisition.owner) return neverEnded(leak);
  const kept = acquisition.owner ? `keeps every \`${ownerOf(leak)}\` alive` : 'gets one more each time';
  return {
    message: `The ${acquisition.row.noun} \`${leak.name}\` is never closed: ${target.says}, and ${kept}.`,
    instead: `Close it where \`${ownerOf(leak)}\` ends.`,
  };
}

/** What a library keeps, or runs, until it is told to end. */
function neverEnded(leak: Leak): LeakMessage {
  const { noun } = leak.standing.acquisition.row;
  return {
    message: `The ${noun} \`${leak.name}\` is never closed: it stays until it is told to end, and each \`${ownerOf(leak)}\` leaves one more.`,
    instead: `Keep it, and close it where \`${ownerOf(leak)}\` ends.`,
  };
}

function letGo({ name, standing: { acquisition } }: Leak, method: string): LeakMessage {
  const { noun } = acquisition.row;
  return {
    message: `\`${method}\` lets go of the ${noun} in \`${name}\` without ending it: it goes on, and nobody can end it any more.`,
    instead: `End it in \`${method}\` first.`,
  };
}

function madeAgain({ name, standing: { acquisition } }: Leak): LeakMessage {
  const { noun } = acquisition.row;
  return {
    message: `One more ${noun} \`${name}\` is made for every event, and nothing closes the one before it.`,
    instead: `Close the last ${noun} before the next, or make one where \`${name}\` is made.`,
  };
}

function begunLate({ name, standing: { acquisition } }: Leak): LeakMessage {
  const { noun } = acquisition.row;
  return {
    message: `The ${noun} \`${name}\` may be made after its owner has ended: then nothing ever closes it.`,
    instead: 'Check first that the owner has not ended.',
  };
}
