import type { Confidence, Reason } from '../../../../finding.js';
import { enclosingMethod } from '../../../program/enclosing.js';
import type { Project } from '../../../project.js';
import { registeredAgain } from '../../again/again.js';
import { leftOnReused } from '../../again/on-reused.js';
import { leftOnSignal } from '../../again/on-signal.js';
import { addedPerCall } from '../../again/per-call.js';
import type { Mismatch } from '../../released/release.js';
import type { Inventory, Standing } from '../../standing/standing.js';
import { phaseOf } from '../../targets/phases.js';
import { leftWaiting } from './after-unmount.js';
import { missedByClosure } from './closure-ends.js';
import { leftByWatch } from './watched.js';
import { waitBefore } from './late.js';
import { heldOn, type Verdict } from '../leaks.js';
import { leftByInverse } from './left-by-inverse.js';
import { leftEarly } from './left-early.js';
import { leftBehind } from './left-behind.js';
import { lettingGoOf } from './let-go.js';
import { isMadeTwice } from './made-twice.js';
import { leftOnCondition } from './on-condition.js';
import { siblingReasons } from '../missed/missed.js';
import { replacedInVariable } from './in-variable.js';
import { leftByOther } from './one-of-two.js';
import type { Overwriting } from './overwritten.js';
import { settledWithout } from './settled.js';
import { leftBySetup } from './left-by-setup.js';
import { leftByPhase, undoneWithout, type Undone } from './undone.js';

// The ways in which something is left. Each looks for one of them, and gives what is said of it; `judge.ts` chooses.

