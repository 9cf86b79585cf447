import type { Region, RegionId, Value } from '../../../../model/model.js';
import type { Project } from '../../../project.js';
import type { Operation, Slot } from '../../../slots/slots.js';
import { ancestry } from '../../../program/classes/ancestry.js';
import type { ClassNode, Unit } from '../../../program/unit.js';
import { otherFormOf } from './other-forms.js';
import { wrapperOf } from './wrapped-entries.js';
import { writtenAs } from '../../../program/written.js';

/** A removal that is written and never takes anything out. */
export interface Miss {
  readonly operation: Operation;
  /** Why not, as a clause. */
  readonly says: string;
}

/** Why the removal can never find what is added here; undefined when it may. */
export function missOf(project: Project, slot: Slot, removal: Operation, growth: Operation): Miss | undefined {
  if (removal.kind === 'miss') return { operation: removal, says: reasonOf(removal) };
  if (removal.kind !== 'shrink') return undefined;
  const says =
    contradictionOf(project, slot, removal) ??
    otherKindOf(project, slot, removal, growth) ??
    otherInstanceOf(removal, growth) ??
    otherNameOf(removal, growth) ??
    otherFormOf(project, removal, growth) ??
    (slot.made[0]!.holds === 'mapping' ? undefined : wrapperOf(project, removal, growth)) ??
    lateNameOf(removal, growth);
  return says === undefined ? undefined : { operation: removal, says };
}

function reasonOf({ unit, fact }: Operation): string {
  const call = unit.fact(fact);
  const isSplice = call.is !== 'call' || call.callee.is !== 'get' || call.callee.name === 'splice';
  return isSplice ? 'a count below one takes nothing out' : 'this makes another list, which nobody takes';
}

/** `requests[request.id] = request` and `requests.pop(request, None)`: the one is never the other. */
function otherKindOf(project: Project, slot: Slot, removal: Operation, growth: Operation): string | undefined {
  const { key: removed, unit } = removal;
  if (removed === undefined || growth.key === undefined || slot.made[0]!.holds === 'list') return undefined;
  if (areOfOneClass(project, removal, growth)) return undefined;
  const added = partOf(growth.unit, growth.key, unit, removed);
  if (added === undefined) return undefined;
  return `it is looked for under \`${writtenAs(removed)}\`, and was added under \`${added}\``;
}

/** `children[node.parent] = …` and `del children[node]`: each parent is a node, whose turn comes. */
function areOfOneClass({ types }: Project, removal: Operation, growth: Operation): boolean {
  const removed = types.typeOf(removal.at, removal.key!);
  const added = types.typeOf(growth.at, growth.key!);
  return removed?.is === 'instance' && added?.is === 'instance' && removed.of === added.of;
}

/** Instances of one class take themselves out, and those of another add themselves. */
function otherInstanceOf(removal: Operation, growth: Operation): string | undefined {
  const removed = selfOf(removal);
  const added = selfOf(growth);
  if (removed === undefined || added === undefined) return undefined;
  const isKin = [...ancestry(removed)].includes(added) || [...ancestry(added)].includes(removed);
  return isKin
    ? undefined
    : `what takes itself out is of \`${removed.name}\`, and what is added is of \`${added.name}\``;
}

function selfOf({ unit, region, key, value }: Operation): ClassNode | undefined {
  const member = key ?? value;
  const isSelf = unit.bindingOf(member)?.kind === 'self';
  return isSelf ? unit.classOf(region) : undefined;
}

/**
 * `on('renamed', next => { tabs.delete(path); tabs.set(next, tab) })` and `on('closed', () => tabs.delete(path))`: a closure
 * removes under the name it was made with, and the entry has got another one since.
 */
function otherNameOf({ unit, region, key: removed }: Operation, growth: Operation): string | undefined {
  const { key: added } = growth;
  if (growth.unit !== unit || removed?.is !== 'name' || added?.is !== 'name') return undefined;
  if (!isGiven(unit, removed.binding) || !isGiven(unit, added.binding) || removed.binding === added.binding)
    return undefined;
  const scope = unit.functionOf(unit.binding(removed.binding)!.region).region.id;
  const isCaptured = scope !== unit.functionOf(region).region.id && unit.isWithin(region, scope);
  // What is added where the same name can be seen, and is not used.
  if (!isCaptured || !unit.isWithin(growth.region, scope)) return undefined;
  return `it is looked for under the first \`${removed.name}\`, and was added again under \`${added.name}\``;
}

/**
 * `task.add_done_callback(lambda _: tasks.discard(task))` in a loop: a function of Python's sees what a variable is when it
 * is called, and by then the loop has given it the next one. Where the loop waits, it may be called in time.
 */
