import type { Project } from '../../project.js';
import { atFact } from '../../program/at.js';
import type { FunctionNode } from '../../program/unit.js';
import { holdsOf, operationsOf, type Operation, type Slot } from '../../slots/slots.js';
import { isNothing } from '../../../model/parts.js';

/** `this.waiting.filter(one => !one.done);`: a method of the owner that drops what is left without those who are done. */
export function droppedRemainder(project: Project, slot: Slot): FunctionNode | undefined {
  const { root } = slot.spot;
  if (root.is !== 'field') return undefined;
  return [...root.of.methods.values()].find(({ unit, region }) => {
    for (const id of unit.calls.idsWithin(region)) {
      const fact = unit.callAt(id);
      if (!fact.dropped || fact.callee.is !== 'get') continue;
      if (!unit.catalog.values.without.has(fact.callee.name)) continue;
      if (project.spots.of(atFact(unit, id), fact.callee.of).includes(slot.spot)) return true;
    }
    return false;
  });
}

/** `clearPlayer(id) { caches[id] = null; }`: what the key held is let go of, the key is not. */
export function entriesSetToNothing(slot: Slot): readonly Operation[] {
  if (holdsOf(slot) !== 'mapping') return [];
  const grows = operationsOf(slot, 'grow').filter(({ key, value }) => key !== undefined && value !== undefined);
  if (grows.every(({ value }) => isNothing(value))) return [];
  return grows.filter(one => isNothing(one.value) && isEnd(one.unit.functionOf(one.region)));
}

function isEnd({ unit, region }: FunctionNode): boolean {
  const { ends, empties } = unit.catalog.names;
  return ends.test(region.name) || empties.test(region.name);
}
