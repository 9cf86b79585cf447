import type { Value } from '../../../model/model.js';
import { partsOf } from '../../../model/parts.js';
import { factsNaming } from '../../program/modules/vocabulary.js';
import type { FunctionNode, Unit } from '../../program/unit.js';

/** Whether a function mentions the name, in a fact or in a condition. */
export function mentionsIn(unit: Unit, { region }: FunctionNode, name: string): boolean {
  if (factsNaming(unit, name).some(id => id >= region.from && id < region.to)) return true;
  return unit.inside(region).some(({ branch, loop }) => isMentioned(branch?.test ?? loop?.test ?? loop?.over, name));
}

/** Whether an expression mentions the name at any depth. */
export function isMentioned(value: Value | undefined, name: string): boolean {
  if (value === undefined) return false;
  if ((value.is === 'get' || value.is === 'name') && value.name === name) return true;
  return partsOf(value).some(part => isMentioned(part, name));
}
