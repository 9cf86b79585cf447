import type { BindingId, FactId, Region, Value } from '../../model/model.js';
import type { Project } from '../project.js';
import { holdsOf, operationsOf, type Operation, type Slot } from '../slots/slots.js';
import { isLeft } from '../program/alternatives.js';
import { reachingDefinitions } from '../program/definitions.js';
import { atFact, type At } from '../program/at.js';
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

/** `(time.time() + 60, answer)`, `{ at: Date.now(), value }`; how long something took is no time at which it was. */
function carriesTime(project: Project, { at, value }: Operation): boolean {
  return value?.is === 'literal' && value.of.some(part => isTimed(project, at, part) && !isDuration(project, at, part));
}

/** `time.time() - started`, `took`, where `took = Date.now() - this.started`. */
function isDuration(project: Project, at: At, value: Value): boolean {
  if (value.is === 'op' && value.op === '-') return value.of[1]!.is === 'get' || isTimed(project, at, value.of[1]!);
  const given = value.is === 'name' && value.binding >= 0 ? reachingDefinitions(at, value.binding) : [];
  return given.some(fact => {
    const { value: one } = at.unit.assignment(fact);
    return one?.is === 'op' && isDuration(project, atFact(at.unit, fact), one);
  });
}

/**
 * What the clock says, or something made of it: `now - started`, where `now = time.time()`. Each assignment is asked once: variables
 * of generated parsers are made of each other in hundreds of places.
 */
function isTimed(project: Project, at: At, value: Value, asked = new Set<FactId>()): boolean {
  const { unit } = at;
  const call = unit.call(value);
  const name = call && project.names.outsideName(unit, call.callee);
  if (name !== undefined) return unit.catalog.clocks.has(name);
  if (value.is === 'name' && value.binding >= 0) return isClockLocal(project, at, value.binding, asked);
  return partsOf(value).some(part => isTimed(project, at, part, asked));
}

function isClockLocal(project: Project, at: At, binding: BindingId, asked: Set<FactId>): boolean {
  return reachingDefinitions(at, binding).some(fact => {
    if (asked.has(fact)) return false;
    asked.add(fact);
    const { value, how } = at.unit.assignment(fact);
    return how === 'set' && value !== undefined && isTimed(project, atFact(at.unit, fact), value, asked);
  });
}

/**
 * `entry["expires"] > time.time()` in the function that fills the slot; or where the slot is read, in a method beside or around
 * what fills it later, to give back what is kept, or nothing. What is done after some time is no expiry.
 */
function isCompared(project: Project, slot: Slot, growth: Operation): boolean {
  if (isOfAge(project, slot, growth)) return true;
  const readers = new Set([growth.unit, ...operationsOf(slot, 'read').map(({ unit }) => unit)]);
  return [...readers].some(unit =>
    unit.module.regions.some(branch => isAgeAsked(project, slot, unit, branch) && isLeft(unit, branch, 'return')),
  );
}

/** Whether the function compares the time that an entry carries. */
function isOfAge(project: Project, slot: Slot, { unit, region }: Operation): boolean {
  return unit.inside(unit.functionOf(region).region).some(branch => isAgeAsked(project, slot, unit, branch));
}

/** `if entry["expires"] > time.time()`. */
export function isAgeAsked(project: Project, slot: Slot, unit: Unit, region: Region): boolean {
  const test = region.branch?.test;
  return test !== undefined && comparesTime(project, slot, unit, region, test);
}

function comparesTime(project: Project, slot: Slot, unit: Unit, branch: Region, test: Value): boolean {
  const at: At = { unit, region: branch.parent, before: branch.from };
  if (test.is === 'op' && ORDERED.has(test.op)) {
    return test.of.some(part => isTimed(project, at, part)) && test.of.some(part => isOfEntry(project, slot, at, part));
  }
  return partsOf(test).some(part => comparesTime(project, slot, unit, branch, part));
}

/** `if cls._one is None or time.time() > cls._one.ends`: whether a condition compares the time with anything. */
export function asksForTime(project: Project, unit: Unit, { branch, parent, from }: Region): boolean {
  const at: At = { unit, region: parent, before: from };
  const isAsked = (test: Value): boolean =>
    test.is === 'op' && ORDERED.has(test.op)
      ? test.of.some(part => isTimed(project, at, part))
      : partsOf(test).some(isAsked);
  return branch?.test !== undefined && isAsked(branch.test);
}

/** `entry["at"]`, or something made of it: `age`, where `age = time.time() - entry["at"]`. */
function isOfEntry(project: Project, slot: Slot, at: At, value: Value, asked = new Set<FactId>()): boolean {
  if (project.spots.of(at, value).some(({ root }) => root === slot.spot.root)) return true;
  if (partsOf(value).some(part => isOfEntry(project, slot, at, part, asked))) return true;
  if (value.is !== 'name' || value.binding < 0) return false;
  return reachingDefinitions(at, value.binding).some(fact => {
    if (asked.has(fact)) return false;
    asked.add(fact);
    const { value: given, how } = at.unit.assignment(fact);
    return how === 'set' && given?.is === 'op' && isOfEntry(project, slot, atFact(at.unit, fact), given, asked);
  });
}
