import { membersOf } from '../../../model/members.js';
import type { Place } from '../../../model/model.js';
import { pathRoot } from '../../../model/parts.js';
import type { Handover } from '../../program/calls/calls.js';
import { callGiven } from '../../program/calls/handovers.js';
import type { FunctionNode } from '../../program/unit.js';

/** Where it is handed over; an arrow's own region where its body has no facts. */
export function placeOf({ unit, fact, region }: Handover): Place {
  return unit.place(unit.module.facts[fact]?.at ?? unit.region(region).at);
}

/** `target.addEventListener('load', f, { once: true })`: as often as it is handed over. */
export function isTakenBackAfterOne(handover: Handover): boolean {
  const { onceOptions } = handover.unit.catalog.resources;
  const given = callGiven(handover)?.arguments ?? [];
  return given.some(({ value: options }) =>
    membersOf(options).some(({ name, value }) => onceOptions.has(name) && value.is === 'const' && value.value === true),
  );
}

/** Not one of several in an object, whose keys would say when it is called. */
export function isItsOwnArgument({ unit, fact }: Handover, { region }: FunctionNode): boolean {
  const call = unit.fact(fact);
  return (
    call.is === 'call' && call.arguments.some(({ value }) => value.is === 'function' && value.region === region.id)
  );
}

/** `res.json = body => { … }`, of what the function around it was called with. */
export function isGivenToAnother({ unit, fact, how }: Handover): boolean {
  const assign = unit.fact(fact);
  if (how !== 'stored' || assign.is !== 'assign' || assign.target.is !== 'get') return false;
  const root = pathRoot(assign.target);
  return unit.bindingOf(root)?.kind === 'parameter';
}

/** Written where it is handed over, and not at module level. */
export function isWrittenIn({ unit, region }: Handover, { unit: of, outer }: FunctionNode): boolean {
  return unit === of && outer !== undefined && outer.region.id !== 0 && unit.functionOf(region) === outer;
}
