import type { Region, Value } from '../../model/model.js';
import type { Project } from '../project.js';
import { holdsOf, type Operation, type Slot } from '../slots/slots.js';
import { reachingDefinitions } from '../program/definitions.js';
import type { At } from '../program/at.js';
import type { Unit } from '../program/unit.js';
import { partsOf } from '../../model/parts.js';

const ORDERED = new Set(['<', '<=', '>', '>=']);

/**
 * Whether entries are of no use after a time, and stay: a history of `(time(), …)`, which only grows longer; or a store
 * whose entries carry a time that is compared when one is read.
 */
export function expires(project: Project, slot: Slot, growth: Operation): boolean {
  if (!carriesTime(project, growth)) return false;
  return holdsOf(slot) !== 'mapping' || isCompared(project, slot, growth);
}

/** `(time.time() + 60, answer)`, `{ at: Date.now(), value }`. */
function carriesTime(project: Project, { unit, value }: Operation): boolean {
  return value?.is === 'literal' && isTimed(project, unit, value);
}

function isTimed(project: Project, unit: Unit, value: Value): boolean {
  const call = unit.call(value);
  const name = call && project.names.outsideName(unit, call.callee);
  if (name !== undefined) return unit.catalog.clocks.has(name);
  return partsOf(value).some(part => isTimed(project, unit, part));
}

/** `entry["expires"] > time.time()` in the function that fills the slot. */
function isCompared(project: Project, slot: Slot, { unit, region }: Operation): boolean {
  const { id, to } = unit.functionOf(region).region;
  for (let inner = id + 1; inner < unit.module.regions.length; inner++) {
    const branch = unit.region(inner);
    if (branch.from > to) return false;
    if (branch.branch?.test && comparesTime(project, slot, unit, branch, branch.branch.test)) return true;
  }
  return false;
}

function comparesTime(project: Project, slot: Slot, unit: Unit, branch: Region, test: Value): boolean {
  const at: At = { unit, region: branch.parent, before: branch.from };
  if (test.is === 'op' && ORDERED.has(test.op)) {
    const isEntry = (value: Value): boolean =>
      project.spots.of(at, value).some(({ root }) => root === slot.spot.root) ||
      partsOf(value).some(part => isEntry(part));
    const isNow = (value: Value): boolean => isTimed(project, unit, value) || isClockLocal(project, at, value);
    return test.of.some(isEntry) && test.of.some(isNow);
  }
  return partsOf(test).some(part => comparesTime(project, slot, unit, branch, part));
}

/** `now`, where `now = time.time()`. */
function isClockLocal(project: Project, at: At, value: Value): boolean {
  if (value.is !== 'name' || value.binding < 0) return false;
  return reachingDefinitions(at, value.binding).some(fact => {
    const { value: given } = at.unit.assignment(fact);
    return given !== undefined && isTimed(project, at.unit, given);
  });
}
