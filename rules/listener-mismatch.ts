import { defineRule, vainRemovalsOf, type Finding, type Leak, type Rule, type VainRemoval } from '../src/rule.js';
import { findingsOf } from './leak-finding.js';
import { rebindOf } from './rebind-fix.js';

const WHY: Readonly<Record<NonNullable<Leak['mismatch']>['why'], string>> = {
  fresh: 'a new function is passed, which was never added',
  unnamed: 'it names no function, and takes back none without one',
  eventless: 'it names a function, and no event',
  anew: 'it names a function that each call makes anew, and that it has not added',
  bound: '`bind` makes a new function each time',
  context: 'the one is given a context, the other is not',
  other: 'it names another function, which is never added',
  absent: 'it names a function that does not exist',
  inline: 'it names a function that is never added, beside one that is made on the spot',
  wrapped: 'it names the function that is called by the one which is added',
  topic: 'it names another event, under which the function is never added',
  target: 'it is called on something else, to which the function is never added',
  capture: 'the capture flag differs',
  adds: 'it adds the listener once more',
  flag: 'the flag before it is set only after it has been asked for',
  empty: 'it is reached only where there is nothing to take back',
  nothing: 'what was kept is what the last call gave, and that gives nothing',
};

const INSTEAD: Readonly<Partial<typeof WHY>> = {
  context: 'Give both the same context.',
  topic: 'Name the event under which it was added.',
  eventless: 'Name the event under which it was added.',
  target: 'Call it on what it was added to.',
  capture: 'Give both the same capture flag.',
  adds: 'Call what removes it.',
  flag: 'Turn the condition around.',
  empty: 'Turn the condition around.',
  nothing: 'Keep the object, or the function, first, and make the call with it after that.',
};

function insteadOf(why: keyof typeof WHY): string {
  return INSTEAD[why] ?? 'Keep the function that is added in a variable or field, and remove that.';
}

export const listenerMismatch = defineRule({
  id: 'listener-mismatch',
  severity: 'error',
  languages: ['python', 'typescript'],
  words: {
    what: 'The removal names another event, handler, context or capture flag than the registration, or is never reached, and so removes nothing.',
    why: 'The code looks as if it cleaned up, and the listener stays.',
    instead: 'Keep the very function that was added, and pass it with the same options.',
  },
  *check(project) {
    yield* findingsOf(this, project, leak => ({
      message: messageOf(leak.standing.acquisition.row.noun, leak.name, leak.mismatch!.why),
      instead: insteadOf(leak.mismatch!.why),
    }));
    for (const removal of vainRemovalsOf(project)) yield ofVainRemoval(this, removal);
  },
});

function messageOf(noun: string, name: string, why: keyof typeof WHY): string {
  const on = name === '' ? '' : ` on \`${name}\``;
  return `The removal of the ${noun}${on} removes nothing: ${WHY[why]}.`;
}

function ofVainRemoval(
  rule: Pick<Rule, 'id' | 'severity'>,
  { row, name, why, place, confidence, meant }: VainRemoval,
): Finding {
  const fix = meant && rebindOf(meant, why);
  return {
    rule: rule.id,
    severity: rule.severity,
    confidence,
    place,
    name,
    message: messageOf(row.noun, name, why),
    because: [],
    instead: insteadOf(why),
    ...(fix && { fix }),
  };
}
