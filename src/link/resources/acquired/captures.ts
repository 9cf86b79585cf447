import type { RegionId, Value } from '../../../model/model.js';
import type { Unit } from '../../program/unit.js';
import { valuesOf } from '../../program/mentions.js';
import { isInstance } from '../written/names.js';

/** Whether a function needs the instance it was made in. */
export function capturesSelf(unit: Unit, handler: Value | undefined): boolean {
  if (handler === undefined) return false;
  if (handler.is === 'get') return isInstance(unit, handler.of);
  if (handler.is === 'call') {
    const call = unit.callAt(handler.fact);
    return [call.callee, ...call.arguments.map(({ value }) => value)].some(part => mentionsSelf(unit, part));
  }
  const written = handler.is === 'function' ? handler.region : functionNamed(unit, handler);
  if (written === undefined) return true;
  const region = unit.region(written);
  if (region.function?.result && mentionsSelf(unit, region.function.result)) return true;
  const facts = [...unit.calls.within(region), ...unit.assignments.within(region)];
  return facts.some(fact => valuesOf(fact).some(value => mentionsSelf(unit, value)));
}

/** A function of the module, or a method of the class, that is the same for all instances and needs none of them. */
export function isSameForAll(unit: Unit, handler: Value): boolean {
  const written = sharedFunction(unit, handler);
  return written !== undefined && !capturesSelf(unit, { is: 'function', region: written });
}

function sharedFunction(unit: Unit, handler: Value): RegionId | undefined {
  if (handler.is === 'name') {
    const binding = unit.binding(handler.binding);
    if (binding?.region !== 0) return undefined;
    const given = unit.soleValue(handler.binding);
    return binding.names ?? (given?.is === 'function' ? given.region : undefined);
  }
  if (handler.is !== 'get' || handler.of.is !== 'name' || !isInstance(unit, handler.of)) return undefined;
  const cls = unit.classOf(unit.binding(handler.of.binding)?.region ?? 0);
  const method = cls?.fields.has(handler.name) ? undefined : cls?.methods.get(handler.name);
  return method?.unit === unit ? method.region.id : undefined;
}

/** The function of the module that a name stands for. */
function functionNamed(unit: Unit, value: Value): RegionId | undefined {
  const binding = unit.bindingOf(value);
  return binding?.kind === 'function' ? binding.names : undefined;
}

function mentionsSelf(unit: Unit, value: Value): boolean {
  if (value.is === 'get' || value.is === 'item') return mentionsSelf(unit, value.of);
  return isInstance(unit, value);
}
