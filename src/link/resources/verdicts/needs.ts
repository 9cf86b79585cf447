import type { Project } from '../../project.js';
import { ancestry } from '../../program/classes/ancestry.js';
import type { Fact } from '../../../model/model.js';
import type { ClassNode, FunctionNode } from '../../program/unit.js';
import { singletonLife } from '../../lives/conventions.js';
import type { Inventory, Standing } from '../standing/standing.js';

/** Whether instances of the class hold on to something that outlives whoever made them, until they are told to end. */
export function needsItsEnd(project: Project, inventory: Inventory, cls: ClassNode): boolean {
  return whatNeedsItsEnd(project, inventory, cls, 0).length > 0;
}

/** The functions in which instances of the class take hold of that. */
export function whereItIsNeeded(project: Project, inventory: Inventory, cls: ClassNode): FunctionNode[] {
  return whatNeedsItsEnd(project, inventory, cls, 0).map(({ acquisition: { node } }) => node);
}

function whatNeedsItsEnd(project: Project, inventory: Inventory, cls: ClassNode, depth: number): Standing[] {
  if (depth > 3) return [];
  const own = new Set(ancestry(cls));
  return inventory.ofOwner(cls).filter(({ acquisition, target, passes, state }) => {
    if (!acquisition.owner || !own.has(acquisition.owner)) return false;
    if (acquisition.made)
      return (
        state === 'released' &&
        !isSharedByAll(acquisition.made) &&
        whatNeedsItsEnd(project, inventory, acquisition.made, depth + 1).length > 0
      );
    if (acquisition.row.kind === 'opened') return state === 'released' && !acquisition.row.collected;
    if (acquisition.row.kind === 'task') return state === 'released';
    return !passes && state === 'released' && target.life === 'process';
  });
}

/** What there is one of is not ended by each who uses it. */
function isSharedByAll(made: ClassNode): boolean {
  return singletonLife(made) !== undefined;
}

/** `this.blink.value = new Blinker()`: a holder that ends what it is given, and is given what has to be told to end. */
export function isFilled(project: Project, inventory: Inventory, { acquisition, releases }: Standing): boolean {
  const { owner } = acquisition;
  const { holder } = releases;
  if (owner === undefined || holder.is !== 'field' || holder.spot.root.is !== 'field') return false;
  const { name } = holder.spot.root;
  return inventory.ofOwner(owner).some(({ acquisition: given, releases: { holder: taken }, target, passes }) => {
    if (taken.is !== 'passed' || !isPutInto(given.unit.fact(taken.fact), name)) return false;
    return given.made ? needsItsEnd(project, inventory, given.made) : !passes && target.life === 'process';
  });
}

function isPutInto(fact: Fact, field: string): boolean {
  const target = fact.is === 'assign' ? fact.target : undefined;
  return target?.is === 'get' && target.of.is === 'get' && target.of.name === field;
}
