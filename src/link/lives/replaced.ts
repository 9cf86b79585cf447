import type { AssignFact, FactId } from '../../model/model.js';
import { isNameOf } from '../../model/parts.js';
import type { Unit } from '../program/unit.js';

/**
 * `view?.destroy(); view = new View();`: whoever gives the variable another one ends the one that it held, so that one comes after
 * another.
 */
export function isReplaced(unit: Unit, fact: FactId, { target, region }: AssignFact): boolean {
  const { from, id } = unit.functionOf(region).region;
  if (id === 0 || target.is !== 'name') return false;
  const { endings, inverses } = unit.catalog.resources;
  return unit.calls.within({ from, to: fact }).some(call => {
    if (call.callee.is !== 'get') return false;
    const { of, name } = call.callee;
    return isNameOf(of, target.binding) && (endings.has(name) || inverses.has(name));
  });
}
