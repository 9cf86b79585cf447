import type { TimedWaits } from '../../model/wait-rows.js';

export const typescriptWaits: TimedWaits = {
  functions: { 'Promise.race': { among: true, leaves: true } },
  methods: new Set(),
  blocks: new Set(),
  timers: new Set(['setTimeout']),
  settles: new Set(['reject', 'resolve', 'callback', 'cb', 'done', 'call', 'apply']),
  whenDone: new Set(),
};
