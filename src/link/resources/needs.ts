import type { Project } from '../project.js';
import { livesAtLeast, runsAtLeast } from '../../model/time.js';
import { ancestry } from '../types.js';
import type { ClassNode } from '../unit.js';
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
