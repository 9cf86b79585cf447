import { isAfterLoops } from './after-loops.js';
import { emptiedEntries } from './emptied-entries.js';
import { isInfinite } from '../../slots/infinite.js';
import { asksFor } from '../look-ups.js';
import type { Project } from '../../project.js';
import { operationsOf, type Operation, type Slot } from '../../slots/slots.js';
import { isAtEnd } from './ends.js';
import { isOwnerReplaced } from './owner-replaced.js';
import { isResetByNobody } from './uncalled.js';
import { unreachedOf, type Unreached } from './unreached/unreached.js';
import { isBornAgain } from '../../program/classes/born-again.js';
import type { FunctionNode } from '../../program/unit.js';

/**
 * What lets go of a slot's entries: nothing; only its owner's end, for all of them at once; removals that may not happen; or
 * something that does while the owner lives (an entry taken out, a fresh container, a size that is compared).
 */
export type Removal = 'none' | 'teardown' | 'reached' | Unreached;

/** What lets go of the entries that are added to a slot. */
export function removalOf(project: Project, slot: Slot, grows: readonly Operation[]): Removal {
  const [never, limits] = measuresOf(project, slot);
  if (limits.length > 0 || isLooselyRemoved(project, slot) || isOwnerReplaced(project, slot)) return 'reached';
  const removals = [slot, ...relatedSlots(project, slot)]
    .flatMap(one => operationsOf(one, 'shrink', 'clear', 'replace', 'miss'))
    .filter(removal => !isResetByNobody(project, slot, removal))
    .filter(removal => !never.some(measure => isUnder(removal, measure)))
    .filter(removal => !isAtBirth(project, slot, removal) && !isAtStart(project, slot, removal));
  if (removals.length === 0) return 'none';
  const living = removals.filter(removal => !isAtEnd(removal) && !isAfterLoops(project, grows, removal));
  return living.length === 0
    ? 'teardown'
    : (unreachedOf({ project, slot, grows, removals: living, all: removals }) ?? 'reached');
}

/** A container that is given while its owner is being made, by a helper of its constructor; what all share, each newborn begins anew. */
function isAtBirth(project: Project, { spot }: Slot, { kind, unit, region }: Operation): boolean {
  if (kind !== 'replace' || spot.root.is !== 'field' || project.lives.isShared(spot)) return false;
  const node = unit.functionOf(region);
  return node.owner !== undefined && project.frequencies.isBirthOnly(node) && !isBornAgain(node.owner);
}

/** A clean table for a process that has just begun; what a module is given while things are set up: `boosts = await load_boosts()`. */
function isAtStart(project: Project, { spot: { root } }: Slot, { kind, unit, region }: Operation): boolean {
  if (kind === 'shrink' || kind === 'miss') return false;
  const { runs } = project.frequencies.of(unit, region);
  return runs === 'once' || (runs === 'setup' && kind === 'replace' && root.is === 'binding');
}

/** Whether entries are evicted above a limit that is infinite. */
export function isNeverFull(project: Project, slot: Slot): boolean {
  return measuresOf(project, slot)[0].length > 0;
}

/** Comparisons of the slot's size with infinity, under which nothing ever happens, and with real limits. */
function measuresOf(project: Project, slot: Slot): readonly [endless: Operation[], limits: Operation[]] {
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
  const emptied = emptiedEntries(project, slot).map(({ unit, region }) => unit.functionOf(region));
  return [...root.of.methods].find(
    ([name, method]) =>
      (method.unit.catalog.names.takesOut.test(name) || endsWhatBegan(slot, method)) &&
      asksFor(project, slot, method, true) &&
      !emptied.includes(method),
  )?.[1];
}

/** `endSpan` of `startSpan`, in which an entry is added. */
function endsWhatBegan(slot: Slot, { unit: { catalog }, region: { name } }: FunctionNode): boolean {
  const about = catalog.names.ended.exec(name)?.[1];
  if (about === undefined) return false;
  return operationsOf(slot, 'grow').some(({ unit, region }) => {
    const [, begun] = catalog.names.begun.exec(unit.functionOf(region).region.name) ?? [];
    return begun === about;
  });
}
