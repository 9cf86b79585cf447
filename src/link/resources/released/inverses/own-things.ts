import type { CallFact, Value } from '../../../../model/model.js';
import { lastName } from '../../../../model/parts.js';
import { isConstruction } from '../../../program/calls/call-forms.js';
import type { FunctionNode, Unit } from '../../../program/unit.js';
import type { Acquisition } from '../../acquired/acquisition.js';

/**
 * Whether a call takes back what the function around it has made itself, which no other function has acquired:
 * `handler = Handler(); log.addHandler(handler); …; log.removeHandler(handler)`.
 */
export function isOfItsOwn({ unit, node }: Acquisition, where: Unit, call: CallFact): boolean {
  const home = where.functionOf(call.region);
  if (where === unit && (isWithin(unit, home, node) || isWithin(unit, node, home))) return false;
  return call.arguments.some(({ value }) => {
    const maker = makerOf(where, home, value);
    // What is made around both of them is the same for both: `onMounted(() => …)`, and `onUnmounted(() => …)` beside it.
    return maker !== undefined && !(where === unit && isWithin(unit, node, maker));
  });
}

/** The function that makes it: that which takes it back, or one that this is written in. */
function makerOf(unit: Unit, home: FunctionNode, value: Value): FunctionNode | undefined {
  const binding = unit.bindingOf(value);
  if (binding?.kind !== 'variable') return undefined;
  const scope = unit.functionOf(binding.region);
  const made = unit.soleValue(binding.id);
  const call = made && unit.call(made);
  return call !== undefined && isWithin(unit, home, scope) && isMaker(unit, call) ? scope : undefined;
}

function isMaker({ catalog }: Unit, call: CallFact): boolean {
  return isConstruction(call) || catalog.resources.makes.test(lastName(call.callee));
}

/** In a function of the module, or that function itself. */
function isWithin(unit: Unit, inner: FunctionNode, outer: FunctionNode): boolean {
  return outer.region.id !== 0 && unit.isWithin(inner.region.id, outer.region.id);
}
