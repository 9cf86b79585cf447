import { defineRule, type Leak } from '../src/rule.js';
import { findingsOf, takenBackInPart, type LeakMessage } from './leak-finding.js';

export const timerNotCleared = defineRule({
  id: 'timer-not-cleared',
  severity: 'warning',
  languages: ['python', 'typescript'],
  words: {
    what: 'An interval, or a timer that starts itself again, is never stopped.',
    why: 'It runs for ever, and keeps what its callback refers to.',
    instead: 'Keep its handle, and clear it where the owner ends.',
  },
  *check(project) {
    yield* findingsOf(this, project, leak => wordsOf(leak));
  },
});

function wordsOf(leak: Leak): LeakMessage {
  if (leak.unmounted !== undefined && !leak.settled) return runsAfter(leak, leak.unmounted);
  if (leak.late) return begunLate(leak);
  return takenBackInPart(leak) ?? neverStopped(leak);
}

function begunLate({ standing: { acquisition } }: Leak): LeakMessage {
  const { noun } = acquisition.row;
  return {
    message: `The ${noun} may be started after its owner has ended: then nothing ever stops it.`,
    instead: 'Check first that the owner has not ended.',
  };
}

function neverStopped({ standing: { acquisition } }: Leak): LeakMessage {
  const { noun } = acquisition.row;
  const owner = acquisition.owner?.name ?? acquisition.node.region.name;
  return {
    message: `${owner === '' ? `This ${noun}` : `The ${noun} of \`${owner}\``} is never stopped: it runs on, and keeps what its callback uses.`,
    instead: `Keep the handle and clear it where ${owner === '' ? 'its work' : `\`${owner}\``} ends.`,
  };
}

function runsAfter({ standing: { acquisition } }: Leak, component: string): LeakMessage {
  const { noun } = acquisition.row;
  const its = component === '' ? 'component' : `\`${component}\``;
  return {
    message: `The ${noun} may still run when its ${its} is gone: it is cleared in other places only.`,
    instead: `Clear it where its ${its} ends, too.`,
    // Nothing is kept for longer than the delay.
    severity: 'note',
  };
}
