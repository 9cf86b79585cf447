import { takerOf } from '../program/takers.js';
import type { Project } from '../project.js';
import { livesAtLeast, runsAtLeast } from '../../model/time.js';
import { ancestry } from '../program/types.js';
import type { Value } from '../../model/model.js';
import type { Site } from '../program/calls.js';
import type { ClassNode } from '../program/unit.js';
import type { Acquisition } from './acquisitions.js';
import { isSelf } from './names.js';
import { isComponent, isRootComponent } from './phases.js';
import { isInStartup } from './silences.js';
import type { Inventory } from './standing.js';

/** Whether instances of the class hold on to something that outlives whoever made them, until they are told to end. */
export function needsItsEnd(project: Project, inventory: Inventory, cls: ClassNode, depth = 0): boolean {
  if (depth > 3) return false;
  const own = new Set(ancestry(cls));
  return inventory.ofOwner(cls).some(({ acquisition, target, passes, state }) => {
    if (!acquisition.owner || !own.has(acquisition.owner)) return false;
    if (acquisition.made) return state === 'released' && needsItsEnd(project, inventory, acquisition.made, depth + 1);
    return !passes && state === 'released' && target.life === 'process';
  });
}

/**
 * Whether what is handed in outlives the one it is handed to: owners come and go, and their maker does not give itself or
 * one of its own parts, which ends with it.
 */
export function outlives(project: Project, { owner, node, receiver }: Acquisition): boolean {
  if (owner === undefined || !comesAndGoes(project, owner)) return false;
  if (node.owner && !project.frequencies.isBirthOnly(node)) return true;
  const root = receiver && rootOf(receiver);
  const index = node.region.function?.parameters.findIndex(({ name }) => name === root) ?? -1;
  if (index < 0) return true;
  return !project.calls.makersOf(owner).some(site => {
    const call = site.unit.fact(site.fact);
    const given = call.is === 'call' ? call.arguments[index]?.value : undefined;
    return given !== undefined && isSelf(site.unit, given) && isKeptByMaker(site);
  });
}

function rootOf(value: Value): string | undefined {
  if (value.is === 'name') return value.name;
  return value.is === 'get' || value.is === 'item' ? rootOf(value.of) : undefined;
}

/** The new instance goes into an attribute of the one who makes it. */
function isKeptByMaker({ unit, fact }: Site): boolean {
  const taker = takerOf(unit, fact);
  const by = taker === undefined || taker < 0 ? undefined : unit.fact(taker);
  return by?.is === 'assign' && by.target.is === 'get' && isSelf(unit, by.target.of);
}

/** Whether instances of the class are made again and again while the program runs, and dropped. */
export function comesAndGoes(project: Project, owner: ClassNode, depth = 0): boolean {
  if (isComponent(owner)) return !isRootComponent(project, owner);
  if (depth > 3 || livesAtLeast(project.lives.ofClass(owner).life, 'long')) return false;
  return project.calls.makersOf(owner).some(({ unit, region }) => {
    const node = unit.functionOf(region);
    if (node.region.id === 0 || isInStartup(node)) return false;
    if (node.owner && project.frequencies.isBirthOnly(node)) return comesAndGoes(project, node.owner, depth + 1);
    const { runs } = project.frequencies.of(unit, region);
    // What makes the one who makes it may be a command that runs once.
    return runsAtLeast(runs, depth > 0 && node.owner === undefined ? 'repeated' : 'unknown');
  });
}
