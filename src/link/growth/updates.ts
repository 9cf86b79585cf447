import type { CallFact, Region, Value } from '../../model/model.js';
import { leavesBefore } from '../program/alternatives.js';
import { atFact, type At } from '../program/at.js';
import { isSameText } from '../program/spelling.js';
import type { Project } from '../project.js';
import { argumentFor } from '../program/calls/arguments.js';
import type { Site } from '../program/calls/calls.js';
import type { FunctionNode, Unit } from '../program/unit.js';
import { isEntryWalk, isPairWalk, viewed } from '../slots/views.js';
import type { Operation, Slot } from '../slots/slots.js';
import { isNothing } from '../../model/parts.js';

/** Callers beyond these are not looked at. */
const MAX_CALLERS = 8;

/** The entry that is written, and how to tell it in a condition. */
interface Entry {
  readonly project: Project;
  readonly slot: Slot;
  readonly key: Value;
}

/**
 * Whether an entry is written only where there is one under the key: `if (seen[id] === false) seen[id] = true`,
 * `if key not in counts: return`. The collection has as many as before.
 */
export function isUpdate(project: Project, slot: Slot, { unit, region, fact, key }: Operation): boolean {
  if (key === undefined) return false;
  const entry: Entry = { project, slot, key };
  if (isKeyOfWalk(entry, { unit, region, before: fact }) || isHandedFromWalk(entry, unit)) return true;
  const node = unit.functionOf(region).region;
  for (const around of unit.around(region, node.id)) {
    const test = around.branch?.test;
    if (test && isThere(entry, { unit, region: around.parent, before: around.from }, test, true)) return true;
    if (leavesWithout(entry, unit, around, fact)) return true;
  }
  return leavesWithout(entry, unit, node, fact);
}

/** `for name in rooms: rooms[name] = None`, `for name, room in list(rooms.items()): …`: what is walked is there. */
function isKeyOfWalk({ project, slot, key }: Entry, { unit, region }: At): boolean {
  if (key.is !== 'name') return false;
  return (unit.definitions[key.binding] ?? []).some(id => {
    const { how, value, region: loop } = unit.assignment(id);
    if (how !== 'iterate' || value === undefined || !unit.isWithin(region, loop)) return false;
    const at = atFact(unit, id);
    const walked = keysWalked(project, at, value);
    return walked !== undefined && project.spots.of(at, walked).includes(slot.spot);
  });
}

/**
 * `for name in self.lines: self.join(name)`, where `join` writes the entry: whoever calls it again has the name from there, and
 * who calls it at first is the owner's birth.
 */
function isHandedFromWalk(entry: Entry, unit: Unit, seen: ReadonlySet<FunctionNode> = new Set()): boolean {
  const { project, key } = entry;
  const binding = unit.bindingOf(key);
  if (binding?.kind !== 'parameter' || unit.definitions[binding.id]!.length > 0) return false;
  const node = unit.functionOf(binding.region);
  if (seen.has(node)) return false;
  const again = project.calls.callersOf(node).filter(site => !isOfBirth(project, site) && !seen.has(callerOf(site)));
  if (again.length === 0 || again.length > MAX_CALLERS || project.calls.handoversOf(node).length > 0) return false;
  return again.every(({ unit: from, region, fact }) => {
    const given = argumentFor(node, from.callAt(fact), binding.id);
    const handed = given && { ...entry, key: given };
    return (
      handed !== undefined &&
      (isKeyOfWalk(handed, { unit: from, region, before: fact }) ||
        isHandedFromWalk(handed, from, new Set([...seen, node])))
    );
  });
}

function callerOf({ unit, region }: Site): FunctionNode {
  return unit.functionOf(region);
}

function isOfBirth(project: Project, site: Site): boolean {
  const node = callerOf(site);
  return node.region.id === 0 || (node.owner !== undefined && project.frequencies.isBirthOnly(node));
}

