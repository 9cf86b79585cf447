import type { Project } from '../../project.js';
import { registeredAgain } from '../again/again.js';
import { leftOnReused } from '../again/on-reused.js';
import { leftOnSignal } from '../again/on-signal.js';
import { addedPerCall } from '../again/per-call.js';
import { topicOf } from '../released/identity.js';
import { waitBefore } from './late.js';
import { heldOn, type Leak, type Verdict } from './leaks.js';
import { writtenName } from '../written/names.js';
import { type Mismatch, isElsewhere } from '../released/release.js';
import { overwritingOf, type Overwriting } from './overwritten.js';
import { isSilentAlone, mayComeAgain } from '../standing/silences.js';
import { strayRemoval } from '../standing/stray.js';
import type { Inventory, Standing } from '../standing/standing.js';
import { missedByTeardown, siblingReasons } from './missed.js';
import { missedByClosure } from './closure-ends.js';
import { phaseOf } from '../targets/phases.js';
import { leftWaiting } from './after-unmount.js';
import { alone } from './alone.js';
import { comesAndGoes, outlives } from './needs.js';
import { leftEarly } from './left-early.js';
import { isMadeTwice } from './made-twice.js';
import { settledWithout } from './settled.js';
import { lettingGoOf } from './let-go.js';
import { leftUnproven } from './unproven.js';
import { leftByPhase, undoneWithout, type Undone } from './undone.js';
import type { Confidence, Reason } from '../../../finding.js';

/** Everything that is acquired and not taken back; of each, what the most telling rule says. */
export function findLeaks(project: Project, inventory: Inventory): Leak[] {
  return inventory.standings.flatMap(standing => {
    const verdict = verdictOf(project, inventory, standing);
    if (verdict === undefined) return [];
    const { unit, handler } = standing.acquisition;
    const confidence = isInferred(standing, verdict) ? 'possible' : verdict.confidence;
    const written = handler?.is === 'function' ? { handler: unit.place(unit.region(handler.region).head) } : undefined;
    return [{ ...verdict, confidence, ...written, standing, name: nameOf(project, standing) }];
  });
}

/** That it is kept, or by what else than a part of its owner, is told by nothing but the project's own code. */
function isInferred({ acquisition: { row, topic }, target }: Standing, { kind }: Verdict): boolean {
  if (row.learned) return true;
  return row.signals === true && topic === undefined && target.life !== 'process' && kind !== 'listener-mismatch';
}

/** `window 'resize'`, `this.timer`, `setInterval`, `URL.createObjectURL`. */
export function nameOf(project: Project, { acquisition, releases: { holder } }: Standing): string {
  const { unit, at, receiver, topic, call, row } = acquisition;
  if (holder.is === 'field') return holder.spot.name;
  const event = topic && topicOf(project, { at, value: topic });
  const on = writtenName(unit, receiver);
  if (on === '' || row.kind === 'url') return writtenName(unit, call.callee) || row.noun;
  return event === undefined ? on : `${on} '${event}'`;
}

function verdictOf(project: Project, inventory: Inventory, standing: Standing): Verdict | undefined {
  const { state } = standing;
  if (state === 'mismatched')
    return mismatched(
      standing,
      standing.releases.mismatches.find(each => !isElsewhere(each))!,
    );
  const overwriting = overwritingOf(project, inventory, standing);
  if (overwriting) return overwritten(standing, overwriting);
  if (state === 'silent') return silentAlone(project, inventory, standing);
  if (state === 'kept') return undefined;
  return (
    madeTwice(project, standing) ??
    endedTooEarly(project, standing) ??
    settled(project, standing) ??
    notTakenBack(project, inventory, standing)
  );
}

/** Of what ends with its target or by itself: whether one more comes again and again all the same. */
function silentAlone(project: Project, inventory: Inventory, standing: Standing): Verdict | undefined {
  if (!isSilentAlone(standing.says)) return undefined;
  return amongOthers(project, inventory, standing) ?? perCall(project, inventory, standing);
}

