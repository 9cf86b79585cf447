import type { Place } from '../../model/model.js';
import { isSameText } from '../frequency/once-guards.js';
import type { Project } from '../project.js';
import { operationsOf, type Operation, type Slot } from '../slots/slots.js';
import type { FunctionNode } from '../program/unit.js';

/** Where another collection that gets the same entry in the same function is cleared, and this one is left alone. */
export function clearedBeside(
  project: Project,
  slot: Slot,
  grows: readonly Operation[],
  removals: readonly Operation[],
): { readonly name: string; readonly place: Place } | undefined {
  const emptiers = new Set(removals.map(nodeOf));
  for (const other of project.operations.slots.values()) {
    if (other === slot || !isFilledTogether(other, grows)) continue;
    const cleared = operationsOf(other, 'clear').find(clear => !emptiers.has(nodeOf(clear)));
    if (cleared) return { name: other.spot.name, place: cleared.place };
  }
  return undefined;
}

function isFilledTogether(other: Slot, grows: readonly Operation[]): boolean {
  return operationsOf(other, 'grow').some(theirs =>
    grows.some(ours => nodeOf(ours) === nodeOf(theirs) && isSameEntry(ours, theirs)),
  );
}

function isSameEntry(one: Operation, other: Operation): boolean {
  const [own, theirs] = [one.value ?? one.key, other.value ?? other.key];
  return own !== undefined && theirs !== undefined && isSameText(own, theirs);
}

function nodeOf({ unit, region }: Operation): FunctionNode {
  return unit.functionOf(region);
}
