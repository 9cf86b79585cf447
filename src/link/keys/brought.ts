import type { Value } from '../../model/model.js';
import type { At } from '../program/at.js';
import { isAbove, type Domain } from './domain.js';
import type { Tracing } from './tracing.js';
import { byWord } from './words.js';

/**
 * A word that is open, of what an event brings, and what it is told apart by; whatever a request says, unless its name is that
 * of a few. What the configuration says are a few, whatever their names.
 */
export function asBrought({ payloads }: Tracing, at: At, value: Value, domain: Domain): Domain {
  const isOpen = domain === 'open' || domain === 'text';
  if (isOpen && payloads.isPayload(at.unit, value)) return 'brought';
  if (domain === 'unknown' && payloads.isIdentity(at.unit, value)) return 'brought';
  if (!isAbove(domain, 'brought') && payloads.isSaid(at, value))
    return byWord(at.unit.catalog.keys, payloads.partOf(at, value) ?? '') === 'named' ? 'named' : 'brought';
  const isByWord = isAbove(domain, 'named') && !isAbove(domain, 'subject');
  return isByWord && payloads.isConfigured(at, value) ? 'named' : domain;
}