/** What a removal beside it, its owner's end, and what makes it once more say; the most telling of them. */
function notTakenBack(project: Project, inventory: Inventory, standing: Standing): Verdict | undefined {
  const isReleased = standing.state === 'released';
  const said = isReleased ? undefined : once(project, inventory, standing);
  const stray = isReleased ? undefined : strayRemoval(project, inventory, standing);
  // Beside a function made on the spot the removal may be meant for another: what is known without it says more.
  if (stray && !(stray.why === 'inline' && said)) {
    const isMeant = stray.why === 'target' || isMeantAtEnd(inventory, standing, stray);
    return { ...mismatched(standing, stray), confidence: isMeant ? 'likely' : (said?.confidence ?? 'possible') };
  }
  const isSure = said !== undefined && said.confidence !== 'possible';
  if (isSure && (standing.target.life !== 'given' || said.teardown)) return said;
  const again = repeated(project, inventory, standing);
  // What makes it again on what is handed in says more than that owners come and go.
  if (isSure) return again?.confidence === 'likely' ? again : said;
  return (
    again ??
    said ??
    belated(project, standing) ??
    undone(inventory, standing) ??
    perCall(project, inventory, standing) ??
    afterUnmount(project, inventory, standing) ??
    leftUnproven(project, standing)
  );
}

/** The owner's end names the very function, on the same thing, and another event. */
function isMeantAtEnd(
  { teardowns }: Inventory,
  { acquisition: { owner } }: Standing,
  { unit, fact, why }: Mismatch,
): boolean {
  return (
    why === 'topic' && owner !== undefined && teardowns.of(owner).atEnd.has(unit.functionOf(unit.fact(fact).region))
  );
}

/** For an event that ends nothing, if owners are seen to come and go while what they were handed stays. */
function amongOthers(project: Project, inventory: Inventory, standing: Standing): Verdict | undefined {
  const { target, says, releases, acquisition } = standing;
  if (target.life !== 'given' || !mayComeAgain(says) || acquisition.row.once || releases.found.length > 0)
    return undefined;
  const { owner } = acquisition;
  if (owner === undefined || !comesAndGoes(project, owner) || !outlives(project, acquisition)) return undefined;
  return alone(project, inventory, standing);
}

/** What is left behind by each owner, however often it registers. */
function once(project: Project, inventory: Inventory, standing: Standing): Verdict | undefined {
  return (
    missedByTeardown(project, inventory, standing) ??
    closure(project, inventory, standing) ??
    byPhase(project, standing) ??
    forgotten(project, inventory, standing) ??
    (standing.state === 'open' || isOnlyReplaced(project, standing) ? alone(project, inventory, standing) : undefined)
  );
}

/** A component that takes back the last one to make room for the next, and leaves that when it goes. */
function isOnlyReplaced(project: Project, { acquisition, state, releases: { holder, found } }: Standing): boolean {
  const { unit, node, fact } = acquisition;
  if (state !== 'unreached' || holder.is !== 'local' || phaseOf(project, acquisition)?.is !== 'effect') return false;
  return found.every(
    release => release.unit === unit && unit.functionOf(release.region) === node && release.fact < fact,
  );
}

/** What a function gives back to end what it began ends something else. */
function closure(project: Project, inventory: Inventory, standing: Standing): Verdict | undefined {
  const { acquisition, target, passes } = standing;
  const { row, made } = acquisition;
  if (passes || made || row.onlyLikeSiblings || row.onlyInFields || target.life === 'own' || target.life === 'passing')
    return undefined;
  if (phaseOf(project, acquisition) !== undefined) return undefined;
  const end = missedByClosure(project, inventory, standing);
  if (end === undefined) return undefined;
  const isSure = target.life === 'process' && row.kind !== 'url' && row.learned !== true;
  const { sibling } = end;
  return {
    kind: 'teardown-misses',
    confidence: isSure ? 'likely' : 'possible',
    held: target.life !== 'unknown',
    teardown: { name: end.name, place: end.place },
    sibling,
    closure: true,
    because: siblingReasons(standing, sibling, end),
  };
}

/** Whatever takes it back at the end: until then, one more is added for every event. */
function repeated(project: Project, inventory: Inventory, standing: Standing): Verdict | undefined {
  const again = registeredAgain(project, inventory, standing);
  if (again === undefined) return undefined;
  const { because } = again;
  return heldOn(standing, again.sure ? 'likely' : 'possible', { again: because, because: [because] });
}

/** In a phase of the owner's, whose end leaves it. */
function byPhase(project: Project, standing: Standing): Verdict | undefined {
  const found = standing.state === 'open' ? leftByPhase(project, standing) : undefined;
  return found && ofUndone(standing, found, 'likely');
}

