import type { Confidence, Reason } from '../../../../finding.js';
import { pathRoot } from '../../../../model/parts.js';
import { runsAtLeast } from '../../../../model/time.js';
import { isCustomElement } from '../../../program/classes/elements.js';
import type { Project } from '../../../project.js';
import { distanceOf, repetitionOf } from '../../../frequency/frequency.js';
import { isToldByAll, isToldOnceReached } from '../../again/told-registries.js';
import { asksWhatItHas, isDoneOnce } from '../../again/done-once.js';
import { isDrawn, isForComponents } from '../../targets/hooks.js';
import type { Acquisition } from '../../acquired/acquisition.js';
import { isOneForAll, isTakenOnce } from '../../again/taken-once.js';
import { isNewEachTime } from '../../again/per-call.js';
import { isForOnce, isOneMoreEachTime, isStartedForEvents } from './each-time.js';
import { isFed } from './fed.js';
import { inPhase } from './in-phase.js';
import { isKeptUnread } from './kept-unread.js';
import { isGivenBackAsEnd } from './given-end.js';
import { leftRunning } from './endless-tasks.js';
import { comesAndGoes, isMadeByOthers, isTheOneThatStays, mayBeMany } from '../coming-and-going.js';
import { outlives } from '../outlives.js';
import { isComponent, isOfMarkup } from '../../../program/classes/components.js';
import { ofUrl } from './object-urls.js';
import { idleSignal } from '../../acquired/signals.js';
import { capturesSelf } from '../../acquired/captures.js';
import type { Inventory, Standing } from '../../standing/standing.js';
import type { Ending } from '../../released/endings.js';
import type { ClassNode, FunctionNode } from '../../../program/unit.js';
import { type Verdict, leakKindOf } from '../leaks.js';

/** Nothing beside it shows that it should be taken back: what decides is its target and its owner. */
export function alone(project: Project, inventory: Inventory, standing: Standing): Verdict | undefined {
  const { row } = standing.acquisition;
  if (row.kind === 'task') return leftRunning(project, inventory, standing);
  if (row.onlyLikeSiblings || row.onlyInFields || row.kind === 'opened') return undefined;
  return row.kind === 'url' ? ofUrl(project, standing) : plain(project, inventory, standing);
}

/** Nothing beside it is taken back either: what decides is how long the target lives, and how many owners come and go. */
function plain(project: Project, inventory: Inventory, standing: Standing): Verdict | undefined {
  const { acquisition, target, passes } = standing;
  const { row, made } = acquisition;
  if (made !== undefined || passes || target.life === 'own' || target.life === 'passing') return undefined;
  const phased = inPhase(project, inventory, standing);
  if (phased) return phased;
  const confidence = confidenceOfPlain(project, inventory, standing);
  if (confidence === undefined) return undefined;
  const teardown = acquisition.owner && inventory.teardowns.of(acquisition.owner).ending;
  return {
    kind: leakKindOf(row),
    confidence,
    held: target.life !== 'unknown',
    teardown,
    because: [...multiplicity(project, standing), ...waiting(project, standing), ...sought(teardown)],
  };
}

function confidenceOfPlain(project: Project, inventory: Inventory, standing: Standing): Confidence | undefined {
  const { acquisition, target, releases } = standing;
  const { owner, row, unit } = acquisition;
  const isKept = capturesSelf(unit, acquisition.handler);
  if (row.irrevocable) return isKept ? 'likely' : undefined;
  const perCall = row.takesObject ? ofHandlerPerCall(project, standing) : undefined;
  if (perCall) return perCall;
  if (owner === undefined) return row.takesObject ? undefined : ofFunction(project, standing);
  if (acquisition.handler === undefined && row.after && !comesAndGoes(project, owner)) return undefined;
  if (target.life === 'process') return onProcess(project, inventory, standing, owner);
  if (isKept && mayBeMany(project, owner) && hasAnEnd(inventory, owner) && isKeptUnread(standing)) return 'likely';
  if (target.life === 'given')
    return isKept && !isFed(project, acquisition) ? onGiven(project, acquisition, owner) : undefined;
  // What a component was given by a framework may be there once, or be its own.
  const { receiver } = acquisition;
  const isNamed = receiver?.is === 'get' || receiver?.is === 'name';
  return isComponent(owner) && isNamed && isKept && releases.holder.is === 'dropped' ? 'possible' : undefined;
}

