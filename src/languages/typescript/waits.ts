import type { TimedWaits } from '../../model/catalog/wait-rows.js';

export const typescriptWaits: TimedWaits = {
  functions: { 'Promise.race': { among: true, leaves: true } },
  methods: {},
  blocks: new Set(),
  timers: new Set(['setTimeout']),
  settles: new Set(['reject', 'resolve', 'callback', 'cb', 'done', 'call', 'apply']),
  turns: { methods: new Set(['lock', 'acquire']), of: /(mutex|semaphore)$/i },
  comes: new Set(),
  whenDone: new Set(),
};
