import type { BindingId, Value } from '../../../model/model.js';
import type { Unit } from '../../program/unit.js';
import { namesOf, ownNameOf } from '../../slots/spot.js';
import type { Operation, Slot } from '../../slots/slots.js';

/** Whether an entry is what somebody sets for one of a few that he knows: `this.limits[channel] = perMinute`, both as he says. */
export function isSetting({ spot }: Slot, { key, value, at: { unit } }: Operation): boolean {
  if (!namesOf(spot).settings.test(ownNameOf(spot))) return false;
  const given = givenTo(unit, value);
  return given !== undefined && given !== givenTo(unit, key);
}

/** The parameter that a value is. */
function givenTo(unit: Unit, value: Value | undefined): BindingId | undefined {
  const binding = unit.bindingOf(value);
  return binding?.kind === 'parameter' ? binding.id : undefined;
}
