import { isNothing } from '../../../model/parts.js';
import type { FunctionNode } from '../../program/unit.js';
import type { Acquisition } from '../acquired/acquisition.js';
import { isOwnMember } from '../written/names.js';
import type { Holder } from './handles/holder.js';
import type { Release } from './release.js';

/** `self.tab.filler = None` in the class of the filler: when it is done, it takes itself out of the one who has it. */
export function letsGoItself({ made }: Acquisition, holder: Holder): Release[] {
  if (made === undefined || holder.is !== 'field' || holder.spot.steps.length > 0) return [];
  const { root } = holder.spot;
  return root.is === 'field' ? [...made.methods.values()].flatMap(method => emptyingOf(method, root.name)) : [];
}

/** Where a method gives an attribute of what its instance was given nothing. */
function emptyingOf({ unit, region: method }: FunctionNode, name: string): Release[] {
  return unit.assignments.idsWithin(method).flatMap((fact): Release[] => {
    const { target, value, region } = unit.assignment(fact);
    if (target.is !== 'get' || target.name !== name || !isNothing(value)) return [];
    const { of } = target;
    return isOwnMember(unit, of) ? [{ unit, fact, region, how: 'handed' }] : [];
  });
}
