import { leadsToNeighbour } from '../targets/targets.js';
import type { Reason } from '../../../finding.js';
import type { FactId, RegionId, Value } from '../../../model/model.js';
import { runsAtLeast } from '../../../model/time.js';
import { isAside } from '../../program/modules/aside.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import type { Project } from '../../project.js';
import type { Acquisition } from '../acquired/acquisition.js';
import { isExecutor, settles } from '../acquired/executors.js';
import { isFresh } from '../acquired/handlers.js';
import { sameTopic } from '../released/inverses/identity.js';
import type { Release } from '../released/release.js';
import { isTakenByOptions } from '../standing/event-silences.js';
import { isInStartup } from '../standing/startups.js';
import type { Inventory, Standing } from '../standing/standing.js';
import { isDoneOnce, isDoneOnceAround } from './done-once.js';
import { isTakenOnce } from './taken-once.js';
import { givenRoot, isOfAllCalls, rootBefore } from './lasting-targets.js';
import { calledAs, plainName } from '../../program/spelling.js';

/** A function that adds one more on each call, to what has those of the calls before. */
export interface PerCall {
  readonly because: Reason;
  readonly node: FunctionNode;
  /** The calls are seen to come again, and the target to be the same. */
  readonly sure: boolean;
}

/**
 * Why each call of a function leaves one more on a target that stays: it makes a new handler each time, the target was there
 * before, and nothing but the owner's end takes them back. A handler that is gone after the first event counts where it waits
 * together with others for whichever comes first; alone it may wait for long, and may not.
 */
export function addedPerCall(project: Project, inventory: Inventory, standing: Standing): PerCall | undefined {
  const { acquisition, releases, target } = standing;
  const { unit, row, fact, node, at, options } = acquisition;
  if (!isRegistering(acquisition) || row.learned || row.weak || isAside(unit)) return undefined;
  if (leadsToNeighbour(unit, acquisition.receiver)) return undefined;
  if (
    !isNewEachTime(project, acquisition) ||
    isDoneOnce(unit, fact) ||
    (options && isTakenByOptions(project, at, options))
  )
    return undefined;
  const called = calledAround(project, inventory, node);
  const before = called && rootBefore(project, standing, called);
  const root = called && (before ?? givenRoot(project, acquisition, called));
  if (
    !called ||
    !root ||
    isDoneOnceAround(unit, fact, called) ||
    (target.life === 'passing' && root.is !== 'variable') ||
    !mayComeAgain(project, inventory, called)
  )
    return undefined;
  const isAlone = row.once === true && !waitsBesideOthers(project, inventory, standing);
  if (isAlone && !isOfAllCalls(before) && target.life !== 'given') return undefined;
  if (!row.once && isSettingUp(inventory, called)) return undefined;
  if (releases.found.some(release => !isAtEnd(inventory, acquisition, release))) return undefined;
  const says = `${calledAs(called.region.name)} may be called any number of times`;
  return {
    because: { place: called.unit.place(called.region.head), role: 'repeats', says },
    node: called,
    // That an event is at the far end of a row of calls proves nothing: three of three such were false.
    sure: !isAlone && ((root.sure && isCalledAgain(project, called)) || (isOfAllCalls(before) && isWait(acquisition))),
  };
}

/** For every event of somebody else's; `<button onClick={() => this.copy()}>` calls it as often. */
function isCalledAgain({ frequencies, calls }: Project, node: FunctionNode): boolean {
  if (frequencies.isCalledForEvents(node) || frequencies.isCalledByElement(node)) return true;
  return calls.callersOf(node).some(({ unit, fact, region, byName }) => {
    const caller = unit.functionOf(region);
    return !byName && caller.region.id === region && frequencies.isCalledByElement(caller) && !isDoneOnce(unit, fact);
  });
}

/** A listener, what is told once, as a token is that work may be called off, or what waits for one answer. */
function isRegistering(acquisition: Acquisition): boolean {
  const { kind, verb, once } = acquisition.row;
  if (verb === undefined) return false;
  return kind === 'listener' || (kind === 'subscription' && (once === true || isWait(acquisition)));
}

/** Written on the spot, made on the spot, or what a new promise is settled with. */
export function isNewEachTime(project: Project, acquisition: Acquisition): boolean {
  const { unit, at, handler, node } = acquisition;
  if (handler === undefined) return false;
  if (isFresh(at, handler)) return true;
  const binding = unit.bindingOf(handler);
  if (binding === undefined || unit.functionOf(binding.region).region.id === 0) return false;
  return (
    isDeclaredAnew(project, acquisition) ||
    settles(unit, binding.id) ||
    (unit.functionOf(binding.region) === node && isFunction(unit, handler))
  );
}

/**
 * `function onClose() {}` in a function: another one on each call of that. Declared further out, it is the same one whenever the
 * function comes by, unless what declares it may run again as well.
 */
export function isDeclaredAnew(project: Project, acquisition: Acquisition): boolean {
  const { unit, node, handler } = acquisition;
  const binding = unit.bindingOf(handler);
  if (binding?.kind !== 'function') return false;
  const declaring = unit.functionOf(binding.region);
  if (declaring.region.id === 0) return false;
  return declaring === node || !isTakenOnce(acquisition) || !isCalledOnce(project, declaring);
}

/** As far as its calls are seen, and there are any: `loupe.lay()` of an object that the module makes. */
function isCalledOnce({ calls, frequencies }: Project, node: FunctionNode): boolean {
  if (!runsAtLeast(frequencies.ofFunction(node).runs, 'unknown')) return true;
  const callers = calls.callersOf(node);
  return (
    callers.length > 0 &&
    callers.every(({ unit, region }) => !runsAtLeast(frequencies.of(unit, region).runs, 'unknown'))
  );
}

