import type { Confidence, Reason } from '../../finding.js';
import { runsAtLeast } from '../../model/time.js';
import type { Project } from '../project.js';
import { registeredAgain } from './again/again.js';
import { usesOfHolder } from './handles.js';
import { topicOf } from './identity.js';
import { waitBefore } from './late.js';
import type { Leak, LeakKind } from './leaks.js';
import { mentionsIn } from './mentions.js';
import { lastName, writtenName } from './names.js';
import type { Mismatch } from './releases.js';
import { comesAndGoes, isFilled, isMadeAtStart, mayBeMany, needsItsEnd, outlives } from './needs.js';
import { isOverwritten } from './overwritten.js';
import { isComponent, isRootAround, isRootComponent, phaseOf, type Phase } from './phases.js';
import { lastOf } from './rows.js';
import { idleSignal } from './signals.js';
import { isKept, siblingsOf, type Siblings } from './siblings.js';
import { capturesSelf } from './silences.js';
import type { Inventory, Standing } from './standing.js';
import type { Ending } from './teardowns.js';
import type { Unit } from '../program/unit.js';

type Verdict = Omit<Leak, 'standing' | 'name'>;

/** Everything that is acquired and not taken back; of each, what the most telling rule says. */
export function findLeaks(project: Project, inventory: Inventory): Leak[] {
  return inventory.standings.flatMap(standing => {
    const verdict = verdictOf(project, inventory, standing);
    if (verdict === undefined) return [];
    const { unit, handler, row } = standing.acquisition;
    const confidence = row.learned ? 'possible' : verdict.confidence;
    const written = handler?.is === 'function' ? { handler: unit.place(unit.region(handler.region).head) } : undefined;
    return [{ ...verdict, confidence, ...written, standing, name: nameOf(project, standing) }];
  });
}

/** `window 'resize'`, `this.timer`, `setInterval`. */
export function nameOf(project: Project, { acquisition, releases: { holder } }: Standing): string {
  const { unit, at, receiver, topic, call, row } = acquisition;
  if (holder.is === 'field') return holder.spot.name;
  const event = topic && topicOf(project, { at, value: topic });
  const on = writtenName(unit, receiver);
  if (on === '') return writtenName(unit, call.callee) || row.noun;
  return event === undefined ? on : `${on} '${event}'`;
}

function verdictOf(project: Project, inventory: Inventory, standing: Standing): Verdict | undefined {
  const { state } = standing;
  if (state === 'mismatched')
    return mismatched(
      standing,
      standing.releases.mismatches.find(({ why }) => why !== 'other')!,
    );
  if (isOverwritten(project, inventory, standing)) return overwritten(standing);
  if (state === 'silent' || state === 'kept') return undefined;
  const said = state === 'released' ? undefined : once(project, inventory, standing);
  const stray = state === 'released' ? undefined : strayRemoval(inventory, standing);
  if (stray) return { ...mismatched(standing, stray), confidence: said?.confidence ?? 'possible' };
  return said && said.confidence !== 'possible'
    ? said
    : (repeated(project, inventory, standing) ?? said ?? belated(project, standing));
}

/** What is left behind by each owner, however often it registers. */
function once(project: Project, inventory: Inventory, standing: Standing): Verdict | undefined {
  return (
    missedByTeardown(project, inventory, standing) ??
    (standing.state === 'open' ? alone(project, inventory, standing) : undefined)
  );
}

/** Whatever takes it back at the end: until then, one more is added for every event. */
function repeated(project: Project, inventory: Inventory, standing: Standing): Verdict | undefined {
  const again = registeredAgain(project, inventory, standing);
  if (again === undefined) return undefined;
  return {
    kind: PLAIN[standing.acquisition.row.kind] ?? 'listener-not-removed',
    confidence: again.sure ? 'likely' : 'possible',
    held: true,
    teardown: undefined,
    sibling: undefined,
    again: again.because,
    because: [again.because],
  };
}

/** Taken back at the end, unless that comes before it has begun. */
function belated(project: Project, standing: Standing): Verdict | undefined {
  const late = standing.state === 'released' ? waitBefore(project, standing) : undefined;
  if (late === undefined) return undefined;
  return {
    kind: PLAIN[standing.acquisition.row.kind] ?? 'listener-not-removed',
    confidence: 'possible',
    held: true,
    teardown: undefined,
    sibling: undefined,
    late,
    because: [late],
  };
}

function overwritten({ target }: Standing): Verdict {
  return {
    kind: 'handle-overwritten',
    confidence: 'possible',
    held: target.life !== 'own',
    teardown: undefined,
    sibling: undefined,
    because: [],
  };
}

