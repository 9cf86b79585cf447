import type { RegionId } from '../../model/model.js';
import type { Unit } from './unit.js';

/** Two arms of one `if` or `switch`, or one that is left by a return and what stands after it: of the two only one runs. */
export function areAlternatives(unit: Unit, one: RegionId, other: RegionId): boolean {
  const arms = new Map<RegionId, number>();
  for (const { branch } of unit.around(one)) if (branch) arms.set(branch.group, branch.arm);
  for (const { branch } of unit.around(other)) {
    const arm = branch && arms.get(branch.group);
    if (arm !== undefined) return arm !== branch!.arm;
  }
  return leavesWithout(unit, one, other) || leavesWithout(unit, other, one);
}

/** Whether an arm around `one` that `other` does not stand in ends with a return. */
function leavesWithout(unit: Unit, one: RegionId, other: RegionId): boolean {
  for (const { id, kind, from, to } of unit.around(one, unit.functionOf(one).region.id)) {
    if (unit.isWithin(other, id)) return false;
    if (kind !== 'branch') continue;
    for (let fact = from; fact < to; fact++) {
      const exit = unit.fact(fact);
      if (exit.is === 'exit' && exit.region === id && (exit.how === 'return' || exit.how === 'throw')) return true;
    }
  }
  return false;
}