function isFunction(unit: Unit, handler: Value): boolean {
  const definitions = handler.is === 'name' ? unit.definitions[handler.binding]! : [];
  const given = definitions.map(id => unit.assignment(id).value).filter(value => value !== undefined);
  return given.length > 0 && given.every(value => value.is === 'function');
}

/** `new Promise(resolve => bus.on('tick', tick => { if (tick === mine) resolve(); }))`: for one answer, and it hears all that come after. */
function isWait({ unit, node, handler, row }: Acquisition): boolean {
  const written = row.once || !isExecutor(node) ? undefined : functionWritten(unit, node, handler);
  if (written === undefined) return false;
  return unit.calls
    .within(unit.region(written))
    .some(fact => fact.callee.is === 'name' && settles(unit, fact.callee.binding));
}

/** On the spot, or under a name in the same function. */
function functionWritten(unit: Unit, node: FunctionNode, handler: Value | undefined): RegionId | undefined {
  if (handler?.is === 'function') return handler.region;
  const binding = unit.bindingOf(handler);
  if (binding === undefined || unit.functionOf(binding.region) !== node) return undefined;
  const given = unit.soleValue(binding.id);
  return binding.names ?? (given?.is === 'function' ? given.region : undefined);
}

/** The method or function in whose calls it is registered: what is handed to others has its own events. */
function calledAround(project: Project, inventory: Inventory, node: FunctionNode): FunctionNode | undefined {
  let each = node;
  for (; each.owner === undefined && each.outer && each.outer.region.id !== 0; each = each.outer) {
    if (isCalledInside(project, each)) break;
    if (!isExecutor(each) && !isContinuation(each)) return undefined;
  }
  if (each.region.id === 0 || each.region.name === '') return undefined;
  return isEnd(inventory, each) ? undefined : each;
}

/** Declared in another function, and called by what that one offers: not by itself alone, which would be once for each. */
function isCalledInside(project: Project, node: FunctionNode): boolean {
  if (node.region.name === '' || project.calls.handoversOf(node).some(({ how }) => how === 'argument')) return false;
  return project.calls.callersOf(node).some(({ unit, region }) => unit.functionOf(region) !== node.outer);
}

/** `client.load(options, err => …)`: what is called with an error first is called once for each call. */
function isContinuation({ unit, region }: FunctionNode): boolean {
  const [first] = region.function!.parameters;
  const name = first && unit.binding(first.binding)?.name;
  return name !== undefined && unit.catalog.names.errors.test(name);
}

/** What ends its owner, by its name or because the end runs it. */
function isEnd({ teardowns }: Inventory, node: FunctionNode): boolean {
  const { endings, inverses } = node.unit.catalog.resources;
  const name = plainName(node.region.name);
  return endings.has(name) || inverses.has(name) || (node.owner && teardowns.of(node.owner).atEnd.has(node)) === true;
}

function mayComeAgain(project: Project, inventory: Inventory, node: FunctionNode): boolean {
  const { frequencies, calls } = project;
  if (
    node.unit.catalog.names.begins.test(node.region.name) ||
    isInStartup(project, node) ||
    frequencies.isBirthOnly(node)
  )
    return false;
  if (!runsAtLeast(frequencies.ofFunction(node).runs, 'unknown')) return false;
  const callers = calls.callersOf(node).map(({ unit, region }) => unit.functionOf(region));
  return callers.length === 0 || callers.some(caller => !isBeginning(project, inventory, caller));
}

function isBeginning(project: Project, inventory: Inventory, node: FunctionNode): boolean {
  const { name } = node.region;
  return project.frequencies.isBirthOnly(node) || node.unit.catalog.names.begins.test(name) || isEnd(inventory, node);
}

/** What registers for so many events does that once, whatever it is called. */
function isSettingUp(inventory: Inventory, { unit, region }: FunctionNode): boolean {
  const lasting = registeredIn(inventory, unit, region.id).filter(
    ({ acquisition: { row, call } }) =>
      row.kind === 'listener' && !row.once && !isExecutor(unit.functionOf(call.region)),
  );
  return lasting.length >= MANY;
}

const MANY = 3;

/** `stream.once('readable', resolve); stream.once('error', reject)`: one of them is called, and the others stay. */
function waitsBesideOthers(project: Project, inventory: Inventory, { acquisition }: Standing): boolean {
  const { unit, node, topic, at } = acquisition;
  if (topic === undefined || !isExecutor(node)) return false;
  return registeredIn(inventory, unit, node.region.id).some(
    ({ acquisition: other }) =>
      other.topic !== undefined &&
      other.row.kind === 'listener' &&
      sameTopic(project, { at, value: topic }, { at: other.at, value: other.topic }) === 'other',
  );
}

function registeredIn(inventory: Inventory, unit: Unit, region: RegionId): Standing[] {
  const { from, to } = unit.region(region);
  const found: Standing[] = [];
  for (let id: FactId = from; id < to; id++) {
    const standing = inventory.at(unit, id);
    if (standing) found.push(standing);
  }
  return found;
}

/** By the owner's own end, or of another handler: the removal of a function with a name is not that of one made on the spot. */
function isAtEnd(
  inventory: Inventory,
  { owner, handler, at }: Acquisition,
  { unit, fact, region, how }: Release,
): boolean {
  if (owner && inventory.teardowns.of(owner).atEnd.has(unit.functionOf(region))) return true;
  if (how !== 'paired' || handler === undefined || !isFresh(at, handler)) return false;
  const call = unit.fact(fact);
  const given = call.is === 'call' ? call.arguments.slice(1) : [];
  return given.some(({ value }) => value.is === 'get' && value.of.is === 'name');
}
