import { defineRule } from '../src/rule.js';
import { findingsOf, ownerOf, settledOnce, takenBackElsewhere } from './leak-finding.js';

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
    yield* findingsOf(this, project, leak => {
      if (leak.settled) return settledOnce(leak);
      if (leak.elsewhere) return takenBackElsewhere(leak);
      const { noun } = leak.standing.acquisition.row;
      const owner = ownerOf(leak);
      return {
        message: `${owner === '' ? `This ${noun}` : `The ${noun} of \`${owner}\``} is never stopped: it runs on, and keeps what its callback uses.`,
        instead: `Keep the handle and clear it where ${owner === '' ? 'its work' : `\`${owner}\``} ends.`,
      };
    });
  },
});
