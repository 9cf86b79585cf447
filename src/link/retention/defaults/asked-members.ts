import { conditionsOf } from '../../../model/conditions.js';
import type { LiteralValue, Value } from '../../../model/model.js';
import type { Project } from '../../project.js';
import type { Operation } from '../../slots/slots.js';
import type { Spot } from '../../slots/spot.js';

/**
 * `fields=["name"]` … `if "links" in fields: fields.append("urls")`: what has to be in it for something to be added is not in the
 * default, so whoever is added to was given by a caller. A helper asks it of what it was handed.
 */
export function needsOther(project: Project, usual: Value | undefined, spot: Spot, operation: Operation): boolean {
  if (usual?.is !== 'literal' || !isWritten(usual)) return false;
  const { unit, region, fact, inHelper } = operation;
  const scope = unit.functionOf(region).region.id;
  const isAsked = (test: Value): boolean => {
    if (test.is !== 'op') return false;
    if (test.op === 'and') return test.of.some(isAsked);
    const [asked, of] = test.of;
    if (test.op !== 'in' || asked?.is !== 'const' || of === undefined || hasMember(usual, asked.value)) return false;
    return project.spots.of({ unit, region, before: fact }, of).includes(spot);
  };
  if (conditionsOf(unit.module, fact, scope).some(isAsked)) return true;
  return inHelper !== undefined && needsOther(project, usual, inHelper.spot, inHelper.operation);
}

/** Of which all members are seen. */
function isWritten(literal: LiteralValue): boolean {
  return membersOf(literal).every(member => member.is === 'const');
}

function hasMember(literal: LiteralValue, asked: unknown): boolean {
  return membersOf(literal).some(member => member.is === 'const' && member.value === asked);
}

function membersOf({ of, keys }: LiteralValue): readonly Value[] {
  return keys ?? of;
}
