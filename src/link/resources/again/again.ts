import type { Reason } from '../../../finding.js';
import type { FactId, RegionId } from '../../../model/model.js';
import { lastName } from '../../../model/parts.js';
import { asksWhatItHas, isDoneOnce } from './done-once.js';
import type { Project } from '../../project.js';
import { atFact } from '../../program/at.js';
import { isOwnName } from '../released/inverses/identity.js';
import { argumentFor } from '../../program/calls/arguments.js';
import type { ClassNode, FunctionNode, Unit } from '../../program/unit.js';
import { isFresh } from '../acquired/handlers.js';
import { isOwnMember, isSelf } from '../written/names.js';
import type { Release } from '../released/release.js';
import type { Acquisition } from '../acquired/acquisition.js';
import { isEndedBySignal } from '../acquired/signals.js';
import { leadsToNeighbour, lifeOf } from '../targets/targets.js';
import type { Inventory, Standing } from '../standing/standing.js';
import { callerOf, isEndEvent, isOneForEach, isRecurring } from './comes-again.js';
import { isDeclaredAnew } from './per-call.js';
import { parameterOf } from './handed-in.js';
import { isConstructor } from '../../program/classes/constructors.js';
import { beginsAnew, endsBefore } from './begins-anew.js';
import { isGivenAnew, isMadeBefore } from './given-anew.js';
import { guardOf } from './lazily-made.js';
import { isGuardedOnce, isStoppedFirst } from '../../frequency/once-guards.js';
import { isSetIn, targetRootOf, type TargetRoot } from './stable.js';

const MAX_CALLS = 3;

/** What makes it once more; sure where that is known to come again, and the target to be the same and to stay. */
export interface Again {
  readonly because: Reason;
  readonly sure: boolean;
}

/**
 * Why a registration is made again on a target that has the earlier ones: the function around it runs for every event, the
 * target is the same each time, the handler is a new function, and nothing takes the last one back.
 */
export function registeredAgain(project: Project, inventory: Inventory, standing: Standing): Again | undefined {
  const { acquisition, passes } = standing;
  const { unit, node, at, handler } = acquisition;
  if (passes || handler === undefined || !isRegistration(project, acquisition)) return undefined;
  if (leadsToNeighbour(unit, acquisition.receiver)) return undefined;
  const isNew = isFresh(at, handler) || isDeclaredAnew(project, acquisition);
  // `this.onChange` is another function for each instance.
  if (!isNew && !isOwnMember(unit, handler)) return undefined;
  const removals = removalsOf(standing);
  if (isTakenBack(inventory, standing, removals) || isDoneOnce(unit, acquisition.fact)) return undefined;
  const root = isGivenAnew(unit, node, acquisition) ? undefined : targetRootOf(project, at, acquisition.receiver);
  const { life } = standing.target;
  const question = root && {
    project,
    inventory,
    owner: acquisition.owner,
    removals,
    root,
    isNew,
    stays: life !== 'passing',
    ofProcess: life === 'process',
    acquisition,
  };
  const found = question && repeats(question, node, acquisition.fact, 0);
  return found && { ...found, sure: found.sure && question.root.sure };
}

/** `this.onDone(f)` is a method of one's own that is given a function; an operator such as `takeUntil` may end any other. */
function isRegistration(project: Project, acquisition: Acquisition): boolean {
  const { row, unit, receiver, call, handler, shift } = acquisition;
  if (row.verb === undefined || row.once || isEndedBySignal(project, acquisition)) return false;
  if (isSelf(unit, receiver) && row.verb.includes('on*')) return false;
  if (row.takesObject && asksWhatItHas(acquisition)) return false;
  if (isEndEvent(project, acquisition)) return false;
  return shift === 1 || row.handlerAt !== undefined || call.arguments[row.handler!]?.value === handler;
}

/** What is asked while the functions around a registration are looked at. */
interface Question {
  readonly project: Project;
  readonly inventory: Inventory;
  readonly owner: ClassNode | undefined;
  readonly removals: readonly Release[];
  readonly root: TargetRoot;
  /** Whether the handler is another function each time; one of the instance's own is so for each instance. */
  readonly isNew: boolean;
  /** The target does not go with the event that it came with. */
  readonly stays: boolean;
  /** The target is the page's, the process's, or a module's. */
  readonly ofProcess: boolean;
  readonly acquisition: Acquisition;
}

/** What may take back the one before: not what ends another handler, nor what hides the target, to be shown again. */
function removalsOf({ acquisition, releases }: Standing): Release[] {
  return releases.found.filter(release => !isOther(acquisition, release) && !isHiding(release));
}

