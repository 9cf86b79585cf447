import type { CallFact, GetValue } from '../../../model/model.js';
import { atFact } from '../../program/at.js';
import type { Handover } from '../../program/calls/calls.js';
import { callGiven } from '../../program/calls/handovers.js';
import type { Names } from '../../program/names.js';
import type { Types } from '../../program/types/types.js';

/** `new Worker('mails', send)`, `cron.schedule('* * * * *', sweep)`, `app.event('mention', answer)` of an app of Bolt. */
export function isTaker(names: Names, types: Types, handover: Handover): boolean {
  const { unit, fact, verb } = handover;
  const { handlerTakers } = unit.catalog;
  const call = callGiven(handover);
  if (call === undefined) return false;
  if (handlerTakers.has(names.outsideCalled(unit, fact) ?? '')) return true;
  const of = call.callee.is === 'get' ? types.typeOf(atFact(unit, fact), call.callee.of) : undefined;
  return of?.is === 'outside' && handlerTakers.has(`${of.name}.${verb}`);
}

/** `dispatcher.message.register(f)`, `publicProcedure.input(shape).query(f)`. */
export function isOfEventSource({ unit, fact }: Handover): boolean {
  const { members, names } = unit.catalog.eventSources;
  let call: CallFact | undefined = unit.callAt(fact);
  while (call?.callee.is === 'get') {
    const { of }: GetValue = call.callee;
    if (of.is === 'get') return members.has(of.name);
    if (of.is === 'name') return names.has(of.name);
    call = unit.call(of);
  }
  return false;
}