function lateNameOf(removal: Operation, growth: Operation): string | undefined {
  const { unit } = removal;
  const removed = removal.key ?? removal.value;
  const added = growth.key ?? growth.value;
  if (unit.module.language !== 'python' || unit !== growth.unit) return undefined;
  if (removed?.is !== 'name' || added?.is !== 'name' || removed.binding !== added.binding) return undefined;
  const scope = unit.functionOf(growth.region).region.id;
  const isLater = unit.functionOf(removal.region).region.id !== scope;
  const loop = unit.loopAround(growth.region);
  if (!isLater || loop === undefined || !unit.isWithin(removal.region, loop.id)) return undefined;
  const isGivenAnew = (unit.definitions[removed.binding] ?? []).some(id =>
    unit.isWithin(unit.fact(id).region, loop.id),
  );
  if (!isGivenAnew || waitsIn(unit, loop, scope)) return undefined;
  return `it takes out what \`${removed.name}\` is by then: the last one of the loop`;
}

function waitsIn(unit: Unit, region: Region, scope: RegionId): boolean {
  return unit.exits
    .within(region)
    .some(fact => (fact.how === 'await' || fact.how === 'yield') && unit.functionOf(fact.region).region.id === scope);
}

/** The key that is added, where it is a part of what is removed, or what is removed is a part of it. */
function partOf(addedIn: Unit, added: Value, removedIn: Unit, removed: Value): string | undefined {
  if (added.is === 'get' && isSameParameter(addedIn, added.of, removedIn, removed)) return writtenAs(added);
  if (removed.is === 'get' && isSameParameter(addedIn, added, removedIn, removed.of)) return writtenAs(added);
  return undefined;
}

/** A parameter by the same name, that nobody gives another value. */
function isSameParameter(oneIn: Unit, one: Value, otherIn: Unit, other: Value): boolean {
  return (
    one.is === 'name' &&
    other.is === 'name' &&
    one.name === other.name &&
    isGiven(oneIn, one.binding) &&
    isGiven(otherIn, other.binding) &&
    !areDeclaredApart(oneIn.binding(one.binding)?.type, otherIn.binding(other.binding)?.type)
  );
}

/** `affiliation: str` and `affiliation: Affiliation`. */
function areDeclaredApart(one: Value | undefined, other: Value | undefined): boolean {
  return one !== undefined && other !== undefined && writtenAs(one) !== writtenAs(other);
}

function isGiven(unit: Unit, binding: number): boolean {
  return unit.binding(binding)?.kind === 'parameter' && unit.definitions[binding]!.length === 0;
}

/** `if k not in d: del d[k]`, `if (index === -1) xs.splice(index, 1)`: under a condition that says there is nothing to remove. */
function contradictionOf(project: Project, { spot }: Slot, { unit, region, fact, key }: Operation): string | undefined {
  const around = unit.region(region);
  const test = around.branch?.test;
  if (test === undefined || around.kind !== 'branch') return undefined;
  const isSlot = (value: Value): boolean =>
    project.spots.of({ unit, region, before: around.from }, value).includes(spot);
  if (key && saysAbsent(unit, test, key, isSlot) && !isFilledIn(unit, around, fact))
    return 'the condition around it says that there is no such entry';
  const call = unit.fact(fact);
  const index = call.is === 'call' ? call.arguments[0]?.value : undefined;
  return index && isIndexNowhere(test, index) ? 'the condition around it says that the entry was not found' : undefined;
}

/** `k not in d`, `!d.has(k)`. */
function saysAbsent(unit: Unit, test: Value, key: Value, isSlot: (value: Value) => boolean): boolean {
  if (test.is !== 'op') return false;
  if (test.op === 'not in') return isAlike(test.of[0]!, key) && isSlot(test.of[1]!);
  if (test.op !== 'not') return false;
  const [asked] = test.of;
  if (asked!.is === 'op' && asked.op === 'in') return isAlike(asked.of[0]!, key) && isSlot(asked.of[1]!);
  const call = unit.call(asked!);
  if (call?.callee.is !== 'get' || call.callee.name !== 'has') return false;
  return call.arguments[0] !== undefined && isAlike(call.arguments[0].value, key) && isSlot(call.callee.of);
}

/** What is added in the same branch is there to be removed. */
function isFilledIn(unit: Unit, { from }: Region, fact: number): boolean {
  return unit.factsWithin({ from, to: fact }).some(({ is }) => is === 'call' || is === 'assign');
}

/** `index === -1`, `index < 0`. */
function isIndexNowhere(test: Value, index: Value): boolean {
  if (test.is !== 'op' || test.of.length !== 2 || !isAlike(test.of[0]!, index) || index.is !== 'name') return false;
  const [, against] = test.of;
  const isMinusOne =
    (against!.is === 'const' && against.value === -1) ||
    (against!.is === 'op' && against.op === 'neg' && against.of[0]!.is === 'const' && against.of[0].value === 1);
  if (test.op === '==') return isMinusOne;
  return test.op === '<' && against!.is === 'const' && against.value === 0;
}

function isAlike(a: Value, b: Value): boolean {
  const written = writtenAs(a);
  return written !== undefined && written === writtenAs(b);
}