/** By the handler itself, by other code, by another phase: everything but the owner's own end. */
function isTakenBack(
  inventory: Inventory,
  { acquisition: { owner } }: Standing,
  removals: readonly Release[],
): boolean {
  const atEnd = owner && inventory.teardowns.of(owner).atEnd;
  return removals.some(({ unit, region }) => !atEnd?.has(unit.functionOf(region)));
}

/** The removal of a function with a name is not that of one that is written on the spot. */
function isOther({ handler, at }: Acquisition, { unit, fact, how }: Release): boolean {
  if (how !== 'paired' || handler?.is !== 'function') return false;
  const call = unit.fact(fact);
  const given = call.is === 'call' ? call.arguments.map(({ value }) => value) : [];
  return given.some(value => {
    const isNamed = value.is === 'name' || isOwnMember(unit, value);
    return isNamed && !isOwnName({ at: atFact(unit, fact), value }, { at, value: handler });
  });
}

/** `this.panel.detach()`. */
function isHiding({ unit, fact, how }: Release): boolean {
  const call = unit.fact(fact);
  const verb = call.is === 'call' ? lastName(call.callee) : '';
  return how === 'gone' && verb !== '' && !unit.catalog.resources.endings.has(verb);
}

/**
 * The nearest function around the registration, inside of where its target is held, that runs for every event, or again for
 * a target that it makes once. `fact`: the registration, or the call that leads to it.
 */
function repeats(question: Question, node: FunctionNode, fact: FactId, depth: number): Again | undefined {
  const { root } = question;
  for (let each: FunctionNode | undefined = node; each && each.region.id !== 0; each = each.outer) {
    if (releasesFirst(question, each) || isRunElsewhere(question.project, each)) return undefined;
    const found = question.isNew ? (madeOnce(question, each, fact) ?? returning(question, each)) : undefined;
    if (found) return found;
    if (parameterOf(root, each) !== undefined) return depth < MAX_CALLS ? handedIn(question, each, depth) : undefined;
    if (isSetIn(root, each)) return undefined;
    const called = question.isNew ? calledFor(question, each, fact) : undefined;
    if (called) return called;
    const again = depth < MAX_CALLS ? calledAgain(question, each, depth) : undefined;
    if (again) return again;
    // `if (!this.attic) this.attic = new Room(room => …)`: nobody has another one.
    if (isGuardedOnce(each.unit, each.region.parent)) return undefined;
  }
  return undefined;
}

/** `page.evaluate(() => window.addEventListener('message', f))`: each page has its own. */
function isRunElsewhere({ calls }: Project, node: FunctionNode): boolean {
  const { elsewhere } = node.unit.catalog.resources;
  return calls.handoversOf(node).some(({ verb, how }) => how === 'argument' && elsewhere.has(verb));
}

/**
 * The event for which a function is called. It may come once for all, whatever it is called, unless its own listener is taken
 * back at the end; a tick comes again.
 */
function calledFor(question: Question, node: FunctionNode, fact: FactId): Again | undefined {
  const { project, inventory, root, stays, ofProcess, acquisition, removals } = question;
  if (!root.sure) return undefined;
  const anew = ofProcess ? beginsAnew(project, node, fact, removals.length > 0) : undefined;
  if (anew) return { because: anew, sure: true };
  const by = callerOf(project, inventory, node);
  if (by?.acquisition.fact === fact && isConditional(node, fact)) return undefined;
  if (by && isStoppedFirst(node.unit, node.unit.fact(fact).region)) return undefined;
  if (by) {
    const { unit, call } = by.acquisition;
    const because: Reason = { place: unit.place(call.at), role: 'repeats', says: saysOf(by) };
    const comesAgain =
      isTakenBackItself(by) ||
      isRecurring(project, by.acquisition) ||
      (ofProcess && isOneForEach(by, node, acquisition));
    // What is seen of an observer's elements leads, through methods that are replaced, to all that a view does.
    const isEvent = by.acquisition.row.kind !== 'observer';
    const isOneOfMany = isRecurring(project, by.acquisition) || !isOfSender(question, by);
    return { because, sure: isEvent && stays && comesAgain && isOneOfMany };
  }
  const called = root.is === 'field' ? project.frequencies.handlerOf(node) : undefined;
  return called && { because: { place: called.place, role: 'repeats', says: called.says }, sure: false };
}

/** By name: its author reckons with its event until the end, and not only with the end of the one who sends it. */
function isTakenBackItself({ state, releases }: Standing): boolean {
  return (
    state === 'released' &&
    (releases.found.length === 0 || releases.found.some(({ how }) => how === 'paired' || how === 'handle'))
  );
}

