import { defineRule, keptGraphs } from '../src/rule.js';
import { findingOf } from './retained-finding.js';

export const graphRetention = defineRule({
  id: 'graph-retention',
  severity: 'warning',
  languages: ['python'],
  words: {
    what: 'A loss is added up or listed as the tensor that it is, with the graph of operations that computed it.',
    why: 'Every step keeps the graph of all steps before it alive: memory of the device rises until it is full.',
    instead: 'Take the number out (`loss.item()`), or let go of the graph (`loss.detach()`).',
  },
  *check(project) {
    for (const kept of keptGraphs(project)) {
      const message =
        kept.how === 'total'
          ? `\`${kept.name}\` adds up tensors with their graphs: each pass keeps those of all passes before it.`
          : `\`${kept.name}\` lists tensors with their graphs: each keeps all that its computation made.`;
      const instead = kept.how === 'total' ? 'Add up `loss.item()`.' : 'Keep `loss.detach()`, or `loss.item()`.';
      const by = kept.how === 'total' ? 'item' : 'detach';
      const fix = { do: 'keep-less', statement: kept.place, name: kept.loss, by } as const;
      yield findingOf(this, kept, { message, instead, fix });
    }
  },
});
