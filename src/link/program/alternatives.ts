import type { ExitFact, FactId, Region, RegionId } from '../../model/model.js';
import { handlersOf, partsIn } from '../../model/steps.js';
import type { Unit } from './unit.js';

type Ways = readonly ExitFact['how'][];

const OUT_OF_FUNCTION: Ways = ['return', 'throw'];
const OUT_OF_PASS: Ways = [...OUT_OF_FUNCTION, 'continue', 'break'];

/** Two arms of one `if` or `switch`, or one that is left by a return and what stands after it: of the two only one runs. */
export function areAlternatives(unit: Unit, one: RegionId, other: RegionId, ways = OUT_OF_FUNCTION): boolean {
  return areArms(unit, one, other) ?? (leavesWithout(unit, one, other, ways) || leavesWithout(unit, other, one, ways));
}

/** The same of one pass of a loop, which an arm may leave for the next. */
export function areAlternativesOfPass(unit: Unit, one: RegionId, other: RegionId): boolean {
  return areAlternatives(unit, one, other, OUT_OF_PASS);
}

/** The same of two places of which `later` comes after the other: an arm that is left there may be reached from before it. */
export function isPassedBy(unit: Unit, earlier: RegionId, later: RegionId): boolean {
  return areArms(unit, earlier, later) ?? leavesWithout(unit, earlier, later);
}

/** Whether they stand in two arms of one condition; undefined where they share none. */
function areArms(unit: Unit, one: RegionId, other: RegionId): boolean | undefined {
  const arms = new Map<RegionId, number>();
  for (const { branch } of unit.around(one)) if (branch) arms.set(branch.group, branch.arm);
  for (const { branch } of unit.around(other)) {
    const arm = branch && arms.get(branch.group);
    if (arm !== undefined) return arm !== branch!.arm;
  }
  return undefined;
}

/** Whether an arm around `one` that `other` does not stand in is left in one of these ways. */
function leavesWithout(unit: Unit, one: RegionId, other: RegionId, ways = OUT_OF_FUNCTION): boolean {
  for (const { id, kind, from, to } of unit.around(one, unit.functionOf(one).region.id)) {
    if (unit.isWithin(other, id)) return false;
    if (kind === 'branch' && isLeft(unit, { id, from, to }, ...ways)) return true;
  }
  return false;
}

/** Whether a place runs where a failure is being caught, by a `catch` within `until`. */
export function isInCatch(unit: Unit, region: RegionId, until?: RegionId): boolean {
  return unit.around(region, until).some(({ kind }) => kind === 'catch');
}

/** Whether a place stands in a `catch` or the `finally` of a `try` that the other stands in. */
export function isHandlerOf(unit: Unit, place: RegionId, other: RegionId): boolean {
  const handlers = unit
    .around(place, unit.functionOf(place).region.id)
    .filter(({ kind }) => kind === 'catch' || kind === 'finally');
  if (handlers.length === 0) return false;
  return unit
    .around(other, unit.functionOf(other).region.id)
    .some(
      attempt => attempt.kind === 'try' && handlers.some(handler => handlersOf(unit.module, attempt).includes(handler)),
    );
}

/**
 * The conditions in a region, and in none within it, that are over by a fact and leave it in one of these ways:
 * `if (done) return;`.
 */
export function leavesBefore(unit: Unit, region: Region, before: FactId, ...ways: Ways): readonly Region[] {
  return partsIn(unit.module, region).filter(
    part => part.branch?.test !== undefined && part.to <= before && isLeft(unit, part, ...ways),
  );
}

/** Whether a part of a function is left in one of these ways, by itself and not by a part within it. */
export function isLeft(unit: Unit, part: Pick<Region, 'id' | 'from' | 'to'>, ...ways: Ways): boolean {
  return unit.exits.within(part).some(({ region, how }) => region === part.id && ways.includes(how));
}
