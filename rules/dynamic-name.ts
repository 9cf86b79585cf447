import { defineRule, dynamicNames } from '../src/rule.js';
import { findingOf } from './retained-finding.js';

export const dynamicName = defineRule({
  id: 'dynamic-name',
  severity: 'warning',
  languages: ['python', 'typescript'],
  words: {
    what: 'A logger, the labels of a metric or another name that a library keeps for good is made from values that keep coming.',
    why: 'Libraries keep an entry under each name for the life of the process, and offer no way to drop it.',
    instead: 'Use a fixed name, and put what varies into the message, the context or a label of few values.',
  },
  *check(project) {
    for (const made of dynamicNames(project)) {
      const message = `\`${made.name}\` is given a name made at run time: ${made.keeps} is kept for each, for good.`;
      const instead = made.isLabels
        ? 'Give it labels of which there are few values.'
        : 'Use a fixed name, and put what varies into the message.';
      yield findingOf(this, made, { message, instead });
    }
  },
});
