import type { Region } from '../../../../model/model.js';
import { isLeft } from '../../../program/alternatives.js';
import type { Project } from '../../../project.js';
import { holdsOf, type Operation, type Slot } from '../../../slots/slots.js';
import type { Calls } from '../../../program/calls/calls.js';
import type { FunctionNode } from '../../../program/unit.js';
import { isAgeAsked } from '../../expiry.js';
import { asksFor } from '../../look-ups.js';

/**
 * `if time() - at > ttl: del pages[key]` where the page is looked up: an entry that is too old goes when somebody asks for that
 * very one again, and stays where nobody does.
 */
export function isLateExpiry(project: Project, slot: Slot, removal: Operation, grows: readonly Operation[]): boolean {
  const { kind, key, unit, region } = removal;
  if (kind !== 'shrink' || key === undefined || holdsOf(slot) !== 'mapping') return false;
  if (unit.loopAround(region) !== undefined || grows.some(grow => isBefore(grow, removal))) return false;
  const node = unit.functionOf(region);
  return asksFor(project, slot, node, true) && isForItsAge(project, slot, removal) && !isTimed(project.calls, node);
}

/** Run by a timer, itself or by who calls it: what looks at an entry time and again waits for it to be old enough. */
function isTimed(calls: Calls, node: FunctionNode, depth = 0): boolean {
  const { intervals, deferringVerbs } = node.unit.catalog;
  if (calls.handoversOf(node).some(({ verb }) => intervals.has(verb) || deferringVerbs.has(verb))) return true;
  return depth < 2 && calls.callersOf(node).some(by => isTimed(calls, by.unit.functionOf(by.region), depth + 1));
}

/** In an arm for what is too old, or after one for what is not, which is left. */
function isForItsAge(project: Project, slot: Slot, { unit, region, fact }: Operation): boolean {
  const body = unit.functionOf(region).region;
  const isAsked = (branch: Region): boolean => isAgeAsked(project, slot, unit, branch);
  return (
    unit.around(region, body.id).some(isAsked) ||
    unit.inside(body).some(branch => branch.to <= fact && isAsked(branch) && isLeft(unit, branch, 'return'))
  );
}

/** What a function takes out that it has put in itself is no matter of age. */
function isBefore(grow: Operation, { unit, region, fact }: Operation): boolean {
  return grow.unit === unit && grow.fact < fact && unit.functionOf(grow.region) === unit.functionOf(region);
}
