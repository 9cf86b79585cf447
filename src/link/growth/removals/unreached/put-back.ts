import type { Place, Value } from '../../../../model/model.js';
import { pathRoot } from '../../../../model/parts.js';
import { areAlternatives } from '../../../program/alternatives.js';
import { keyedSitesOf, type KeyedSite } from './handed-keys.js';
import { isSameText } from '../../../program/spelling.js';
import type { Project } from '../../../project.js';
import { operationsOf, type Operation, type Slot } from '../../../slots/slots.js';

/** An entry that is made by what should take it out. */
export interface PutBack {
  readonly how: 'made' | 'again';
  readonly growth: Operation;
  readonly says: string;
  readonly shown: readonly { readonly place: Place; readonly says: string }[];
}

/** An entry that is added again after it was removed, or made anew by a function that takes something out of it. */
export function putBack(
  project: Project,
  slot: Slot,
  grows: readonly Operation[],
  removals: readonly Operation[],
): PutBack | undefined {
  const taken = removals.filter(({ kind }) => kind === 'shrink');
  if (taken.length === 0) return undefined;
  return madeOnRemoval(project, slot, grows, taken) ?? addedAgain(project, grows, taken);
}

/** `this.rooms[id] = this.rooms[id] || {}; delete this.rooms[id][name];` */
function madeOnRemoval(
  project: Project,
  slot: Slot,
  grows: readonly Operation[],
  removals: readonly Operation[],
): PutBack | undefined {
  const entries = project.spots.step(slot.spot, '*').flatMap(spot => project.operations.slots.get(spot) ?? []);
  const inner = entries.flatMap(entry => operationsOf(entry, 'shrink', 'grow'));
  for (const growth of grows) {
    const node = growth.unit.functionOf(growth.region);
    const isHere = ({ unit, region }: Operation): boolean => unit.functionOf(region) === node;
    if (!isGetOrCreate(project, slot, growth) || removals.some(isHere)) continue;
    const here = inner.filter(isHere);
    // Who takes whatever comes next serves the entry, and lets go of it elsewhere.
    const shown = here.find(({ kind, fact, key }) => kind === 'shrink' && key !== undefined && fact > growth.fact);
    if (shown === undefined || here.some(({ kind }) => kind === 'grow')) continue;
    return {
      how: 'made',
      growth,
      says: 'who takes something out of an entry makes one first',
      shown: [{ place: shown.place, says: 'it is made to take something out here' }],
    };
  }
  return undefined;
}

/** `d.setdefault(k, {})`, `d[k] = d[k] || {}`. */
function isGetOrCreate(project: Project, { spot }: Slot, { ifMissing, value, at }: Operation): boolean {
  const isEntry = (part: Value): boolean => project.spots.of(at, part).some(({ within }) => within === spot);
  return ifMissing === true || (value?.is === 'choice' && value.of.some(isEntry));
}

/** `this.remove(id); this.markStopped(id);`, where to mark one is to make it where there is none. */
function addedAgain(
  project: Project,
  grows: readonly Operation[],
  removals: readonly Operation[],
): PutBack | undefined {
  // To clear an entry is to leave an empty one: that is no end of it.
  const removed = keyedSitesOf(project, removals).filter(({ node: { unit, region } }) =>
    unit.catalog.names.ends.test(region.name),
  );
  if (removed.length === 0) return undefined;
  for (const added of keyedSitesOf(project, grows)) {
    const before = removed.filter(one => one.node === added.node && isSameKey(one, added));
    const [first] = before;
    // What is removed and added in one line or two is moved to the end, or exchanged.
    const isDirect = added.fact === added.operation.fact;
    if (before.some(({ operation }) => bringsEnd(added.operation, operation))) continue;
    if (first && !isDirect && before.every(one => isFollowedBy(one, added)))
      return {
        how: 'again',
        growth: added.operation,
        says: 'it is added again after it was removed',
        shown: [
          { place: placeOf(first), says: 'it is removed here' },
          { place: placeOf(added), says: 'and added again here' },
        ],
      };
  }
  return undefined;
}

/** Called the same, and not given another value between: `remove(node); for node in others: serve(node)`. */
function isSameKey(one: KeyedSite, added: KeyedSite): boolean {
  if (!isSameText(one.key, added.key)) return false;
  const root = pathRoot(one.key);
  if (root.is !== 'name') return true;
  return !added.node.unit.definitions[root.binding]!.some(id => id > one.fact && id < added.fact);
}

/** What adds the entry has written the function that takes it out: `task.add_done_callback(forget)`. */
function bringsEnd({ unit, region }: Operation, removal: Operation): boolean {
  const adder = unit.functionOf(region);
  return (
    removal.unit === unit && unit.isWithin(removal.region, adder.region.id) && unit.functionOf(removal.region) !== adder
  );
}

function placeOf({ node: { unit }, fact }: KeyedSite): Place {
  return unit.place(unit.fact(fact).at);
}

function isFollowedBy({ node: { unit }, fact }: KeyedSite, added: KeyedSite): boolean {
  return fact < added.fact && !areAlternatives(unit, unit.fact(fact).region, unit.fact(added.fact).region);
}
