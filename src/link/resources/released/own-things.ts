import type { CallFact, Value } from '../../../model/model.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import type { Acquisition } from '../acquired/acquisition.js';

const MAKES = /^(create|make|build|new)/;

/**
 * Whether a call takes back what the function around it has made itself, which no other function has acquired:
 * `handler = Handler(); log.addHandler(handler); …; log.removeHandler(handler)`.
 */
export function isOfItsOwn({ unit, node }: Acquisition, where: Unit, call: CallFact): boolean {
  const home = where.functionOf(call.region);
  if (where === unit && (isWithin(home, node) || isWithin(node, home))) return false;
  return call.arguments.some(({ value }) => isMadeIn(where, home, value));
}

/** By itself, or by the function that it is written in. */
function isMadeIn(unit: Unit, home: FunctionNode, value: Value): boolean {
  const binding = value.is === 'name' ? unit.binding(value.binding) : undefined;
  if (binding?.kind !== 'variable') return false;
  const scope = unit.functionOf(binding.region);
  const made = unit.soleValue(binding.id);
  const call = made && unit.call(made);
  return call !== undefined && scope.region.id !== 0 && isWithin(home, scope) && isMaker(call);
}

function isMaker({ new: isNew, callee }: CallFact): boolean {
  const name = callee.is === 'get' || callee.is === 'name' ? callee.name : '';
  return isNew === true || /^[A-Z]/.test(name) || MAKES.test(name);
}

function isWithin(inner: FunctionNode, outer: FunctionNode): boolean {
  for (let each: FunctionNode | undefined = inner; each; each = each.outer)
    if (each === outer) return each.region.id !== 0;
  return false;
}