/** One for good, or of a phase of it: `uninstall` of `install`. */
function hasAnEnd({ teardowns }: Inventory, owner: ClassNode): boolean {
  const { ending, reached } = teardowns.of(owner);
  const { methods, unit } = owner;
  return (
    ending !== undefined ||
    reached.size > 0 ||
    unit.catalog.names.phases.some(([does, ends]) => methods.has(does) && ends.some(end => methods.has(end)))
  );
}

/** By a function that belongs to nobody, on what lives as long as the process. */
function ofFunction(project: Project, standing: Standing): Confidence | undefined {
  const { acquisition, target } = standing;
  const { row, unit, call } = acquisition;
  if (target.life !== 'process') return undefined;
  const frequency = project.frequencies.of(unit, call.region);
  const { runs } = frequency;
  if (runsAtLeast(runs, 'repeated') && isOneMoreEachTime(project, standing)) return 'likely';
  if (isStartedForEvents(project, standing) || isStartedForComponents(project, standing)) return 'likely';
  if (runsAtLeast(runs, 'unknown') && isGivenBackAsEnd(acquisition)) return 'likely';
  // It runs often because it starts itself again: of how many there are that says nothing (0 true to 11 false).
  if (row.repeats !== undefined && frequency.again !== undefined && distanceOf(frequency) === 0) return undefined;
  if (runsAtLeast(runs, 'repeated')) return 'possible';
  const mayBeMore = row.kind === 'timer' || mayBeAddedAgain(project, acquisition);
  return runsAtLeast(runs, 'unknown') && mayBeMore ? 'possible' : undefined;
}

/** By an instance of a class, on what lives as long as the process. */
function onProcess(
  project: Project,
  inventory: Inventory,
  standing: Standing,
  owner: ClassNode,
): Confidence | undefined {
  const { acquisition, releases } = standing;
  const { row, unit, handler } = acquisition;
  const isKept = !isTakenOnce(acquisition) || !isOneForAll(acquisition);
  if (project.frequencies.isCalledByElement(acquisition.node) && isOneMoreEachTime(project, standing)) return 'likely';
  if (comesAndGoes(project, owner) && isKept && capturesSelf(unit, handler)) {
    // Where an element of the page's own is written, and whether more than once, is in markup that is not seen: 0 true to 6 false.
    return isCustomElement(owner) || isOfMarkup(owner) ? 'possible' : 'likely';
  }
  const { ending, hollow } = inventory.teardowns.of(owner);
  const hasEnd = ending !== undefined || (hollow && isMadeByOthers(project, owner));
  const isHeld = row.kind === 'timer' || row.kind === 'frame' || releases.holder.is === 'field';
  if (hasEnd && isHeld && !isBegunByOthers(project, acquisition, owner)) return 'likely';
  return isOfOne(project, acquisition, owner) ? undefined : 'possible';
}

/** What the one owner that there is adds while it is made, or in what nobody is seen to call again and again. */
function isOfOne(project: Project, { unit, node, call }: Acquisition, owner: ClassNode): boolean {
  if (!isTheOneThatStays(project, owner)) return false;
  return (
    project.frequencies.isBirthOnly(node) || !runsAtLeast(project.frequencies.of(unit, call.region).runs, 'repeated')
  );
}

/**
 * `constructor(bus) { bus.on('change', () => this.draw()); }`. That owners come and go is not enough (0 true to 8 false): what
 * they were given has to stay behind as well (4 : 0).
 */
function onGiven(project: Project, acquisition: Acquisition, owner: ClassNode): Confidence | undefined {
  if (!project.frequencies.isBirthOnly(acquisition.node) || isTheOneThatStays(project, owner)) return undefined;
  return comesAndGoes(project, owner) && outlives(project, acquisition) ? 'likely' : 'possible';
}

