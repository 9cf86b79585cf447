import type { FactId, Region, Value } from '../../../../model/model.js';
import { waysOut } from '../../../../model/paths.js';
import { argumentFor } from '../../../program/calls/arguments.js';
import { isPrivate, isSameText } from '../../../program/spelling.js';
import type { Project } from '../../../project.js';
import type { Operation, Slot } from '../../../slots/slots.js';
import type { FunctionNode } from '../../../program/unit.js';
import { Subject } from './subject.js';
import { isTouch } from './touches.js';
import { writtenAs } from '../../../program/written.js';

/** Why an entry may stay although its removal is written. */
export interface Doubt {
  readonly says: string;
  /** There is a way past the removal, that is all; what comes and goes is seldom forgotten there. */
  readonly ofWay?: true;
}

/**
 * Why an entry may stay although its removal is written: it happens under a condition, after a return or in a handler of
 * errors that have nothing to do with the entry, and the addition shares none of them; only when somebody asks for the entry;
 * or only to put it in again. Each of these is often meant; undefined where there is none.
 */
export function doubtOf(
  project: Project,
  slot: Slot,
  removal: Operation,
  grows: readonly Operation[],
): Doubt | undefined {
  if (removal.kind !== 'shrink' || !isOfOneEntry(removal)) return undefined;
  if (isTouch(removal, grows)) return { says: 'it is taken out only to be put in again' };
  return wayOf(project, slot, removal, grows) ?? takenOf(removal) ?? callersOf(project, slot, removal, grows);
}

/** Why a place is not always passed, where that has nothing to do with the entry. */
function wayOf(project: Project, slot: Slot, removal: Operation, grows: readonly Operation[]): Doubt | undefined {
  const about = new Subject(project, slot, removal);
  return conditionOf(about, removal, grows) ?? returnOf(about, removal, grows);
}

/** The same of every call of a function that is handed the key, and that nobody else can call. */
function callersOf(project: Project, slot: Slot, removal: Operation, grows: readonly Operation[]): Doubt | undefined {
  const { unit, region, key } = removal;
  const node = unit.functionOf(region);
  if (key?.is !== 'name' || !isOfItsFileOnly(node) || project.calls.handoversOf(node).length > 0) return undefined;
  const doubts = project.calls.callersOf(node).map(site => {
    const call = site.unit.callAt(site.fact);
    const handed = argumentFor(node, call, key.binding);
    const seen = { ...removal, unit: site.unit, region: site.region, fact: site.fact, key: handed };
    return site.byName || handed === undefined ? undefined : wayOf(project, slot, seen, grows);
  });
  return doubts.includes(undefined) ? undefined : doubts[0];
}

/** Not one that empties the collection from an end: that is a queue, and somebody serves it. */
function isOfOneEntry({ unit, fact, key }: Operation): boolean {
  if (key !== undefined) return true;
  const call = unit.fact(fact);
  return call.is === 'call' && call.callee.is === 'get' && call.callee.name === 'splice';
}

function conditionOf(about: Subject, removal: Operation, grows: readonly Operation[]): Doubt | undefined {
  const { unit, region } = removal;
  for (const around of unit.around(region, unit.functionOf(region).region.id)) {
    if (around.kind === 'catch') return { says: 'it is removed only when something fails', ofWay: true };
    const test = around.branch?.test;
    if (test === undefined || isShared(test, grows) || isSwitched(removal, around, grows)) continue;
    if (about.isFixed(test))
      return { says: 'it is removed only from some instances, which is decided when they are made' };
    if (about.isAsked(test, around)) continue;
    return { says: 'it is removed only under a condition about something else', ofWay: true };
  }
  return undefined;
}

/** Whether entries are added under the same condition. */
function isShared(test: Value, grows: readonly Operation[]): boolean {
  const written = writtenAs(test);
  return grows.some(({ unit, region }) =>
    [...unit.around(region, unit.functionOf(region).region.id)].some(
      ({ branch }) => branch?.test && written !== undefined && written === writtenAs(branch.test),
    ),
  );
}

/** `if (door.open) open.add(id); else open.delete(id);`: one decision puts the entry in and takes it out. */
function isSwitched(removal: Operation, { branch }: Region, grows: readonly Operation[]): boolean {
  return grows.some(
    grow =>
      isOfSameEntry(grow, removal) && grow.unit.around(grow.region).some(arm => arm.branch?.group === branch?.group),
  );
}

/** The same with `return` for `else`. */
function isSwitchedBefore(removal: Operation, { id }: Region, grows: readonly Operation[]): boolean {
  return grows.some(grow => isOfSameEntry(grow, removal) && grow.unit.isWithin(grow.region, id));
}

function isOfSameEntry(one: Operation, other: Operation): boolean {
  const [a, b] = [one.key ?? one.value, other.key ?? other.value];
  return one.unit === other.unit && a !== undefined && b !== undefined && isSameText(a, b);
}

/**
 * `if (embedding) return;` before the removal. Where the entry was added on the way there, whatever is asked but the
 * collection itself: `open[id] = name; if (!(await ask(id))) return; …; delete open[id];`.
 */
function returnOf(about: Subject, removal: Operation, grows: readonly Operation[]): Doubt | undefined {
  const { unit, region, fact } = removal;
  const node = unit.functionOf(region).region;
  for (const id of unit.exits.idsWithin({ from: node.from, to: fact })) {
    const exit = unit.exitAt(id);
    if (exit.how !== 'return' || unit.functionOf(exit.region).region !== node) continue;
    const around = unit.region(exit.region);
    const test = around.branch?.test;
    if (test === undefined || unit.isWithin(region, around.id) || isSwitchedBefore(removal, around, grows)) continue;
    const isLeft = !about.isOfSlot(test, around) && isLeftBy(removal, grows, id);
    if (!isLeft && about.isAsked(test, around)) continue;
    return { says: 'the function may return before it is removed', ...(!isLeft && { ofWay: true }) };
  }
  return undefined;
}

/** Whether the function has added an entry under the same name on the way to the return, and leaves it there. */
function isLeftBy({ unit, key, fact }: Operation, grows: readonly Operation[], exit: FactId): boolean {
  const { region } = unit.functionOf(unit.fact(exit).region);
  return grows.some(grow => {
    if (grow.unit !== unit || key === undefined || grow.key === undefined || !isSameText(grow.key, key)) return false;
    if (unit.functionOf(grow.region).region !== region) return false;
    const ways = waysOut(unit.module, { scope: region.id, acquire: grow.fact, releases: new Set([fact]) });
    return ways.some(way => way.fact === exit);
  });
}

/** `return self._results.pop(id, None)`: goes when somebody comes for it. */
function takenOf({ unit, fact, key }: Operation): Doubt | undefined {
  const call = unit.fact(fact);
  if (key === undefined || call.is !== 'call' || call.dropped || call.callee.is !== 'get' || call.callee.name !== 'pop')
    return undefined;
  return { says: 'it is removed only when somebody asks for it' };
}

/** Written for the file that it stands in: a name that begins with an underscore, and what its module does not export. */
function isOfItsFileOnly({ unit, region, owner }: FunctionNode): boolean {
  if (isPrivate(region.name)) return true;
  const { language, exports } = unit.module;
  if (owner !== undefined || language === 'python' || region.function?.form !== 'plain') return false;
  return region.name !== '' && !exports.some(({ name, value }) => name === region.name || namesIt(value, region.name));
}

function namesIt(value: Value | undefined, name: string): boolean {
  if (value?.is === 'name') return value.name === name;
  return value?.is === 'literal' && value.of.some(part => namesIt(part, name));
}
