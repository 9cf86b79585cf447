import { lastOf } from '../../../model/qualified-names.js';
import { atFact } from '../../program/at.js';
import type { Calls, Handover } from '../../program/calls/calls.js';
import { callGiven } from '../../program/calls/handovers.js';
import { ancestry } from '../../program/classes/ancestry.js';
import { isRootFunction } from '../../program/classes/shown-once.js';
import { outermost } from '../../program/enclosing.js';
import { remember } from '../../program/remember.js';
import type { Type } from '../../program/types/type.js';
import type { Types } from '../../program/types/types.js';
import type { ClassNode, Unit } from '../../program/unit.js';
import { eventOf } from './events.js';

/** `app.on('ready', start)`: what a program has one of sends it once. */
export function isSentOnce(types: Types, handover: Handover): boolean {
  const { unit, fact } = handover;
  const event = eventOf(handover);
  const callee = callGiven(handover)?.callee;
  if (event === undefined || callee?.is !== 'get') return false;
  const sender = types.typeOf(atFact(unit, fact), callee.of);
  return sender !== undefined && onceEventsOf(unit, sender)?.has(event) === true;
}

/** What comes once from a thing of the type: of a library's own, or of a class derived from that. */
function onceEventsOf({ catalog }: Unit, type: Type): ReadonlySet<string> | undefined {
  const { onceEventsOf: rows } = catalog.resources;
  if (type.is === 'outside') return Object.hasOwn(rows, type.name) ? rows[type.name] : undefined;
  return type.is === 'instance' ? onceEventsOfClass(type.of) : undefined;
}

const onceEventsOfClass = remember((cls: ClassNode): ReadonlySet<string> => {
  const rows = Object.entries(cls.unit.catalog.resources.onceEventsOf);
  const bases = new Set(ancestry(cls).flatMap(({ outside }) => outside));
  return new Set(rows.flatMap(([name, events]) => (bases.has(lastOf(name)) ? [...events] : [])));
});

/** `useEffect(load, [])` of a component of which there is one. */
export function isEffectOfOne(calls: Calls, { unit, fact, region, verb }: Handover): boolean {
  const call = unit.fact(fact);
  const on = call.is === 'call' && unit.catalog.resources.effects.has(verb) ? call.arguments[1]?.value : undefined;
  if (on?.is !== 'literal' || on.of.length > 0) return false;
  const component = outermost(unit.functionOf(region));
  return component.region.id !== 0 && isRootFunction(calls, component);
}
