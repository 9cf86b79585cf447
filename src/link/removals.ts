import { isInfinite } from './infinite.js';
import type { Project } from './project.js';
import { operationsOf, type Operation, type Slot } from './slots.js';
import type { ClassNode, FunctionNode } from './unit.js';

const TEARDOWN =
  /^_*(close|aclose|stop|shutdown|dispose|destroy|teardown|tear_down|disconnect|terminate|__exit__|__aexit__|__del__|cog_unload|ngOnDestroy|componentWillUnmount|onUnmounted|on_shutdown|finali[sz]e|cancel_all\w*|reset_for_tests?)$/;

/**
 * What lets go of a slot's entries: nothing; only its owner's end, for all of them at once; or something that can be
 * reached while the owner lives (an entry taken out, a fresh container, a size that is compared).
 */
export function removalOf(project: Project, slot: Slot): 'none' | 'teardown' | 'reached' {
  const [never, limits] = measuresOf(project, slot);
  if (limits.length > 0 || looseRemovals(project, slot) > 0) return 'reached';
  const removals = [slot, ...relatedSlots(project, slot)]
    .flatMap(one => operationsOf(one, 'shrink', 'clear', 'replace'))
    .filter(removal => !never.some(measure => isUnder(removal, measure)));
  if (removals.length === 0) return 'none';
  const atEnd = removals.every(
    ({ kind, unit, region }) => kind !== 'shrink' && TEARDOWN.test(unit.functionOf(region).region.name),
  );
  return atEnd ? 'teardown' : 'reached';
}

/** Whether entries are evicted above a limit that is infinite. */
export function isNeverFull(project: Project, slot: Slot): boolean {
  return measuresOf(project, slot)[0].length > 0;
}

/** Comparisons of the slot's size with infinity, under which nothing ever happens, and with real limits. */
function measuresOf(project: Project, slot: Slot): readonly [never: Operation[], limits: Operation[]] {
  const measures = operationsOf(slot, 'measure');
  const never = measures.filter(({ at, value }) => value !== undefined && isInfinite(project, at, value));
  return [never, measures.filter(measure => !never.includes(measure))];
}

function isUnder(inner: Operation, outer: Operation): boolean {
  return inner.unit === outer.unit && inner.unit.isWithin(inner.region, outer.region);
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
