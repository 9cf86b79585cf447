import { lastName } from '../../../model/parts.js';
import { exportedBy } from '../../program/exported.js';
import { outermost } from '../../program/enclosing.js';
import type { FunctionNode } from '../../program/unit.js';
import type { Project } from '../../project.js';
import { isComponent } from '../../program/classes/components.js';
import { isRootComponent } from './phases.js';

const MAX_HOPS = 3;

/** A function that asks for state of its own: a component, which runs it each time that it is drawn. */
export function isDrawn({ owner, outer, region, unit }: FunctionNode): boolean {
  const { hooks, componentNames } = unit.catalog.resources;
  if (owner !== undefined || outer?.region.id !== 0 || !componentNames.test(region.name)) return false;
  return unit.calls.within(region).some(fact => fact.region === region.id && hooks.test(lastName(fact.callee)));
}

/** Whether it stands in a function that components call for what they use, and one that comes and goes does: `useWidth()`. */
export function isForComponents(project: Project, node: FunctionNode, hops = 0): boolean {
  const hook = outermost(node);
  const { name } = hook.region;
  if (hops > MAX_HOPS || hook.owner !== undefined || !hook.unit.catalog.resources.hooks.test(name)) return false;
  const callers = project.calls.callersOf(hook);
  // What a module offers, and nobody in sight uses, is for components that are not seen.
  if (callers.length === 0) return exportedBy(hook.unit).has(hook.region.id);
  return callers.some(({ unit, region }) => {
    const caller = unit.functionOf(region);
    if (caller.owner) return isComponent(caller.owner) && !isRootComponent(project, caller.owner);
    return isForComponents(project, caller, hops + 1);
  });
}
