import { defineRule, openedOf, wholeInputs } from '../src/rule.js';
import { findingOf } from './retained-finding.js';

export const wholeInputInMemory = defineRule({
  id: 'whole-input-in-memory',
  atMost: 'possible',
  severity: 'note',
  languages: ['python', 'typescript'],
  words: {
    what: 'An input of any size is read as a whole for every request.',
    why: 'Memory peaks with the largest input times the number of requests at once: a peak, no leak, that ends in the same restart.',
    instead: 'Read it in pieces, iterate over it, or limit its size first.',
  },
  *check(project) {
    for (const input of wholeInputs(project, openedOf(project))) {
      const of = input.how === 'rows' ? 'all rows' : 'the whole file';
      const message = `\`${input.name}\` brings ${of} into memory for each request, whatever the size.`;
      yield findingOf(this, input, { message, instead: 'Read it in pieces, or limit its size.' });
    }
  },
});
