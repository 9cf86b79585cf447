import { defineRule, keptExceptions, letGoIn, type KeptException } from '../src/rule.js';
import { findingOf } from './retained-finding.js';

export const exceptionKept = defineRule({
  id: 'exception-kept',
  severity: 'warning',
  languages: ['python'],
  words: {
    what: 'A caught exception, its traceback or a frame is kept beyond its handler.',
    why: 'The traceback refers to every frame it went through, and these to all their variables: buffers, requests, connections stay.',
    instead:
      'Keep what it says (`str(error)`, `traceback.format_exc()`), or drop the traceback: `error.with_traceback(None)`.',
  },
  *check(project) {
    for (const kept of keptExceptions(project, letGoIn(project)))
      yield findingOf(this, kept, {
        message: messageOf(kept),
        instead: 'Keep its text, or keep it with `.with_traceback(None)`.',
        severity: kept.how === 'entry' ? 'warning' : 'note',
      });
  },
});

function messageOf({ how, what, name }: KeptException): string {
  switch (how) {
    case 'entry':
      return `\`${name}\` keeps ${what} of each failure, and so the frames that it went through with all they held.`;
    case 'field':
      return `\`${name}\` keeps ${what}, and so the frames that it went through with all they held.`;
    case 'raised':
      return `\`${name}\` is one exception that is raised again and again: its traceback gets longer each time.`;
    case 'local':
      return `\`${name}\` keeps ${what}, which keeps this very call with all its variables: a cycle, freed late.`;
  }
}
