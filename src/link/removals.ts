import { isRemovedWhenEmpty, leftEmpty } from './emptied-entries.js';
import { isInfinite } from './infinite.js';
import { asksFor } from './look-ups.js';
import { missOf, type Miss } from './missed-removals.js';
import type { Project } from './project.js';
import { operationsOf, type Operation, type Slot } from './slots.js';
import { isResetByNobody } from './uncalled.js';
import { isBornAgain, type ClassNode, type FunctionNode } from './unit.js';

const TEARDOWN =
  /^_*(close|aclose|stop|shutdown|dispose|destroy|teardown|tear_down|disconnect|terminate|__exit__|__aexit__|__del__|cog_unload|ngOnDestroy|componentWillUnmount|onUnmounted|beforeUnmount|unmounted|beforeDestroy|destroyed|on_shutdown|finali[sz]e|cancel_all\w*|reset_for_tests?)$/;

const REMOVER =
  /^[_#]*(un(subscribe|register|watch|listen|bind|track|follow|link)|remove|delete|drop|discard|forget|leave|detach|deregister|disconnect)(_|[A-Z]|$)/;

/**
 * What lets go of a slot's entries.
 * - none: nothing · teardown: only its owner's end, for all of them at once
 * - missed: removals that never take anything out
 * - emptied: keys go in one place, and stay where what they hold is emptied
 * - reached: something while the owner lives (an entry taken out, a fresh container, a size that is compared)
 */
export type Removal =
  | { readonly is: 'none' | 'teardown' | 'reached' }
  | { readonly is: 'missed'; readonly misses: readonly Miss[] }
  | LeftEmpty;

/** Keys are removed in one place, and in another what they hold is emptied and they stay. */
export interface LeftEmpty {
  readonly is: 'emptied';
  readonly left: readonly Operation[];
  readonly removed: Operation;
  /** The key is removed where what it holds is seen to be empty: it is meant to go then. */
  readonly whenEmpty: boolean;
}

export function removalOf(project: Project, slot: Slot): Removal {
  const [never, limits] = measuresOf(project, slot);
  if (limits.length > 0 || isLooselyRemoved(project, slot)) return { is: 'reached' };
  const removals = [slot, ...relatedSlots(project, slot)]
    .flatMap(one => operationsOf(one, 'shrink', 'clear', 'replace', 'miss'))
    .filter(removal => !isResetByNobody(project, slot, removal))
    .filter(removal => !never.some(measure => isUnder(removal, measure)))
    .filter(removal => !isAtBirth(project, slot, removal));
  if (removals.length === 0) return { is: 'none' };
  const misses = removals.map(removal => missOf(project, slot, removal)).filter(miss => miss !== undefined);
  if (misses.length === removals.length) return { is: 'missed', misses };
  if (removals.every(isAtEnd)) return { is: 'teardown' };
  return leftEmptyOf(project, slot, removals) ?? { is: 'reached' };
}

function leftEmptyOf(project: Project, slot: Slot, removals: readonly Operation[]): LeftEmpty | undefined {
  const [removed, ...others] = removals.filter(({ kind }) => kind === 'shrink');
  // What is cleared as a whole is, now and then.
  if (removed === undefined || others.length + 1 < removals.filter(removal => !isAtEnd(removal)).length)
    return undefined;
  const left = leftEmpty(project, slot, removals);
  if (left.length === 0) return undefined;
  const whenEmpty = [removed, ...others].find(removal => isRemovedWhenEmpty(project, slot, removal));
  return { is: 'emptied', left, removed: whenEmpty ?? removed, whenEmpty: whenEmpty !== undefined };
}

function isAtEnd({ kind, unit, region }: Operation): boolean {
  return kind !== 'shrink' && TEARDOWN.test(unit.functionOf(region).region.name);
}

/** A container that is given while its owner is being made, by a helper of its constructor. */
function isAtBirth(project: Project, { spot }: Slot, { kind, unit, region }: Operation): boolean {
  if (kind !== 'replace' || spot.root.is !== 'field') return false;
  const node = unit.functionOf(region);
  return node.owner !== undefined && project.frequencies.isBirthOnly(node) && !isBornAgain(node.owner);
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

/** An attribute of the same name is removed from, on a receiver of unknown type. */
function isLooselyRemoved(project: Project, slot: Slot): boolean {
  const { root } = slot.spot;
  const removals = root.is === 'field' ? project.operations.loose.get(root.name) : undefined;
  return removals?.some(removal => !isResetByNobody(project, slot, removal)) ?? false;
}

/** A method that is called like one that removes an entry, asks for it, and leaves it where it is. */
export function hollowRemovalOf(project: Project, slot: Slot): FunctionNode | undefined {
  const { root } = slot.spot;
  if (root.is !== 'field') return undefined;
  return [...root.of.methods].find(([name, method]) => REMOVER.test(name) && asksFor(project, slot, method))?.[1];
}

/** Whether the class has a way to end: it shows that instances live long. */
export function teardownOf(cls: ClassNode): FunctionNode | undefined {
  for (const [name, method] of cls.methods) if (TEARDOWN.test(name)) return method;
  return undefined;
}