/** Its end leaves before it comes to it. */
function endedTooEarly(project: Project, standing: Standing): Verdict | undefined {
  const { acquisition, target, passes } = standing;
  if (passes || (target.life !== 'process' && target.life !== 'given') || acquisition.row.onlyLikeSiblings)
    return undefined;
  const end = leftEarly(project, standing);
  if (end === undefined) return undefined;
  const place = end.unit.place(end.region.head);
  const because: Reason = { place, role: 'sought', says: 'it is left before it comes to this' };
  return {
    kind: 'teardown-misses',
    confidence: 'possible',
    held: true,
    teardown: { name: end.region.name, place },
    elsewhere: place,
    because: [because],
  };
}

/** By two calls at once, each of which finds none. */
function madeTwice(project: Project, standing: Standing): Verdict | undefined {
  const { acquisition, state, passes } = standing;
  if (passes || acquisition.row.onlyLikeSiblings || (state !== 'released' && state !== 'unreached')) return undefined;
  if (!isMadeTwice(project, standing)) return undefined;
  return {
    kind: 'handle-overwritten',
    confidence: 'possible',
    held: true,
    because: [],
    twice: acquisition.node.region.name,
  };
}

/** By a handler that takes itself back in other cases, and leaves itself in this one. */
function settled(project: Project, standing: Standing): Verdict | undefined {
  const place = settledWithout(project, standing);
  if (place === undefined) return undefined;
  const says = 'it is settled here, and not released';
  return heldOn(standing, 'likely', { settled: true, because: [{ place, role: 'sought', says }] });
}

/** Let go of by the owner, which lives on. */
function forgotten(project: Project, inventory: Inventory, standing: Standing): Verdict | undefined {
  const found = lettingGoOf(project, inventory, standing);
  if (found === undefined) return undefined;
  const { name } = found.method.region;
  return heldOn(standing, 'likely', {
    letGoBy: name,
    because: [{ place: found.place, role: 'sought', says: `\`${name}\` lets go of it without ending it` }],
  });
}

/** On what a method is given, which the method that undoes it gives back with the listener on it. */
function undone(inventory: Inventory, standing: Standing): Verdict | undefined {
  const found = standing.state === 'open' ? undoneWithout(inventory, standing) : undefined;
  return found && ofUndone(standing, found, found.beside ? 'likely' : 'possible');
}

function ofUndone(standing: Standing, { name, place, beside }: Undone, confidence: Confidence): Verdict {
  const because: Reason[] = [{ place, role: 'sought', says: `\`${name}\` does not release it` }];
  if (beside) because.push({ place: beside, role: 'held', says: 'this other one is released' });
  return heldOn(standing, confidence, { undone: name, because });
}

/** One more for each call, on what has the earlier ones. */
function perCall(project: Project, inventory: Inventory, standing: Standing): Verdict | undefined {
  const found =
    leftOnReused(project, standing) ?? addedPerCall(project, inventory, standing) ?? leftOnSignal(project, standing);
  if (found === undefined) return undefined;
  const { sure, node, because } = found;
  return heldOn(standing, sure ? 'likely' : 'possible', { perCall: node.region.name, because: [because] });
}

/** By a component, which clears the last timeout to begin the next, and leaves that when it goes. */
function afterUnmount(project: Project, inventory: Inventory, standing: Standing): Verdict | undefined {
  const left = leftWaiting(project, inventory, standing);
  if (left === undefined) return undefined;
  const { component, elsewhere } = left;
  return heldOn(standing, 'possible', { held: false, elsewhere, unmounted: component });
}

/** Taken back at the end, unless that comes before it has begun. */
function belated(project: Project, standing: Standing): Verdict | undefined {
  const late = standing.state === 'released' ? waitBefore(project, standing) : undefined;
  return late && heldOn(standing, 'possible', { late, because: [late] });
}

function overwritten({ target }: Standing, { by, method }: Overwriting): Verdict {
  return {
    kind: 'handle-overwritten',
    confidence: by === 'again' ? 'likely' : 'possible',
    held: target.life !== 'own',
    ...(by !== 'event' && { renewedBy: method.region.name }),
    because: [],
  };
}

function mismatched(standing: Standing, mismatch: Mismatch): Verdict {
  const { unit, fact } = mismatch;
  return {
    kind: 'listener-mismatch',
    confidence: 'certain',
    held: standing.target.life !== 'own',
    mismatch,
    because: [{ place: unit.place(unit.fact(fact).at), role: 'sought', says: 'this removes nothing' }],
  };
}
