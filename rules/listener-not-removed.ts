import { defineRule, type Leak } from '../src/rule.js';
import { findingsOf, ownerOf, takenBackInPart, type LeakMessage } from './leak-finding.js';

export const listenerNotRemoved = defineRule({
  id: 'listener-not-removed',
  severity: 'warning',
  languages: ['python', 'typescript'],
  words: {
    what: 'A listener, callback or hook is added to something that outlives its owner, and nothing removes it.',
    why: 'The target keeps the listener, the listener keeps its owner: each owner that was ever made stays, and runs for every event.',
    instead: 'Keep the handler under a name, and remove it where the owner ends.',
  },
  *check(project) {
    yield* findingsOf(this, project, leak => takenBackInPart(leak) ?? wordsOf(leak));
  },
});

function wordsOf(leak: Leak): LeakMessage {
  if (leak.again) return addedAgain(leak);
  if (leak.undone !== undefined) return leftOn(leak, leak.undone);
  if (leak.perCall !== undefined) return addedPerCall(leak, leak.perCall);
  return leak.late ? begunLate(leak) : neverRemoved(leak);
}

function neverRemoved(leak: Leak): LeakMessage {
  const { target, acquisition } = leak.standing;
  if (acquisition.owner === undefined) return addedByFunction(leak);
  return {
    message: `The ${acquisition.row.noun} on \`${leak.name}\` is never removed: ${target.says}, and keeps every \`${ownerOf(leak)}\` alive.`,
    instead: `Remove the ${acquisition.row.noun} where \`${ownerOf(leak)}\` ends.`,
  };
}

function addedByFunction(leak: Leak): LeakMessage {
  const { target, acquisition } = leak.standing;
  const { noun } = acquisition.row;
  return {
    message: `The ${noun} on \`${leak.name}\` is never removed: ${target.says}, and gets one more each time.`,
    instead: `Remove the ${noun} when what it was added for is over.`,
  };
}

function addedAgain({ name, standing: { acquisition } }: Leak): LeakMessage {
  const { noun } = acquisition.row;
  return {
    message: `One more ${noun} is added to the same \`${name}\` for every event, and nothing removes the one before it.`,
    instead: `Remove the last ${noun} before the next, or add one where \`${name}\` is made.`,
  };
}

function leftOn({ name, standing: { acquisition } }: Leak, undoing: string): LeakMessage {
  const { noun } = acquisition.row;
  return {
    message: `The ${noun} on \`${name}\` stays when \`${undoing}\` undoes what added it.`,
    instead: `Remove the ${noun} in \`${undoing}\`.`,
  };
}

function addedPerCall({ name, standing: { acquisition } }: Leak, called: string): LeakMessage {
  const { noun } = acquisition.row;
  return {
    message: `One more ${noun} is added to the same \`${name}\` on each call of \`${called}\`, and nothing removes the one before it.`,
    instead: `Remove the ${noun} in \`${called}\` once it has served, on every way out.`,
  };
}

function begunLate({ name, standing: { acquisition } }: Leak): LeakMessage {
  const { noun } = acquisition.row;
  return {
    message: `The ${noun} on \`${name}\` may be added after its owner has ended: then nothing ever removes it.`,
    instead: 'Check first that the owner has not ended.',
  };
}
