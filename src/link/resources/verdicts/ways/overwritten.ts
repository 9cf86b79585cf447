import { areAlternatives, isLeft } from '../../../program/alternatives.js';
import type { Region, RegionId, Value } from '../../../../model/model.js';
import { runsAtLeast } from '../../../../model/time.js';
import { enclosingMethod } from '../../../program/enclosing.js';
import type { Project } from '../../../project.js';
import type { ClassNode, FunctionNode, Unit } from '../../../program/unit.js';
import { isForNewborns, isOnNewborn } from '../../../lives/newborns.js';
import { partsOf } from '../../../../model/parts.js';
import { callerOf, isRecurring } from '../../again/comes-again.js';
import type { FieldHolder } from '../../released/handles/holder.js';
import { isOwnMember } from '../../written/names.js';
import { needsItsEnd } from '../needs.js';
import type { Acquisition } from '../../acquired/acquisition.js';
import { isInStartup } from '../../standing/startups.js';
import type { Inventory, Standing } from '../../standing/standing.js';
import { beginsPhase } from './undone.js';
import { isPrivate } from '../../../program/spelling.js';

/** Why a field is given another handle while it holds a live one. */
export interface Overwriting {
  /**
   * event: for every event · again: by a method that begins itself anew, each time that what it began is over · call: by a method
   * that may be called at any time, and is named for another one or given what that is made of
   */
  readonly by: 'event' | 'again' | 'call';
  readonly method: FunctionNode;
}

/**
 * A field that holds a live handle is given another one, and neither the function that does so nor who calls it lets go of the
 * old one before, nor asks for anything that says whether there is one.
 */
export function overwritingOf(project: Project, inventory: Inventory, standing: Standing): Overwriting | undefined {
  const { acquisition, releases } = standing;
  const { holder } = releases;
  if (holder.is !== 'field' || !mayBeOverwritten(project, inventory, standing, holder)) return undefined;
  const { unit, node, call, owner } = acquisition;
  const begun = beginningAgain(project, inventory, standing);
  if (begun && ![node, begun].some(each => isAskedFirst(project, standing, holder, each)))
    return { by: 'again', method: begun };
  if (project.frequencies.isBirthOnly(node) || beginsPhase(owner!, node)) return undefined;
  const { runs } = project.frequencies.of(unit, call.region);
  const isEvent =
    !acquisition.row.onlyLikeSiblings && runsAtLeast(runs, 'repeated') && isDoneAgain(project, inventory, node, 0);
  if (!isEvent && !(runsAtLeast(runs, 'unknown') && isPutInItsPlace(project, inventory, acquisition))) return undefined;
  if (isReleasedBefore(project, inventory, standing, owner!) || isAskedFirst(project, standing, holder, node))
    return undefined;
  return { by: isEvent ? 'event' : 'call', method: node };
}

function mayBeOverwritten(
  project: Project,
  inventory: Inventory,
  { acquisition, releases: { found }, passes, state }: Standing,
  holder: FieldHolder,
): boolean {
  const { owner, row, made } = acquisition;
  if (passes || holder.many || holder.spot.steps.length > 0 || owner === undefined) return false;
  if (state !== 'released' && state !== 'unreached' && !(row.kind === 'opened' && found.length > 0)) return false;
  if (row.onlyLikeSiblings && (row.twin || found.every(({ how }) => how !== 'handle'))) return false;
  if (made && !needsItsEnd(project, inventory, made)) return false;
  return row.repeats !== 'if rescheduled';
}

/**
 * `open() { socket.onopen = () => (this.beat = setInterval(…)); socket.onclose = () => setTimeout(() => this.open()); }`: the
 * method that, from what it hands over, is called once more, and on whose way nothing lets go of what was there. A connection
 * that is made anew has closed itself.
 */