/** A removal of the same event from the same receiver that names another function, which nobody adds. */
function strayRemoval(inventory: Inventory, { releases, state }: Standing): Mismatch | undefined {
  if (state !== 'open' || releases.mismatches.length !== 1) return undefined;
  return releases.mismatches.find(({ unit, fact }) => !inventory.takesBack(unit, fact));
}

function mismatched(standing: Standing, mismatch: Mismatch): Verdict {
  const { unit, fact } = mismatch;
  return {
    kind: 'listener-mismatch',
    confidence: 'certain',
    held: standing.target.life !== 'own',
    teardown: undefined,
    sibling: undefined,
    mismatch,
    because: [{ place: unit.place(unit.fact(fact).at), role: 'sought', says: 'this removes nothing' }],
  };
}

/** The owner has an end that takes back other things, and not this one. */
function missedByTeardown(project: Project, inventory: Inventory, standing: Standing): Verdict | undefined {
  const { acquisition, releases, state } = standing;
  const { owner } = acquisition;
  if (owner === undefined) return undefined;
  const teardown = inventory.teardowns.of(owner).ending;
  const siblings = siblingsOf(project, inventory, standing);
  if (teardown === undefined) return undefined;
  if (siblings.released.length === 0 && !keepsForEver(standing) && !isBesideOthers(inventory, standing))
    return undefined;
  const confidence = confidenceOfMiss(project, inventory, standing, siblings);
  if (confidence === undefined) return undefined;
  const elsewhere = state === 'unreached' ? releases.found[0] : undefined;
  const sibling = siblings.alike[0] ?? siblings.released[0];
  return {
    kind: 'teardown-misses',
    confidence,
    held: isHeld(project, inventory, standing),
    teardown,
    sibling,
    ...(elsewhere && { elsewhere: elsewhere.unit.place(elsewhere.unit.fact(elsewhere.fact).at) }),
    because: siblingReasons(standing, sibling, teardown),
  };
}

/** Of what the owner keeps, its end ends something else. */
function isBesideOthers(inventory: Inventory, standing: Standing): boolean {
  const { holder } = standing.releases;
  if (!isKept(standing) || holder.is !== 'field' || holder.spot.root.is !== 'field') return false;
  return inventory.teardowns.endsOthers(standing.acquisition.owner!, holder.spot.root.name);
}

function siblingReasons({ acquisition }: Standing, sibling: Standing | undefined, teardown: Ending): Reason[] {
  const end: Reason = {
    place: teardown.place,
    role: 'sought',
    says: `\`${teardown.name}\` ends the \`${acquisition.owner!.name}\`, and does not take it back`,
  };
  if (sibling === undefined) return [end];
  const other = sibling.acquisition;
  const release = sibling.releases.found[0];
  return [
    end,
    { place: other.unit.place(other.call.at), role: 'held', says: `this ${other.row.noun} beside it is taken back` },
    ...(release
      ? [{ place: release.unit.place(release.unit.fact(release.fact).at), role: 'sought' as const, says: 'by this' }]
      : []),
  ];
}

/** Taken back to make room for the next one, and never the last: an interval, a URL, what listens to the process. */
function keepsForEver({ acquisition: { row }, state, releases: { holder }, passes }: Standing): boolean {
  return state === 'unreached' && !passes && row.global === true && holder.is === 'field' && isPlainField(holder);
}

/** An attribute of the owner itself, or a picture's `src` in one: not something in an entry of a collection. */
function isPlainField(holder: Extract<Standing['releases']['holder'], { is: 'field' }>): boolean {
  return !holder.spot.steps.includes('*');
}

/** Whether what is acquired keeps its owner, or anything else, after the owner's end. */
function isHeld(project: Project, inventory: Inventory, standing: Standing): boolean {
  const { acquisition, target, passes } = standing;
  if (passes) return false;
  if (acquisition.made || acquisition.row.onlyLikeSiblings)
    return (
      (acquisition.made && needsItsEnd(project, inventory, acquisition.made)) || isFilled(project, inventory, standing)
    );
  return target.life === 'process' || target.life === 'given';
}

