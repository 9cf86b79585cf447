import { isLeft } from '../../program/alternatives.js';
import type { Region, RegionId, Value } from '../../../model/model.js';
import { runsAtLeast } from '../../../model/time.js';
import type { Project } from '../../project.js';
import type { ClassNode, FunctionNode, Unit } from '../../program/unit.js';
import { partsOf } from '../../../model/parts.js';
import { callerOf, isRecurring } from '../again/comes-again.js';
import type { Holder } from '../released/handles.js';
import { isSelf } from '../written/names.js';
import { needsItsEnd } from './needs.js';
import type { Inventory, Standing } from '../standing/standing.js';
import { beginsPhase } from './undone.js';

type Field = Extract<Holder, { is: 'field' }>;

/**
 * A field that holds a live handle is given another one: by a function that runs for every event, and neither it nor who calls
 * it lets go of the old one before, nor asks for anything that says whether there is one.
 */
export function isOverwritten(project: Project, inventory: Inventory, standing: Standing): boolean {
  const { acquisition, releases, passes, state } = standing;
  const { holder } = releases;
  if (passes || holder.is !== 'field' || holder.many || holder.spot.steps.length > 0) return false;
  if (acquisition.row.onlyLikeSiblings || (state !== 'released' && state !== 'unreached')) return false;
  if (acquisition.made && !needsItsEnd(project, inventory, acquisition.made)) return false;
  const { unit, node, call, row, owner } = acquisition;
  if (owner === undefined || row.repeats !== undefined || project.frequencies.isBirthOnly(node)) return false;
  if (!runsAtLeast(project.frequencies.of(unit, call.region).runs, 'repeated') || beginsPhase(owner, node))
    return false;
  if (!isDoneAgain(project, inventory, node, 0)) return false;
  return !isReleasedBefore(project, inventory, standing, owner) && !isAskedFor(project, standing, holder, node);
}

const MAX_CALLS = 2;

/** For an event that comes many times, or by what such an event calls. */
function isDoneAgain(project: Project, inventory: Inventory, node: FunctionNode, depth: number): boolean {
  const by = callerOf(project, inventory, node);
  if (by) return isRecurring(project, by.acquisition);
  if (project.frequencies.handlerOf(node)) return true;
  if (depth === MAX_CALLS) return false;
  const callers = project.calls.callersOf(node).filter(({ byName }) => !byName);
  return callers.some(({ unit, region }) => {
    const caller = unit.functionOf(region);
    return (
      project.frequencies.loopAround(unit, region) !== undefined || isDoneAgain(project, inventory, caller, depth + 1)
    );
  });
}

/** In the function itself, in one that it calls, or in those that call it. */
function isReleasedBefore(
  project: Project,
  inventory: Inventory,
  { acquisition: { unit, node, fact }, releases }: Standing,
  owner: ClassNode,
): boolean {
  const callers = project.calls.callersOf(node).map(({ unit: where, region }) => where.functionOf(region));
  const run = [node, ...callers].flatMap(each => [...inventory.teardowns.reachOf(owner, each)]);
  return releases.found.some(release => {
    if (release.unit === unit && unit.isWithin(release.region, node.region.id)) return release.fact < fact;
    return run.includes(release.unit.functionOf(release.region));
  });
}

/** `if (this.timer) return`, `if (!this.timer) this.timer = …`, `if (this.isOpen) return`, `if (on) this.timer = …; else stop()`. */
export function isAskedFor(
  project: Project,
  { acquisition, releases }: Standing,
  holder: Field,
  node: FunctionNode,
): boolean {
  const { unit, fact } = acquisition;
  for (let id = node.region.id; id < unit.module.regions.length; id++) {
    const region = unit.region(id);
    if (region.from > node.region.to) return false;
    const { branch, from, to } = region;
    if (branch?.test === undefined || from > fact) continue;
    if (names(project, unit, id, branch.test, holder)) return true;
    if (asksOwner(unit, branch.test) && (to > fact || isLeft(unit, region, 'return', 'throw'))) return true;
    if (
      to > fact &&
      releases.found.some(release => release.unit === unit && isInOtherArm(unit, region, release.region))
    )
      return true;
  }
  return false;
}

function isInOtherArm(unit: Unit, { id, parent }: Region, release: RegionId): boolean {
  return unit.around(release, parent).some(each => each.kind === 'branch' && each.parent === parent && each.id !== id);
}

/** Something that the instance knows of itself. */
function asksOwner(unit: Unit, value: Value): boolean {
  if (value.is === 'get' && isSelf(unit, value.of)) return true;
  const call = unit.call(value);
  return [...partsOf(value), ...(call ? [call.callee] : [])].some(part => asksOwner(unit, part));
}

function names(project: Project, unit: Unit, region: RegionId, value: Value, holder: Field): boolean {
  const at = { unit, region, before: unit.region(region).from };
  if ((value.is === 'get' || value.is === 'name') && project.spots.of(at, value).includes(holder.spot)) return true;
  return partsOf(value).some(part => names(project, unit, region, part, holder));
}
