import { operationsOf, type Slot } from './slots.js';
import type { Project } from './project.js';
import type { ClassNode, FunctionNode } from './unit.js';

const TEARDOWN =
  /^_*(close|aclose|stop|shutdown|dispose|destroy|teardown|tear_down|disconnect|terminate|__exit__|__aexit__|__del__|cog_unload|ngOnDestroy|componentWillUnmount|onUnmounted|on_shutdown|finali[sz]e|cancel_all\w*|reset_for_tests?)$/;

/**
 * What lets go of a slot's entries: nothing; only its owner's end, for all of them at once; or something that can be
 * reached while the owner lives (an entry taken out, a fresh container, a size that is compared).
 */
export function removalOf(project: Project, slot: Slot): 'none' | 'teardown' | 'reached' {
  const removals = [slot, ...relatedSlots(project, slot)].flatMap(one =>
    operationsOf(one, 'shrink', 'clear', 'replace'),
  );
  if (operationsOf(slot, 'measure').length > 0 || looseRemovals(project, slot) > 0) return 'reached';
  if (removals.length === 0) return 'none';
  const atEnd = removals.every(
    ({ kind, unit, region }) => kind !== 'shrink' && TEARDOWN.test(unit.functionOf(region).region.name),
  );
  return atEnd ? 'teardown' : 'reached';
}

/** The same attribute in other classes of the family. */
function relatedSlots(project: Project, { spot }: Slot): Slot[] {
  const { root } = spot;
  if (root.is !== 'field') return [];
  return project.spots
    .relatedFields(root.of, root.name)
    .filter(other => other !== spot)
    .flatMap(other => project.operations.slots.get(other) ?? []);
}

function looseRemovals(project: Project, { spot }: Slot): number {
  return spot.root.is === 'field' ? (project.operations.loose.get(spot.root.name)?.length ?? 0) : 0;
}

/** Whether the class has a way to end: it shows that instances live long. */
export function teardownOf(cls: ClassNode): FunctionNode | undefined {
  for (const [name, method] of cls.methods) if (TEARDOWN.test(name)) return method;
  return undefined;
}
