import type { CallFact, Value } from '../../../model/model.js';
import { lastName } from '../../../model/parts.js';
import { isConstruction } from '../../program/calls/call-forms.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import type { Acquisition } from '../acquired/acquisition.js';

/**
 * Whether a call takes back what the function around it has made itself, which no other function has acquired:
 * `handler = Handler(); log.addHandler(handler); …; log.removeHandler(handler)`.
 */
export function isOfItsOwn({ unit, node }: Acquisition, where: Unit, call: CallFact): boolean {
  const home = where.functionOf(call.region);
  if (where === unit && (isWithin(unit, home, node) || isWithin(unit, node, home))) return false;
  return call.arguments.some(({ value }) => isMadeIn(where, home, value));
}

/** By itself, or by the function that it is written in. */
function isMadeIn(unit: Unit, home: FunctionNode, value: Value): boolean {
  const binding = value.is === 'name' ? unit.binding(value.binding) : undefined;
  if (binding?.kind !== 'variable') return false;
  const scope = unit.functionOf(binding.region);
  const made = unit.soleValue(binding.id);
  const call = made && unit.call(made);
  return call !== undefined && isWithin(unit, home, scope) && isMaker(unit, call);
}

function isMaker({ catalog }: Unit, call: CallFact): boolean {
  return isConstruction(call) || catalog.resources.makes.test(lastName(call.callee));
}

/** In a function of the module, or that function itself. */
function isWithin(unit: Unit, inner: FunctionNode, outer: FunctionNode): boolean {
  return outer.region.id !== 0 && unit.isWithin(inner.region.id, outer.region.id);
}
