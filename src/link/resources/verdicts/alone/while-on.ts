import { isComponent, isOfMarkup } from '../../../program/classes/components.js';
import { isCustomElement } from '../../../program/classes/elements.js';
import { declaredFunction } from '../../../program/definitions.js';
import type { Project } from '../../../project.js';
import type { ClassNode, FunctionNode } from '../../../program/unit.js';
import type { Acquisition } from '../../acquired/acquisition.js';
import { topicOf } from '../../released/inverses/identity.js';
import type { Release } from '../../released/release.js';
import type { Inventory, Standing } from '../../standing/standing.js';
import { comesAndGoes } from '../coming-and-going.js';

/**
 * `toggle(on) { if (on) document.addEventListener('keydown', f); else document.removeEventListener('keydown', f); }`: a component
 * that goes while it is on leaves it on the page. What the next event takes back by itself is not left: a drag that a mouse
 * button ends.
 */
export function isLeftWhileOn(project: Project, inventory: Inventory, standing: Standing): boolean {
  const { acquisition, target, state, releases } = standing;
  const { owner, topic, at } = acquisition;
  if (owner === undefined || state !== 'unreached' || target.life !== 'process') return false;
  const event = topic && topicOf(project, { at, value: topic });
  if (event !== undefined && owner.unit.catalog.resources.ofPointer.has(event)) return false;
  // Where an element of the page's own is written, and whether it is ever taken out, is in markup that is not seen.
  if (!isComponent(owner) || isCustomElement(owner) || isOfMarkup(owner) || !comesAndGoes(project, owner)) return false;
  const run = runByEvents(project, inventory, owner);
  return !releases.found.some(release => isRun(release, run));
}

/** What runs for the events of the page, or on ticks, that an owner waits for. */
function runByEvents(project: Project, inventory: Inventory, owner: ClassNode): ReadonlySet<FunctionNode> {
  const run = new Set<FunctionNode>();
  for (const { acquisition, target } of inventory.ofOwner(owner)) {
    const handler = target.life === 'process' ? handlerOf(project, acquisition) : undefined;
    if (handler) for (const node of inventory.teardowns.reachOf(owner, handler)) run.add(node);
  }
  return run;
}

function handlerOf(project: Project, { unit, at, handler }: Acquisition): FunctionNode | undefined {
  const written = handler && declaredFunction(unit, handler);
  if (written !== undefined) return unit.functionOf(written);
  const type = handler && project.types.typeOf(at, handler);
  return type?.is === 'function' ? type.of : undefined;
}

function isRun({ unit, region }: Release, run: ReadonlySet<FunctionNode>): boolean {
  for (let node: FunctionNode | undefined = unit.functionOf(region); node; node = node.outer)
    if (run.has(node)) return true;
  return false;
}
