import type { ExitFact, RegionId, Value } from '../../../../model/model.js';
import type { Project } from '../../../project.js';
import type { At } from '../../../program/at.js';
import type { FunctionNode } from '../../../program/unit.js';
import { holdsOf, operationsOf, type Operation, type Slot } from '../../../slots/slots.js';
import { teardownOf } from '../ends.js';
import { isSwept } from '../sweeps.js';
import { isDeferred } from '../../entries/waiters.js';
import { outermost } from '../../../program/enclosing.js';

/** An entry that waits for an answer, and the end of its owner, which does not let go of it. */
export interface Unanswered {
  readonly growth: Operation;
  readonly ending: FunctionNode;
}

/**
 * A map of those who wait for answers, by number: each entry goes when its answer comes, and only then. The owner has an end,
 * which does not tell them that no answer will come.
 */
export function unansweredIn(project: Project, slot: Slot, grows: readonly Operation[]): Unanswered | undefined {
  const { root, steps } = slot.spot;
  if (root.is !== 'field' || steps.length > 0 || holdsOf(slot) !== 'mapping') return undefined;
  const ending = teardownOf(root.of);
  // Whoever has the owner calls its end, also where nobody here does.
  const removals = operationsOf(slot, 'shrink', 'clear', 'replace', 'miss');
  if (ending === undefined || removals.some(removal => isOfAll(project, slot, removal))) return undefined;
  const growth = grows.find(({ at, key, value }) => key !== undefined && value !== undefined && isWaiting(at, value));
  return growth && !removesItself(growth, removals) ? { growth, ending } : undefined;
}

function isOfAll(project: Project, slot: Slot, removal: Operation): boolean {
  return removal.kind !== 'shrink' || removal.key === undefined || isSwept(project, slot, removal);
}

/** A function, or an object of functions, that is called with the answer. */
function isWaiting(at: At, value: Value): boolean {
  const { answers } = at.unit.catalog.names;
  switch (value.is) {
    case 'function':
      return true;
    case 'name':
      return answers.test(value.name);
    case 'literal':
      return value.holds === 'mapping' && value.of.some(part => part.is === 'name' && answers.test(part.name));
    default:
      return isDeferred(at, value);
  }
}

/** The function that adds it takes it out again as well: when the time is up, or on the way out. */
function removesItself(growth: Operation, removals: readonly Operation[]): boolean {
  const { unit } = growth;
  const within = wayOf(growth);
  return removals.some(removal => removal.unit === unit && unit.isWithin(removal.region, within));
}

/** The branch that leaves the function after the entry is added, or else the whole function around. */
function wayOf({ unit, region, fact }: Operation): RegionId {
  const node = unit.functionOf(region);
  for (const around of unit.around(region, node.region.id)) {
    if (around.kind !== 'branch') continue;
    const leaves = ({ how, region: within }: ExitFact): boolean => how === 'return' && within === around.id;
    if (unit.exits.within({ from: fact + 1, to: around.to }).some(leaves)) return around.id;
  }
  return outermost(node).region.id;
}
