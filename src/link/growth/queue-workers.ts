import type { Project } from '../project.js';
import { operationsOf, type Operation, type Slot } from '../slots/slots.js';
import { isInCatch } from '../program/alternatives.js';

/**
 * Who takes from a queue. `slowly`: a worker that does other things meanwhile, one entry on each pass of a loop without
 * end · `at once`: such a worker that waits for nothing but the queue · `by nobody`: none is seen · `otherwise`.
 */
export type Taken = 'slowly' | 'at once' | 'by nobody' | 'otherwise';

/** `seen`: what else is done with the queue, by which somebody may take from it. */
export function takenFrom(project: Project, slot: Slot, seen: readonly Operation[]): Taken {
  const takes = operationsOf(slot, 'shrink');
  if (takes.length === 0 && seen.length === 0) return 'by nobody';
  const works = takes.filter(take => isWork(project, take));
  if (works.length === 0) return 'otherwise';
  return works.some(take => isSlow(take, takes)) ? 'slowly' : 'at once';
}

/** The next entry, one on each pass of a loop without end; a loop in it that takes all there are catches up. */
export function isWork(project: Project, { kind, key, unit, region }: Operation): boolean {
  if (kind !== 'shrink' || key !== undefined) return false;
  const loop = unit.loopAround(region);
  return loop !== undefined && project.frequencies.isEndless(unit, loop);
}

/** Whether the same function takes from the queue: what it puts there is what it took, to be done later. */
export function isPutBack(slot: Slot, { unit, region }: Operation): boolean {
  const putter = unit.functionOf(region);
  return operationsOf(slot, 'shrink').some(take => take.unit.functionOf(take.region) === putter);
}

/**
 * Whether somebody can put while an entry is worked on. A coroutine that waits for nothing but the queue goes on until that
 * is empty, and nobody in its event loop runs meanwhile; what it waits for after a failure is no part of the work.
 */
function isSlow({ unit, region }: Operation, takes: readonly Operation[]): boolean {
  if (!unit.functionOf(region).region.function?.async) return true;
  const loop = unit.loopAround(region)!;
  const taking = new Set(takes.filter(take => take.unit === unit).map(({ fact }) => fact));
  return unit.exits.within(loop).some(fact => {
    if (fact.how !== 'await' || isInCatch(unit, fact.region, loop.id)) return false;
    return fact.value?.is !== 'call' || !taking.has(fact.value.fact);
  });
}
