import type { Place, Value } from '../../../../model/model.js';
import { isSameText } from '../../../program/spelling.js';
import { areAlternatives } from '../../../program/alternatives.js';
import { isCalledBeside } from '../beside.js';
import type { Project } from '../../../project.js';
import { operationsOf, type Operation, type Slot } from '../../../slots/slots.js';
import { push } from '../../../program/maps.js';
import type { FunctionNode } from '../../../program/unit.js';
import { remember } from '../../../program/remember.js';

/** Another collection that loses an entry, or all of them, where this one keeps what was added together with it. */
export interface ClearedBeside {
  readonly name: string;
  readonly place: Place;
  /** Under the key of an entry; otherwise as a whole. */
  readonly one: boolean;
}

/** Where another collection that gets the same entry in the same function is cleared, and this one is left alone. */
export function clearedBeside(
  project: Project,
  slot: Slot,
  grows: readonly Operation[],
  removals: readonly Operation[],
): ClearedBeside | undefined {
  const functions = new Set(grows.map(nodeOf));
  // What is cleared at the start, or by nobody, is cleared together there as well.
  const all = [...removals, ...operationsOf(slot, 'shrink', 'clear', 'replace')];
  const others = new Set([...functions].flatMap(node => slotsFilledBy(project).get(node) ?? []));
  for (const other of others) {
    if (other === slot || !isFilledTogether(other, grows)) continue;
    const cleared = operationsOf(other, 'clear').find(clear => !isWith(project, clear, all));
    if (cleared) return { name: other.spot.name, place: cleared.place, one: false };
    const taken = operationsOf(other, 'shrink').find(shrink => isAlone(project, shrink, grows, removals));
    if (taken) return { name: other.spot.name, place: taken.place, one: true };
  }
  return undefined;
}

const slotsFilledBy = remember(({ operations }: Project): ReadonlyMap<FunctionNode, readonly Slot[]> => {
  const filled = new Map<FunctionNode, Slot[]>();
  for (const slot of operations.slots.values())
    for (const node of new Set(operationsOf(slot, 'grow').map(nodeOf))) push(filled, node, slot);
  return filled;
});

function isFilledTogether(other: Slot, grows: readonly Operation[]): boolean {
  return operationsOf(other, 'grow').some(theirs =>
    grows.some(ours => nodeOf(ours) === nodeOf(theirs) && isTogether(ours, theirs) && isSameEntry(ours, theirs)),
  );
}

/** Not one or the other: `(late if waiting else seated)[guest_id] = room`. */
function isTogether({ unit, region, fact, ifMissing }: Operation, other: Operation): boolean {
  if (ifMissing === true || other.ifMissing === true || fact === other.fact) return false;
  return !areAlternatives(unit, region, other.region);
}

function isSameEntry(one: Operation, other: Operation): boolean {
  if (isSame(one.key, other.key)) return true;
  return isSame(one.value ?? one.key, other.value ?? other.key);
}

/** Under the name of the key under which both are filled, and with no removal of ours in sight. */
function isAlone(
  project: Project,
  shrink: Operation,
  grows: readonly Operation[],
  removals: readonly Operation[],
): boolean {
  const isOurs = grows.some(({ key, value }) => isSame(shrink.key, key ?? value));
  return isOurs && !isWith(project, shrink, removals);
}

/** Whether one of the removals happens in the same function, in what it calls, or in who calls it. */
function isWith(project: Project, one: Operation, removals: readonly Operation[]): boolean {
  return removals.some(
    removal =>
      nodeOf(removal) === nodeOf(one) || isCalledBeside(project, removal, one) || isCalledBeside(project, one, removal),
  );
}

function isSame(one: Value | undefined, other: Value | undefined): boolean {
  return one !== undefined && other !== undefined && isSameText(one, other);
}

function nodeOf({ unit, region }: Operation): FunctionNode {
  return unit.functionOf(region);
}
