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

/** Whether an expression is the variable, or what is in its box. */
export function isVariableOrContent(value: Value, bindings: ReadonlySet<BindingId>): boolean {
  if (value.is === 'name') return bindings.has(value.binding);
  return value.is === 'get' && value.name === 'current' && value.of.is === 'name' && bindings.has(value.of.binding);
}