/** The collection whose keys a loop walks: `rooms`, `list(rooms)`, `rooms.keys()`, the first of each pair of `rooms.items()`. */
function keysWalked(project: Project, at: At, value: Value): Value | undefined {
  const { unit } = at;
  if (value.is === 'item') {
    const { of, key } = value;
    const pairs = shownBy(project, at, of);
    return key.is === 'const' && key.value === 0 && isPairWalk(at, pairs) ? ownerOf(unit, pairs) : undefined;
  }
  const shown = shownBy(project, at, value);
  const call = unit.call(shown);
  if (call === undefined) return shown;
  const isOfKeys = call.callee.is === 'get' && unit.catalog.values.listings.has(call.callee.name);
  return isOfKeys && !isEntryWalk(unit, call) ? ownerOf(unit, shown) : undefined;
}

/** `rooms.items()` of `list(rooms.items())`. */
function shownBy(project: Project, at: At, value: Value): Value {
  const call = at.unit.call(value);
  const shown = call && viewed(project.names, at, call);
  return shown === undefined ? value : shownBy(project, at, shown);
}

/** `rooms` of `rooms.keys()`. */
function ownerOf(unit: Unit, value: Value): Value | undefined {
  const callee = unit.call(value)?.callee;
  return callee?.is === 'get' ? callee.of : undefined;
}

/** `if (!rooms.has(id)) return;` before it, in a region around. */
function leavesWithout(entry: Entry, unit: At['unit'], within: Region, before: number): boolean {
  return leavesBefore(unit, within, before, 'return', 'throw', 'continue').some(({ branch, from }) =>
    isThere(entry, { unit, region: within.id, before: from }, branch!.test!, false),
  );
}

/** Whether there is an entry under the key wherever the test comes out so. */
function isThere(entry: Entry, at: At, test: Value, holds: boolean, depth = 0): boolean {
  if (depth > 4) return false;
  const asks = (part: Value, so: boolean): boolean => isThere(entry, at, part, so, depth + 1);
  if (test.is === 'choice' && test.how === 'or') return !holds && test.of.some(part => asks(part, false));
  if (test.is === 'call') return holds && isFound(entry, at, at.unit.callAt(test.fact));
  if (test.is !== 'op') return holds && isEntry(entry, at, test);
  const [one, other] = test.of;
  switch (test.op) {
    case 'and':
      return holds && test.of.some(part => asks(part, true));
    case 'not':
      return asks(one!, !holds);
    case 'in':
      return holds && isKeyIn(entry, at, one, other);
    case 'not in':
      return !holds && isKeyIn(entry, at, one, other);
    case '==':
    case 'is':
      return isEntry(entry, at, one) && other?.is === 'const' && (other.value === null ? !holds : holds);
    case '!=':
    case 'is not':
      return isEntry(entry, at, one) && isNothing(other) && holds;
    default:
      return false;
  }
}

/** `rooms.has(id)`, `rooms.get(id)`. */
function isFound(entry: Entry, at: At, { callee, arguments: [given] }: CallFact): boolean {
  if (callee.is !== 'get' || !at.unit.catalog.values.asks.has(callee.name)) return false;
  return isKeyIn(entry, at, given?.value, callee.of);
}

/** `rooms[id]`, `rooms.get(id)`, and a variable that was given that. */
function isEntry(entry: Entry, at: At, value: Value | undefined): boolean {
  if (value === undefined) return false;
  if (value.is === 'item') return isKeyIn(entry, at, value.key, value.of);
  if (value.is === 'call') return isFound(entry, at, at.unit.callAt(value.fact));
  const given = value.is === 'name' ? at.unit.soleValue(value.binding) : undefined;
  return given !== undefined && given.is !== 'name' && isEntry(entry, at, given);
}

function isKeyIn(
  { project, slot, key }: Entry,
  at: At,
  asked: Value | undefined,
  collection: Value | undefined,
): boolean {
  if (asked === undefined || collection === undefined || !isSameKey(asked, key)) return false;
  return project.spots.of(at, collection).includes(slot.spot);
}

function isSameKey(a: Value, b: Value): boolean {
  if (a.is === 'const' && b.is === 'const') return a.value === b.value;
  if (a.is === 'name' && b.is === 'name') return a.binding === b.binding;
  return isSameText(a, b);
}