/** `if (!ready) { onReady(() => this.start()); return; }` in `start`: the condition has changed when it comes back. */
function isConditional({ unit, region }: FunctionNode, fact: FactId): boolean {
  return [...unit.around(unit.fact(fact).region, region.id)].some(({ kind }) => kind === 'branch');
}

/** Events of one sender follow on one another: what comes after the first may come once. */
function isOfSender({ project, root }: Question, { acquisition: { at, receiver } }: Standing): boolean {
  const sender = targetRootOf(project, at, receiver);
  if (root.is === 'self') return true;
  if (root.is === 'field') return sender?.is === 'field' && sender.name === root.name;
  const isSame = sender?.is === 'variable' && sender.unit === root.unit && sender.binding === root.binding;
  return isSame && sender.element === root.element;
}

/** Who gives a function its target, or a new instance: what they give may be the same each time. */
function handedIn(question: Question, node: FunctionNode, depth: number): Again | undefined {
  const { project, removals } = question;
  const isBirth = isConstructor(node);
  // Whether each instance is ended is for others to say.
  if (isBirth && removals.length > 0) return undefined;
  const parameter = parameterOf(question.root, node)!;
  for (const site of project.calls.callersOf(node)) {
    const { unit, fact, region, byName } = site;
    const given = byName || isDoneOnce(unit, fact) ? undefined : argumentFor(node, unit.callAt(fact), parameter);
    const root = given && targetRootOf(project, atFact(unit, fact), given);
    if (root === undefined || isMadeBefore(unit, fact, given!)) continue;
    const owner = unit.classOf(region);
    const stays = lifeOf(project, atFact(unit, fact), given!).life !== 'passing';
    const next = { ...question, root, owner, isNew: question.isNew || isBirth, stays };
    const found = repeats(next, unit.functionOf(region), fact, depth + 1);
    if (found) return found;
  }
  return undefined;
}

function madeOnce({ project, inventory, root }: Question, node: FunctionNode, fact: FactId): Again | undefined {
  const guard = root.is === 'field' ? guardOf(project, inventory, root, node, fact) : undefined;
  if (guard === undefined || root.is !== 'field') return undefined;
  const says = `\`${root.name}\` is made once, and this is done each time`;
  return { because: { place: node.unit.place(guard.at), role: 'repeats', says }, sure: root.sure };
}

/** What comes with an event that tells which of several objects is the current one comes again when that one does. */
function returning({ project, inventory, root }: Question, node: FunctionNode): Again | undefined {
  if (root.is !== 'variable' || root.unit.binding(root.binding)?.kind !== 'parameter') return undefined;
  if (root.unit !== node.unit || root.unit.binding(root.binding)!.region !== node.region.id) return undefined;
  const by = callerOf(project, inventory, node);
  if (by === undefined) return undefined;
  const signal = lastName(by.acquisition.receiver);
  if (!by.acquisition.unit.catalog.names.turns.test(signal)) return undefined;
  const { unit, call } = by.acquisition;
  const says = `\`${signal}\` comes with the same one again`;
  return { because: { place: unit.place(call.at), role: 'repeats', says }, sure: root.sure };
}

/** What runs for the event lets go of the earlier ones, by itself or by what it calls. */
function releasesFirst({ inventory, owner, removals }: Question, node: FunctionNode): boolean {
  if (owner === undefined || removals.length === 0) return false;
  const run = inventory.teardowns.reachOf(owner, node);
  return removals.some(({ unit, region }) => run.has(unit.functionOf(region)));
}

function saysOf({ acquisition: { row } }: Standing): string {
  return row.kind === 'timer' ? 'it is done again on each tick' : 'it is done again for every event';
}

/** By the methods of the same instance, or by functions that see the same variable. */
function calledAgain(question: Question, node: FunctionNode, depth: number): Again | undefined {
  const hasEnd = question.removals.length > 0;
  for (const { unit, fact, region, byName } of question.project.calls.callersOf(node)) {
    const caller = unit.functionOf(region);
    if (hasEnd && endsBefore(caller, fact)) continue;
    if (byName || caller === node || !isSameRoot(unit, fact, region, question.root)) continue;
    if (isDoneOnce(unit, fact)) continue;
    const found = repeats(question, caller, fact, depth + 1);
    if (found) return found;
  }
  return undefined;
}

/** `this.m()` in a method of the instance itself; a variable is the same for all. */
function isSameRoot(unit: Unit, fact: FactId, region: RegionId, root: TargetRoot): boolean {
  if (root.is === 'variable') return true;
  const call = unit.fact(fact);
  const isOwn = call.is === 'call' && isOwnMember(unit, call.callee);
  return isOwn && unit.classOf(region) !== undefined;
}