/** What a function gives back to end what it began ends something else. */
export function closure(project: Project, inventory: Inventory, standing: Standing): Verdict | undefined {
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
export function repeated(project: Project, inventory: Inventory, standing: Standing): Verdict | undefined {
  const again = registeredAgain(project, inventory, standing);
  if (again === undefined) return undefined;
  const { because } = again;
  return heldOn(standing, again.sure ? 'likely' : 'possible', { again: because, because: [because] });
}

/** In a phase of the owner's, whose end leaves it; on a part of the owner's it counts where the owner comes back to that phase. */
export function byPhase(project: Project, standing: Standing): Verdict | undefined {
  const found =
    standing.state === 'open' ? (leftByPhase(project, standing) ?? leftBySetup(project, standing)) : undefined;
  return found && ofUndone(standing, found, standing.target.life === 'own' ? 'possible' : 'likely');
}

/** Its end leaves before it comes to it. */
export function endedTooEarly(project: Project, standing: Standing): Verdict | undefined {
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

/** Its end takes it back only if something else holds. */
export function endedIfSo(inventory: Inventory, standing: Standing): Verdict | undefined {
  const { target, passes } = standing;
  if (passes || target.life === 'own' || target.life === 'unknown') return undefined;
  const release = leftOnCondition(inventory, standing);
  if (release === undefined) return undefined;
  const { unit, fact, region } = release;
  const place = unit.place(unit.fact(fact).at);
  const end = enclosingMethod(unit.functionOf(region)) ?? unit.functionOf(region);
  const because: Reason = { place, role: 'sought', says: 'it comes to this under a condition only' };
  return {
    kind: 'teardown-misses',
    confidence: 'possible',
    held: true,
    teardown: { name: end.region.name, place: end.unit.place(end.region.head) },
    elsewhere: place,
    because: [because],
  };
}

/** By two calls at once, each of which finds none. */
export function madeTwice(project: Project, standing: Standing): Verdict | undefined {
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
export function settled(project: Project, standing: Standing): Verdict | undefined {
  const place = settledWithout(project, standing);
  if (place === undefined) return undefined;
  const says = 'it is settled here, and not released';
  return heldOn(standing, 'likely', { settled: true, because: [{ place, role: 'sought', says }] });
}

/** By what is waited for beside it, when that comes first. */
export function overtaken(project: Project, inventory: Inventory, standing: Standing): Verdict | undefined {
  const place = leftByOther(project, inventory, standing);
  if (place === undefined) return undefined;
  const says = 'when this comes first, it stays';
  return heldOn(standing, 'likely', { overtaken: true, because: [{ place, role: 'sought', says }] });
}

/** Let go of by the owner, which lives on. */
export function forgotten(project: Project, inventory: Inventory, standing: Standing): Verdict | undefined {
  const found = lettingGoOf(project, inventory, standing);
  if (found === undefined) return undefined;
  const { name } = found.method.region;
  return heldOn(standing, 'likely', {
    letGoBy: name,
    because: [{ place: found.place, role: 'sought', says: `\`${name}\` lets go of it without ending it` }],
  });
}

/** By the function that takes back what was added together with it. */
export function leftAlone(project: Project, inventory: Inventory, standing: Standing): Verdict | undefined {
  const found = leftBehind(project, inventory, standing);
  return found && ofUndone(standing, found, 'likely');
}

/** On what a method is given, which the method that undoes it gives back with the listener on it. */
export function undone(inventory: Inventory, standing: Standing): Verdict | undefined {
  const found = standing.state === 'open' ? undoneWithout(inventory, standing) : undefined;
  return found && ofUndone(standing, found, found.beside ? 'likely' : 'possible');
}

/** By the function that is named for the one which began it, and ends what that began beside it. */
export function leftByOpposite(inventory: Inventory, standing: Standing): Verdict | undefined {
  const found = leftByInverse(inventory, standing);
  return found && ofUndone(standing, found, 'likely');
}

function ofUndone(standing: Standing, { name, place, beside }: Undone, confidence: Confidence): Verdict {
  const because: Reason[] = [{ place, role: 'sought', says: `\`${name}\` does not release it` }];
  if (beside) because.push({ place: beside, role: 'held', says: 'this other one is released' });
  return heldOn(standing, confidence, { undone: name, because });
}

/** One more for each call, on what has the earlier ones. */
export function perCall(project: Project, inventory: Inventory, standing: Standing): Verdict | undefined {
  const found =
    leftOnReused(project, standing) ?? leftOnSignal(project, standing) ?? addedPerCall(project, inventory, standing);
  if (found === undefined) return undefined;
  const { sure, node, because } = found;
  return heldOn(standing, sure ? 'likely' : 'possible', { perCall: node.region.name, because: [because] });
}

/** By a component, which clears the last timeout to begin the next, and leaves that when it goes. */
export function afterUnmount(project: Project, inventory: Inventory, standing: Standing): Verdict | undefined {
  const left = leftWaiting(project, inventory, standing);
  if (left === undefined) return undefined;
  const { component, elsewhere } = left;
  return heldOn(standing, 'possible', { held: false, elsewhere, unmounted: component });
}

/** By a component, when it goes before what it watches has changed back. */
export function watched(project: Project, standing: Standing): Verdict | undefined {
  const name = leftByWatch(project, standing);
  if (name === undefined) return undefined;
  const { cleanups } = standing.acquisition.unit.catalog.resources;
  const cleanup = cleanups[name] ?? 'beforeUnmount';
  return heldOn(standing, 'likely', { kind: 'effect-without-cleanup', phase: { name, cleanup } });
}

/** Taken back at the end, unless that comes before it has begun. */
export function belated(project: Project, standing: Standing): Verdict | undefined {
  const late = standing.state === 'released' ? waitBefore(project, standing) : undefined;
  return late && heldOn(standing, 'possible', { late, because: [late] });
}

/** A field is given another handle while it holds one that nobody has ended. */
export function overwritten({ target }: Standing, { by, method }: Overwriting): Verdict {
  return {
    kind: 'handle-overwritten',
    confidence: by === 'again' ? 'likely' : 'possible',
    held: target.life !== 'own',
    ...(by !== 'event' && { renewedBy: method.region.name }),
    because: [],
  };
}

/** In a variable that holds it, by another one. */
export function replaced(project: Project, standing: Standing): Verdict | undefined {
  const method = replacedInVariable(project, standing);
  return (
    method && {
      ...overwritten(standing, { by: method.region.name === '' ? 'event' : 'call', method }),
      confidence: 'possible',
    }
  );
}

/** Who is no part of the page may have a way of its own to take back all; what is nothing there may be set by others. */
const DOUBTFUL: ReadonlySet<Mismatch['why']> = new Set(['unnamed', 'eventless', 'empty']);

/** A removal names something else than what was added. */
export function mismatched(standing: Standing, mismatch: Mismatch): Verdict {
  const { unit, fact } = mismatch;
  return {
    kind: 'listener-mismatch',
    confidence: DOUBTFUL.has(mismatch.why) ? 'likely' : 'certain',
    held: standing.target.life !== 'own',
    mismatch,
    because: [{ place: unit.place(unit.fact(fact).at), role: 'sought', says: 'this removes nothing' }],
  };
}