function confidenceOfMiss(
  project: Project,
  inventory: Inventory,
  standing: Standing,
  { alike, released, together }: Siblings,
): Confidence | undefined {
  const { acquisition, target, state, passes, releases } = standing;
  const { row, made, unit, handler } = acquisition;
  // Of an owner that is there once, and as long as the program, nothing is kept that would not be.
  const isOne = acquisition.owner !== undefined && !mayBeMany(project, acquisition.owner);
  const missed: Confidence = state === 'open' ? 'likely' : 'possible';
  const sure: Confidence = isOne ? 'possible' : missed;
  if (made) {
    if (releases.holder.is !== 'field' || isMadeAtStart(project, acquisition.owner!)) return undefined;
    // What only its owner holds goes with it, whether it was ended or not.
    if (needsItsEnd(project, inventory, made) || isFilled(project, inventory, standing)) return sure;
    return unit.module.language === 'python' ? undefined : 'possible';
  }
  if (row.onlyLikeSiblings) {
    if (alike.length === 0 || releases.holder.is !== 'field') return undefined;
    return isFilled(project, inventory, standing) ? sure : 'possible';
  }
  if (row.kind === 'opened') return row.collected && alike.length === 0 ? 'possible' : missed;
  if (row.kind === 'task') return isEndlessTask(project, standing) ? missed : 'possible';
  if (passes) {
    const isBirth = released.length >= MANY && project.frequencies.isBirthOnly(acquisition.node);
    return (alike.length > 0 || isBirth || state === 'unreached') && capturesSelf(unit, handler)
      ? 'possible'
      : undefined;
  }
  if (row.kind === 'observer' && isOfComponent(standing)) return sure;
  switch (target.life) {
    case 'process':
    case 'given':
      if (state === 'unreached' && releases.holder.is === 'field')
        return isPlainField(releases.holder) ? 'likely' : undefined;
      if (releases.holder.is === 'local' && state === 'unreached') return undefined;
      return target.life === 'given' && !together && !outlives(project, acquisition) ? 'possible' : sure;
    case 'own':
      return together && state === 'open' ? 'likely' : undefined;
    case 'passing':
      return row.kind === 'observer' ? 'possible' : undefined;
    default:
      if (together) return sure;
      return alike.length > 0 || row.kind === 'observer' ? 'possible' : undefined;
  }
}

/** So many releases show that the owner means to let go of everything. */
const MANY = 3;

/** A component that keeps an observer of its own, to end it when it is unmounted. */
function isOfComponent({ acquisition: { owner, unit, handler }, releases: { holder }, state }: Standing): boolean {
  const isKept = holder.is === 'field' && isPlainField(holder);
  return state === 'open' && isKept && owner !== undefined && isComponent(owner) && capturesSelf(unit, handler);
}

/** `create_task(self._poll())`, where `_poll` runs until it is cancelled. */
function isEndlessTask(project: Project, { acquisition: { unit, call, at } }: Standing): boolean {
  const begun = call.arguments[0] && unit.call(call.arguments[0].value);
  const type = begun && project.types.typeOf(at, begun.callee);
  if (type?.is !== 'function') return false;
  const { unit: where, region } = type.of;
  return where.module.regions.some(
    each => each.kind === 'loop' && where.isWithin(each.id, region.id) && project.frequencies.isEndless(where, each),
  );
}

function alone(project: Project, inventory: Inventory, standing: Standing): Verdict | undefined {
  const { row } = standing.acquisition;
  if (row.onlyLikeSiblings || row.onlyInFields || row.kind === 'opened') return undefined;
  return row.kind === 'url' ? ofUrl(project, standing) : plain(project, inventory, standing);
}

/** Handed to other code, which may revoke it: not to an element that shows it. */
function isGivenAway(project: Project, { acquisition, releases: { holder } }: Standing): boolean {
  return usesOfHolder(project, acquisition, holder).some(
    ({ how, name }) => how === 'handed' && name !== '' && !/^(setAttribute|open|assign|replace|return)$/.test(name),
  );
}

/** `img.src = URL.createObjectURL(blob)`, and no revocation in the file: the blob stays as long as the page. */
function ofUrl(project: Project, standing: Standing): Verdict | undefined {
  const { acquisition, releases } = standing;
  const { unit, row } = acquisition;
  const revoking = row.release.calls!.map(lastOf);
  const isRevoked = unit.module.facts.some(
    fact => fact.is === 'call' && revoking.includes(lastName(fact.callee) ?? ''),
  );
  if (isRevoked) return undefined;
  return {
    kind: 'object-url-not-revoked',
    confidence: isGivenAway(project, standing) ? 'possible' : releases.holder.is === 'passed' ? 'likely' : 'certain',
    held: true,
    teardown: undefined,
    sibling: undefined,
    because: [],
  };
}

/** Nothing beside it is taken back either: what decides is how long the target lives, and how many owners come and go. */
function plain(project: Project, inventory: Inventory, standing: Standing): Verdict | undefined {
  const { acquisition, target, passes } = standing;
  const { row, made } = acquisition;
  if (made !== undefined || passes || target.life === 'own' || target.life === 'passing') return undefined;
  const phase = phaseOf(project, acquisition);
  if (phase) return ofPhase(project, standing, phase);
  const confidence = confidenceOfPlain(project, inventory, standing);
  if (confidence === undefined) return undefined;
  const teardown = acquisition.owner && inventory.teardowns.of(acquisition.owner).ending;
  return {
    kind: PLAIN[row.kind] ?? 'listener-not-removed',
    confidence,
    held: target.life !== 'unknown',
    teardown,
    sibling: undefined,
    because: [...multiplicity(project, standing), ...waiting(project, standing), ...sought(teardown)],
  };
}

