import type { BindingId, Value } from '../../../model/model.js';
import { lastName } from '../../../model/parts.js';
import type { Unit } from '../../program/unit.js';

/** The variable that a component keeps its box under, where a place is what is in the box: `timer.current` of `timer = useRef()`. */
export function boxOf(unit: Unit, place: Value): BindingId | undefined {
  if (place.is !== 'get' || place.name !== 'current' || place.of.is !== 'name') return undefined;
  const { binding } = place.of;
  const given = unit.soleValue(binding);
  const asked = lastName(given && unit.call(given)?.callee);
  return unit.catalog.resources.ownHooks.has(asked) ? binding : undefined;
}

/** Whether an expression is the variable, what is in its box, or the handle that came in it: `data.subscription`. */
export function isVariableOrContent(unit: Unit, value: Value, bindings: ReadonlySet<BindingId>): boolean {
  if (value.is === 'name') return bindings.has(value.binding);
  if (value.is !== 'get') return false;
  const isInBox = value.name === 'current' && value.of.is === 'name';
  const isWrapped = unit.catalog.resources.handleParts.has(value.name);
  return (isInBox || isWrapped) && isVariableOrContent(unit, value.of, bindings);
}
