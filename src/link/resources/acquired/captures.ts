import type { RegionId, Value } from '../../../model/model.js';
import { partsOf } from '../../../model/parts.js';
import { valuesOf } from '../../program/mentions.js';
import type { Unit } from '../../program/unit.js';
import { isInstance } from '../written/names.js';

/** Functions that one names, and those that these name in turn, are followed this far. */
const MAX_NAMED = 2;

/** Whether a function needs the instance it was made in. */
export function capturesSelf(unit: Unit, handler: Value | undefined): boolean {
  if (handler === undefined) return false;
  if (handler.is === 'get') return isInstance(unit, handler.of);
  if (handler.is === 'call') {
    const call = unit.callAt(handler.fact);
    return [call.callee, ...call.arguments.map(({ value }) => value)].some(part => mentionsSelf(unit, part));
  }
  const written = handler.is === 'function' ? handler.region : functionNamed(unit, handler);
  return written === undefined || isWithSelf(unit, written, 0);
}

/** In what it does, what it asks, what it gives back, or by a function beside it that it calls: `() => { if (this.open) toggle(); }`. */
function isWithSelf(unit: Unit, written: RegionId, depth: number): boolean {
  const region = unit.region(written);
  const speaksOfSelf = (value: Value): boolean =>
    mentionsSelf(unit, value) || partsOf(value).some(speaksOfSelf) || isNamedWithSelf(unit, value, written, depth);
  const { result } = region.function ?? {};
  if (result !== undefined && speaksOfSelf(result)) return true;
  if (unit.inside(region).some(({ branch }) => branch?.test !== undefined && speaksOfSelf(branch.test))) return true;
  return unit.factsWithin(region).some(fact => valuesOf(fact).some(speaksOfSelf));
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

/** `const toggle = () => this.setOpen(…)` beside it, which is there for this instance alone. */
function isNamedWithSelf(unit: Unit, value: Value, by: RegionId, depth: number): boolean {
  if (depth >= MAX_NAMED || value.is !== 'name') return false;
  const binding = unit.binding(value.binding);
  if (binding === undefined || binding.region === 0 || unit.isWithin(binding.region, by)) return false;
  const given = unit.soleValue(value.binding);
  const named = functionNamed(unit, value) ?? (given?.is === 'function' ? given.region : undefined);
  return named !== undefined && named !== by && isWithSelf(unit, named, depth + 1);
}

function mentionsSelf(unit: Unit, value: Value): boolean {
  if (value.is === 'get' || value.is === 'item') return mentionsSelf(unit, value.of);
  return isInstance(unit, value);
}