/** `init() { setInterval(…); }`: what others make one of, as a rule, they begin as often; 0 true to 4 false. */
function isBegunByOthers(project: Project, { row, node }: Acquisition, owner: ClassNode): boolean {
  const isInterval = row.kind === 'timer' && row.repeats === undefined;
  return isInterval && isMadeByOthers(project, owner) && !project.frequencies.isBirthOnly(node);
}

/** `process.on('SIGTERM', …)` in a function that is not named for a beginning: nothing shows that it is called once. */
function mayBeAddedAgain(project: Project, acquisition: Acquisition): boolean {
  const { row, unit, node, fact, receiver } = acquisition;
  if (row.kind !== 'listener' || row.verb === undefined || row.once || row.weak || isDoneOnce(unit, fact)) return false;
  const root = receiver && pathRoot(receiver);
  if (root?.is !== 'name' || unit.binding(root.binding)?.kind !== 'free') return false;
  // The page takes one and the same function once.
  if (!isNewEachTime(project, acquisition) && !row.release.all) return false;
  for (let each: FunctionNode | undefined = node; each && each.region.id !== 0; each = each.outer)
    if (unit.catalog.names.begins.test(each.region.name) || project.calls.handoversOf(each).some(isForOnce))
      return false;
  return true;
}

/** `setInterval(…)` in what components call for what they use: one more for each of them; in what draws one, each time. */
function isStartedForComponents(project: Project, { acquisition }: Standing): boolean {
  const { row, node, unit, fact } = acquisition;
  const isLasting =
    row.repeats === undefined && row.once !== true && (row.kind !== 'listener' || isNewEachTime(project, acquisition));
  return isLasting && !isDoneOnce(unit, fact) && (isDrawn(node) || isForComponents(project, node));
}

/** `getLogger(name).addHandler(h)` in a function that runs again and again, and does not ask what the logger has. */
function ofHandlerPerCall(project: Project, { acquisition, target }: Standing): Confidence | undefined {
  const { unit, call, fact, node } = acquisition;
  if (asksWhatItHas(acquisition) || isDoneOnce(unit, fact)) return undefined;
  if (isToldOnceReached(unit, fact) || isToldByAll(project, node)) return undefined;
  if (isOneOfModule(project, acquisition)) return undefined;
  if (target.life === 'own' || target.life === 'passing') return undefined;
  return runsAtLeast(project.frequencies.of(unit, call.region).runs, 'repeated') ? 'likely' : undefined;
}

/** A variable of the module holds one and the same object, which a logger takes once. */
function isOneOfModule({ names }: Project, { unit, handler }: Acquisition): boolean {
  const entity = handler?.is === 'name' ? names.ofBinding(unit, handler.binding) : undefined;
  if (entity?.is !== 'variable') return false;
  const binding = entity.unit.binding(entity.binding)!;
  return entity.unit.functionOf(binding.region).region.id === 0 && entity.unit.soleDefinition(binding.id) !== undefined;
}

/** What it is registered on, and what shows that more than one is: its owners come and go, or its function runs again. */
function multiplicity(project: Project, { acquisition, target }: Standing): Reason[] {
  const { owner, unit, call } = acquisition;
  const held: Reason[] = target.place ? [{ place: target.place, role: 'held', says: target.says }] : [];
  if (owner === undefined) return [...held, ...repetitionOf(project.frequencies.of(unit, call.region))];
  const { says, place } = project.lives.ofClass(owner);
  return says ? [...held, { place, role: 'repeats', says }] : held;
}

/** What should have ended it. */
function waiting(project: Project, { acquisition }: Standing): Reason[] {
  const signal = idleSignal(project, acquisition);
  if (signal === undefined) return [];
  return [{ place: signal.place, role: 'sought', says: `it waits for \`${signal.name}\`, which never fires` }];
}

function sought(teardown: Ending | undefined): Reason[] {
  if (teardown === undefined) return [];
  return [{ place: teardown.place, role: 'sought', says: `\`${teardown.name}\` does not release it` }];
}
