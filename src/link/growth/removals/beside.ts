import { isPassedBy } from '../../program/alternatives.js';
import type { Project } from '../../project.js';
import type { Operation } from '../../slots/slots.js';

/** Calls between two places are followed this far. */
const MAX_DEPTH = 2;

/** Where something happens. */
export type Where = Pick<Operation, 'unit' | 'region' | 'fact'>;

/** In one function, or in one that is written in the other, and not in two arms of one condition. */
export function isBeside(one: Where, other: Where): boolean {
  const { unit } = one;
  if (unit !== other.unit) return false;
  const inner = unit.functionOf(one.region).region.id;
  const outer = unit.functionOf(other.region).region.id;
  if (inner === 0 || outer === 0) return inner === outer;
  if (!unit.isWithin(inner, outer) && !unit.isWithin(outer, inner)) return false;
  // An arm that is left by a return may be reached from what stands before it.
  const [earlier, later] = one.fact <= other.fact ? [one, other] : [other, one];
  return !isPassedBy(unit, earlier.region, later.region);
}

/** Whether `called` stands in a function that is called, over a few steps, beside the other. */
export function isCalledBeside(project: Project, called: Where, beside: Where, depth = 0): boolean {
  if (depth >= MAX_DEPTH) return false;
  const node = called.unit.functionOf(called.region);
  return [...project.calls.callersOf(node), ...project.calls.handoversOf(node)].some(
    site =>
      !('byName' in site) &&
      site.unit.functionOf(site.region) !== node &&
      (isBeside(site, beside) || isCalledBeside(project, site, beside, depth + 1)),
  );
}
