import type { CallFact, RegionId, Value } from '../../../model/model.js';
import type { Unit } from '../../program/unit.js';
import { isInstance } from '../written/names.js';

/** Whether a function needs the instance it was made in. */
export function capturesSelf(unit: Unit, handler: Value | undefined): boolean {
  if (handler === undefined) return false;
  if (handler.is === 'get') return isInstance(unit, handler.of);
  if (handler.is === 'call') {
    const call = unit.fact(handler.fact) as CallFact;
    return [call.callee, ...call.arguments.map(({ value }) => value)].some(part => mentionsSelf(unit, part));
  }
  const written = handler.is === 'function' ? handler.region : functionNamed(unit, handler);
  if (written === undefined) return true;
  const region = unit.region(written);
  if (region.function?.result && mentionsSelf(unit, region.function.result)) return true;
  for (let id = region.from; id < region.to; id++) {
    const fact = unit.fact(id);
    if (
      fact.is === 'call' &&
      (mentionsSelf(unit, fact.callee) || fact.arguments.some(({ value }) => mentionsSelf(unit, value)))
    )
      return true;
    if (fact.is === 'assign' && (mentionsSelf(unit, fact.target) || (fact.value && mentionsSelf(unit, fact.value))))
      return true;
  }
  return false;
}

/** The function of the module that a name stands for. */
function functionNamed(unit: Unit, value: Value): RegionId | undefined {
  const binding = value.is === 'name' ? unit.binding(value.binding) : undefined;
  return binding?.kind === 'function' ? binding.names : undefined;
}

function mentionsSelf(unit: Unit, value: Value): boolean {
  if (value.is === 'get' || value.is === 'item') return mentionsSelf(unit, value.of);
  return isInstance(unit, value);
}
