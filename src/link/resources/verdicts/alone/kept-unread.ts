import type { Value } from '../../../../model/model.js';
import { eachPart } from '../../../../model/parts.js';
import { eachRead } from '../../../program/mentions.js';
import { factsNaming } from '../../../program/modules/vocabulary.js';
import type { Unit } from '../../../program/unit.js';
import { isPlainField } from '../../released/handles/holder.js';
import type { Standing } from '../../standing/standing.js';
import { familyOf } from '../../written/families.js';

/**
 * `this.subscription = bus.changes.subscribe(…)`, where nothing ever reads the attribute: a handle is kept for nothing but to be
 * ended with its owner, and that was forgotten.
 */
export function isKeptUnread({ acquisition: { owner }, releases: { holder } }: Standing): boolean {
  if (owner === undefined || holder.is !== 'field' || !isPlainField(holder)) return false;
  const { root, steps } = holder.spot;
  if (root.is !== 'field' || steps.length > 0) return false;
  return familyOf(owner.unit, owner).units.every(unit => !isRead(unit, root.name));
}

function isRead(unit: Unit, name: string): boolean {
  let found = false;
  const note = (value: Value): void => {
    found ||= value.is === 'get' && value.name === name;
    eachPart(value, note, undefined);
  };
  for (const id of factsNaming(unit, name)) eachRead(unit.fact(id), note, undefined);
  for (const { branch, loop, function: shape } of unit.module.regions)
    for (const value of [branch?.test, loop?.test, shape?.result]) if (value) note(value);
  return found;
}
