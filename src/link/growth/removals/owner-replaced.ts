import { isGuardedOnce } from '../../frequency/once-guards.js';
import { atFact } from '../../program/at.js';
import { asksForTime } from '../expiry.js';
import type { Site } from '../../program/calls/calls.js';
import { RESULT, takerOf } from '../../program/calls/takers.js';
import type { Project } from '../../project.js';
import type { Slot } from '../../slots/slots.js';
import type { Spot } from '../../slots/spot.js';

/**
 * `reset() { this.stats = new Stats(); }`: every instance of the class is given to one attribute, and somebody lets go of the one
 * before, with all that it holds.
 */
export function isOwnerReplaced(project: Project, { spot: { root } }: Slot): boolean {
  if (root.is !== 'field') return false;
  const makers = project.calls.makersOf(root.of);
  const [kept, ...others] = makers.map(maker => fieldOf(project, maker));
  if (kept === undefined || others.some(other => other !== kept)) return false;
  return makers.some(maker => isMadeWhenTimeIsUp(project, maker) || (others.length > 0 && isMadeAnew(project, maker)));
}

/** The attribute that is given the new instance. */
function fieldOf(project: Project, { unit, fact }: Site): Spot | undefined {
  const taker = takerOf(unit, fact);
  if (taker === undefined || taker === RESULT) return undefined;
  const assign = unit.fact(taker);
  if (assign.is !== 'assign' || assign.target.is === 'name') return undefined;
  const [spot] = project.operations.target(atFact(unit, taker), assign.target);
  return spot?.root.is === 'field' && spot.steps.length === 0 ? spot : undefined;
}

/** `if cls._one is None or time.time() > cls._one.ends: cls._one = cls()` */
function isMadeWhenTimeIsUp(project: Project, { unit, region }: Site): boolean {
  return unit.around(region, unit.functionOf(region).region.id).some(around => asksForTime(project, unit, around));
}

/** By a method that is called while its instance lives, whether there is one already or not; what needs nothing to be made is a clean slate. */
function isMadeAnew({ calls, frequencies }: Project, { unit, fact, region }: Site): boolean {
  const node = unit.functionOf(region);
  const call = unit.fact(fact);
  if (call.is !== 'call' || frequencies.isBirthOnly(node) || isGuardedOnce(unit, region)) return false;
  const isClean = call.arguments.length === 0 || unit.catalog.names.beginsAnew.test(node.region.name);
  return isClean && calls.callersOf(node).length > 0;
}
