import type { Value } from '../../../../model/model.js';
import type { Unit } from '../../../program/unit.js';
import { isSelf } from '../../../resources/written/names.js';

/** An attribute of the instance, a variable of the module, or an entry of either. */
export function standsOutside(unit: Unit, value: Value): boolean {
  if (value.is === 'item') return standsOutside(unit, value.of);
  if (value.is === 'get') return isSelf(unit, value.of);
  const binding = unit.bindingOf(value);
  return binding?.kind === 'variable' && unit.functionOf(binding.region).region.id === 0;
}