function beginningAgain(
  project: Project,
  inventory: Inventory,
  { acquisition: { unit: home, call, node, owner, row, made }, releases }: Standing,
): FunctionNode | undefined {
  const method = enclosingMethod(node);
  if (method?.owner === undefined || method.owner !== owner || (row.kind !== 'timer' && !made)) return undefined;
  const way = inventory.teardowns.reachOf(owner, method);
  const isOnWay = (each: FunctionNode): boolean => way.has(each) || way.has(enclosingMethod(each) ?? each);
  const isCalledAgain = project.calls.callersOf(method).some(({ unit, region, byName }) => {
    const caller = unit.functionOf(region);
    if (byName || caller.owner !== undefined || !isOnWay(caller)) return false;
    return unit !== home || !areAlternatives(unit, call.region, region);
  });
  if (!isCalledAgain || releases.found.some(({ unit, region }) => isOnWay(unit.functionOf(region)))) return undefined;
  return method;
}

/** `setRate(ms) { this.timer = setInterval(…, ms); }`: a method of the owner's for another one, which whoever has the owner calls. */
function isPutInItsPlace(project: Project, inventory: Inventory, { node, owner, unit, call }: Acquisition): boolean {
  const { name, function: shape } = node.region;
  if (node.owner === undefined || node.owner !== owner || isForNewborns(project.calls, node)) return false;
  const isGiven = call.arguments.some(({ value }) => isParameter(unit, node, value));
  if (shape!.form !== 'setter' && !unit.catalog.names.renews.test(name) && !(isGiven && !isPrivate(name))) return false;
  return !inventory.teardowns.isEnd(node) && !isInStartup(project, node);
}

function isParameter(unit: Unit, node: FunctionNode, value: Value): boolean {
  const binding = unit.bindingOf(value);
  if (binding?.kind === 'parameter' && binding.region === node.region.id) return true;
  return partsOf(value).some(part => isParameter(unit, node, part));
}

const MAX_CALLS = 2;

/** For an event that comes many times, or by what such an event calls on an instance that was there before. */
function isDoneAgain(project: Project, inventory: Inventory, node: FunctionNode, depth: number): boolean {
  const by = callerOf(project, inventory, node);
  if (by) return isRecurring(project, by.acquisition);
  if (project.frequencies.handlerOf(node)) return true;
  if (depth === MAX_CALLS) return false;
  const callers = project.calls.callersOf(node).filter(site => !site.byName && !isOnNewborn(project.calls, node, site));
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
export function isAskedFirst(
  project: Project,
  { acquisition, releases }: Standing,
  holder: FieldHolder,
  node: FunctionNode,
): boolean {
  const { unit, fact } = acquisition;
  const isEnded = (arm: Region): boolean =>
    releases.found.some(release => release.unit === unit && isInOtherArm(unit, arm, release.region));
  return unit.inside(node.region).some(region => {
    const { id, branch, from, to } = region;
    if (branch?.test === undefined || from > fact) return false;
    if (namesHolder(project, unit, id, branch.test, holder)) return true;
    if (asksOwner(unit, branch.test) && (to > fact || isLeft(unit, region, 'return', 'throw'))) return true;
    return to > fact && isEnded(region);
  });
}

function isInOtherArm(unit: Unit, { id, parent }: Region, release: RegionId): boolean {
  return unit.around(release, parent).some(each => each.kind === 'branch' && each.parent === parent && each.id !== id);
}

/** Something that the instance knows of itself. */
function asksOwner(unit: Unit, value: Value): boolean {
  if (isOwnMember(unit, value)) return true;
  const call = unit.call(value);
  return [...partsOf(value), ...(call ? [call.callee] : [])].some(part => asksOwner(unit, part));
}

/** Whether an expression asks for what the attribute holds. */
export function namesHolder(
  project: Project,
  unit: Unit,
  region: RegionId,
  value: Value,
  holder: FieldHolder,
): boolean {
  const at = { unit, region, before: unit.region(region).from };
  if ((value.is === 'get' || value.is === 'name') && project.spots.of(at, value).includes(holder.spot)) return true;
  return partsOf(value).some(part => namesHolder(project, unit, region, part, holder));
}