const PLAIN: Readonly<Partial<Record<string, LeakKind>>> = {
  timer: 'timer-not-cleared',
  frame: 'timer-not-cleared',
  task: 'timer-not-cleared',
  subscription: 'subscription-not-closed',
  observer: 'subscription-not-closed',
  disposable: 'subscription-not-closed',
};

function ofPhase(
  project: Project,
  { acquisition, target }: Standing,
  { name, node, is, inverse }: Phase,
): Verdict | undefined {
  const { owner, row, unit } = acquisition;
  const isOnce = owner ? isRootComponent(project, owner) : isRootAround(project, node);
  if (target.life === 'own') return undefined;
  const event = acquisition.topic && topicOf(project, { at: acquisition.at, value: acquisition.topic });
  const isSure =
    !comesOnce(unit, event) && (target.life === 'process' || row.kind === 'observer' || target.life === 'given');
  return {
    kind: 'effect-without-cleanup',
    // An object with a hook may be a mixin of the root.
    confidence: isSure && !isOnce && (owner !== undefined || is === 'effect') ? 'likely' : 'possible',
    held: target.life !== 'unknown',
    teardown: undefined,
    sibling: undefined,
    phase: { name, ...(inverse && { inverse }) },
    because: [
      { place: node.unit.place(node.region.head), role: 'sought', says: `\`${name}\` has nothing that undoes it` },
    ],
  };
}

/** Comes once in the life of a page: what listens has nothing more to hear. */
function comesOnce(unit: Unit, event: string | undefined): boolean {
  return event !== undefined && unit.catalog.resources.onceEvents.has(event);
}

function confidenceOfPlain(project: Project, inventory: Inventory, standing: Standing): Confidence | undefined {
  const { acquisition, target, releases } = standing;
  const { owner, row, node, unit } = acquisition;
  if (row.irrevocable) return capturesSelf(unit, acquisition.handler) ? 'likely' : undefined;
  if (row.takesObject && owner === undefined) return ofHandlerPerCall(project, standing);
  if (owner === undefined) {
    const { runs } = project.frequencies.of(unit, acquisition.call.region);
    if (target.life !== 'process') return undefined;
    return runsAtLeast(runs, 'unknown') && row.kind === 'timer'
      ? 'possible'
      : runsAtLeast(runs, 'repeated')
        ? 'possible'
        : undefined;
  }
  const isMany = comesAndGoes(project, owner);
  if (acquisition.handler === undefined && row.after && !isMany) return undefined;
  if (target.life === 'process') {
    if (isMany && capturesSelf(unit, acquisition.handler)) return 'likely';
    const hasEnd = inventory.teardowns.of(owner).ending !== undefined;
    return hasEnd && (row.kind === 'timer' || releases.holder.is === 'field') ? 'likely' : 'possible';
  }
  const isKept = capturesSelf(unit, acquisition.handler);
  if (target.life === 'given') return isKept && project.frequencies.isBirthOnly(node) ? 'possible' : undefined;
  // What a component was given by a framework may be there once, or be its own.
  const { receiver } = acquisition;
  const isNamed = receiver?.is === 'get' || receiver?.is === 'name';
  return isComponent(owner) && isNamed && isKept && releases.holder.is === 'dropped' ? 'possible' : undefined;
}

/** `getLogger(name).addHandler(h)` in a function that runs again and again, and does not ask what the logger has. */
function ofHandlerPerCall(project: Project, { acquisition, target }: Standing): Confidence | undefined {
  const { unit, node, call } = acquisition;
  const isAsked = ['handlers', 'hasHandlers'].some(name => mentionsIn(unit, node, name));
  if (isAsked || target.life === 'own' || target.life === 'passing') return undefined;
  return runsAtLeast(project.frequencies.of(unit, call.region).runs, 'repeated') ? 'likely' : undefined;
}

function multiplicity(project: Project, { acquisition: { owner }, target }: Standing): Reason[] {
  const reasons: Reason[] = [];
  if (target.place) reasons.push({ place: target.place, role: 'held', says: target.says });
  if (owner) {
    const { says, place } = project.lives.ofClass(owner);
    if (says) reasons.push({ place, role: 'repeats', says });
  }
  return reasons;
}

/** What should have ended it. */
function waiting(project: Project, { acquisition }: Standing): Reason[] {
  const signal = idleSignal(project, acquisition);
  if (signal === undefined) return [];
  return [{ place: signal.place, role: 'sought', says: `it waits for \`${signal.name}\`, which never fires` }];
}

function sought(teardown: Ending | undefined): Reason[] {
  if (teardown === undefined) return [];
  return [{ place: teardown.place, role: 'sought', says: `\`${teardown.name}\` does not take it back` }];
}
