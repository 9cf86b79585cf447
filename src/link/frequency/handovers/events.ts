import type { Place } from '../../../model/model.js';
import type { Handover } from '../../program/calls/calls.js';
import type { Frequency } from '../frequency.js';

/** How often an event comes from one sender: once at all, or once as a rule. */
export type Comes = 'once' | 'as a rule once';

/** Undefined for what comes again and again, and where no event is named. */
export function comesHow(handover: Handover): Comes | undefined {
  const event = eventOf(handover);
  if (event === undefined) return undefined;
  const { onceEvents, onceEventsBy, finalEvents } = handover.unit.catalog.resources;
  if (onceEvents.has(event) || onceEventsBy.get(handover.verb)?.has(event)) return 'once';
  return finalEvents.has(event) ? 'as a rule once' : undefined;
}

/** `'close'` in `socket.on('close', f)`, `load` in `image.onload = f`. */
export function eventOf({ unit, fact, verb, how }: Handover): string | undefined {
  if (how === 'stored') return /^on([a-z]+)$/.exec(verb)?.[1];
  const call = unit.fact(fact);
  const topic = call.is === 'call' && how === 'argument' ? call.arguments[0]?.value : undefined;
  return topic?.is === 'const' && typeof topic.value === 'string' ? topic.value : undefined;
}

/** `entry.returnPressed.connect(f)`, `keys.connect('key-pressed', f)`. */
function isByHand(handover: Handover): boolean {
  const { unit, fact } = handover;
  const call = unit.fact(fact);
  const sender = call.is === 'call' && call.callee.is === 'get' ? call.callee.of : undefined;
  const event = eventOf(handover) ?? (sender?.is === 'get' ? sender.name : undefined);
  return event !== undefined && unit.catalog.resources.eventsByHand.has(event);
}

/** For each event that comes; `isServed` where a framework calls for it what it was given. */
export function ofEachEvent(handover: Handover, place: Place, isServed: boolean): Frequency {
  const { verb, unit } = handover;
  const isHeard = !isServed && (unit.catalog.listeningVerbs.has(verb) || unit.catalog.names.on.test(verb));
  return {
    runs: 'repeated',
    place,
    says: `what is given to \`${verb}\` runs for every event`,
    ...(isHeard && { heard: true }),
    ...(isByHand(handover) && { byHand: true }),
  };
}
