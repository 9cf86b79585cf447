import type { CallFact } from '../../../model/model.js';
import type { Handover } from './calls.js';

/** The call that a function is an argument of; undefined where it is handed over otherwise. */
export function callGiven({ unit, fact, how }: Handover): CallFact | undefined {
  const call = unit.fact(fact);
  return how === 'argument' && call.is === 'call' ? call : undefined;
}
