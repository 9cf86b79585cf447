import type { RegionId } from '../../../model/model.js';
import { isPassedBy } from '../../program/alternatives.js';
import { factsNaming } from '../../program/modules/vocabulary.js';
import type { Unit } from '../../program/unit.js';
import type { Project } from '../../project.js';
import { isOnSignal } from '../acquired/acquisition.js';
import { isSeenToKeep } from '../acquired/seen-to-keep.js';
import { topicOf } from '../released/inverses/identity.js';
import { type Mismatch, isElsewhere } from '../released/release.js';
import type { Inventory, Standing } from '../standing/standing.js';
import { strayRemoval } from '../standing/stray.js';
import { phaseOf } from '../targets/phases.js';
import { writtenName } from '../written/names.js';
import { addedBefore } from './added-at-end.js';
import { alone } from './alone/alone.js';
import { isEndedByNobody } from './alone/ended-by-nobody.js';
import { addedByOnlyOwner } from './alone/each-time.js';
import type { Leak, Verdict } from './leaks.js';
import { isLeftByTheOne, missedByTeardown } from './missed/missed.js';
import { outlives } from './outlives.js';
import { comesAndGoes } from './coming-and-going.js';
import { isSwapped } from './swapped.js';
import { isUnused } from './unused.js';
import { overwritingOf } from './ways/overwritten.js';
import { leftGoingOn, leftUnproven, leftUntilThen, leftWithOthers } from './alone/unproven.js';
import {
  afterUnmount,
  belated,
  byPhase,
  closure,
  endedIfSo,
  endedTooEarly,
  forgotten,
  leftAlone,
  leftByOpposite,
  madeTwice,
  mismatched,
  overtaken,
  overwritten,
  perCall,
  repeated,
  replaced,
  settled,
  undone,
  watched,
} from './ways/ways-left.js';

/** Everything that is acquired and not taken back; of each, what the most telling rule says. */
export function findLeaks(project: Project, inventory: Inventory): Leak[] {
  return inventory.standings.flatMap((standing): Leak[] => {
    const verdict = verdictOf(project, inventory, standing);
    if (verdict === undefined) return [];
    const { unit, handler, row, owner } = standing.acquisition;
    const isGuessed = row.learned === true && !isSeenToKeep(project, standing.acquisition);
    const isDoubtful = isGuessed || (owner !== undefined && isUnused(project, owner));
    const confidence = isDoubtful ? 'possible' : verdict.confidence;
    const written = handler?.is === 'function' ? { handler: unit.place(unit.region(handler.region).head) } : undefined;
    return [{ ...verdict, confidence, ...written, standing, name: nameOf(project, standing) }];
  });
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
  if (isOfPart(standing) || isEndedByName(standing) || addedBefore(project, inventory, standing)) return undefined;
  const overwriting = overwritingOf(project, inventory, standing);
  if (overwriting) return overwritten(standing, overwriting);
  if (state === 'silent') return silentAlone(project, inventory, standing);
  if (state === 'kept')
    return isEndedByNobody(project, standing)
      ? alone(project, inventory, { ...standing, state: 'open' })
      : leftWithOthers(standing);
  return (
    madeTwice(project, standing) ??
    endedTooEarly(project, standing) ??
    endedIfSo(inventory, standing) ??
    settled(project, standing) ??
    notTakenBack(project, inventory, standing)
  );
}

/** `recorder.stream.getTracks()`, of a stream that a variable had: under whatever name it is reached there, that ends it. */
function isEndedByName({ acquisition: { row, unit }, releases: { holder } }: Standing): boolean {
  if (row.endedByName !== true || holder.is === 'field') return false;
  return (row.release.methods ?? []).some(name => factsNaming(unit, name).length > 0);
}

/** A signal of what is not shared by all: nearly always a part of the same window, or of the one there is (0 : 25). */
function isOfPart({ acquisition, target }: Standing): boolean {
  return isOnSignal(acquisition) && target.life !== 'process';
}

/** Of what ends with its target or by itself: whether one more comes again and again all the same. */
function silentAlone(project: Project, inventory: Inventory, standing: Standing): Verdict | undefined {
  const { silence } = standing;
  if (silence?.of === 'owner') return isKeptForOthers(standing) ? undefined : ofOnlyOwner(project, inventory, standing);
  if (silence?.of !== 'one' && silence?.of !== 'usually') return undefined;
  const stray = strayRemoval(project, inventory, standing);
  // Who removes what the listener calls knows that the event may not come.
  if (stray && (SLIPS.has(stray.why) || isSwapped(project, inventory, standing, stray)))
    return { ...mismatched(standing, stray), confidence: 'likely' };
  return (
    amongOthers(project, inventory, standing) ??
    overtaken(project, inventory, standing) ??
    perCall(project, inventory, standing) ??
    leftUntilThen(project, standing)
  );
}

/** `stop = settings.on('changed', f)`: a variable of the module, which is asked for it there. */
function isKeptForOthers({ releases: { holder }, acquisition: { unit } }: Standing): boolean {
  const taker = holder.is === 'passed' ? unit.fact(holder.fact) : undefined;
  return taker?.is === 'assign' && taker.target.is === 'name';
}

/** Removals that name the function, and are wrong in how they do. */
const SLIPS: ReadonlySet<Mismatch['why']> = new Set(['wrapped', 'eventless']);

/** What the one owner that there is leaves behind while it stays. */
function ofOnlyOwner(project: Project, inventory: Inventory, standing: Standing): Verdict | undefined {
  return (
    ifSure(repeated(project, inventory, standing)) ??
    forgottenByOne(project, inventory, standing) ??
    addedByOnlyOwner(project, standing)
  );
}

/** What it has begun, and forgets: `remove(path) { this.watchers.delete(path); }`. */
function forgottenByOne(project: Project, inventory: Inventory, standing: Standing): Verdict | undefined {
  return standing.releases.found.length > 0 ? undefined : forgotten(project, inventory, { ...standing, state: 'open' });
}

function ifSure(verdict: Verdict | undefined): Verdict | undefined {
  return verdict?.confidence === 'possible' ? undefined : verdict;
}

/** What a removal beside it, its owner's end, and what makes it once more say; the most telling of them. */
function notTakenBack(project: Project, inventory: Inventory, standing: Standing): Verdict | undefined {
  const isReleased = standing.state === 'released';
  const said = isReleased ? undefined : once(project, inventory, standing);
  const stray = isReleased ? undefined : strayRemoval(project, inventory, standing);
  // Beside a function made on the spot the removal may be meant for another: what is known without it says more.
  if (stray && !(stray.why === 'inline' && said)) {
    const isMeant =
      stray.why === 'target' ||
      stray.why === 'absent' ||
      stray.why === 'wrapped' ||
      isSwapped(project, inventory, standing, stray) ||
      isMeantAtEnd(inventory, standing, stray) ||
      isAmongItsLike(inventory, standing, stray);
    return { ...mismatched(standing, stray), confidence: isMeant ? 'likely' : (said?.confidence ?? 'possible') };
  }
  const isSure = said !== undefined && said.confidence !== 'possible';
  if (isSure && (standing.target.life !== 'given' || said.teardown)) return said;
  const again = repeated(project, inventory, standing);
  // What makes it again on what is handed in says more than that owners come and go.
  if (isSure) return again?.confidence === 'likely' ? again : said;
  return (
    ifSure(again) ??
    ifSure(perCall(project, inventory, standing)) ??
    again ??
    said ??
    belated(project, standing) ??
    undone(inventory, standing) ??
    perCall(project, inventory, standing) ??
    afterUnmount(project, inventory, standing) ??
    replaced(project, standing) ??
    leftUnproven(project, inventory, standing) ??
    leftGoingOn(project, standing)
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

/** So many removals in one function show that it takes back all that another one adds. */
const MANY = 3;

/** Another event is named among removals of what is added where this is. */
function isAmongItsLike(inventory: Inventory, standing: Standing, { unit, fact, why }: Mismatch): boolean {
  if (why !== 'topic') return false;
  const node = unit.functionOf(unit.fact(fact).region);
  const isTakenBackThere = ({ releases: { found } }: Standing): boolean =>
    found.some(release => release.unit === unit && unit.functionOf(release.region) === node);
  return inventory.ofNode(standing.acquisition.node).filter(isTakenBackThere).length >= MANY;
}

/** For an event that ends nothing, if owners are seen to come and go while what they were handed stays. */
function amongOthers(project: Project, inventory: Inventory, standing: Standing): Verdict | undefined {
  const { target, silence, releases, acquisition } = standing;
  if (target.life !== 'given' || silence?.of !== 'usually' || acquisition.row.once || releases.found.length > 0)
    return undefined;
  const { owner } = acquisition;
  if (owner === undefined || !comesAndGoes(project, owner) || !outlives(project, acquisition)) return undefined;
  return alone(project, inventory, standing);
}

/** What is left behind by each owner, however often it registers. */
function once(project: Project, inventory: Inventory, standing: Standing): Verdict | undefined {
  const missed = missedByTeardown(project, inventory, standing);
  if (missed) return isLeftByTheOne(project, standing, missed) ? byPhase(project, standing) : missed;
  const left = closure(project, inventory, standing);
  // That most are taken back says more than that another one is.
  return (
    ifSure(left) ??
    leftAlone(project, inventory, standing) ??
    left ??
    leftByOpposite(inventory, standing) ??
    byPhase(project, standing) ??
    watched(project, standing) ??
    forgotten(project, inventory, standing) ??
    (standing.state === 'open' || isOnlyReplaced(project, inventory, standing)
      ? alone(project, inventory, standing)
      : undefined)
  );
}

/** The last one is taken back to make room for the next, and that is left: by a component when it goes, by an owner that has no end. */
function isOnlyReplaced(project: Project, { teardowns }: Inventory, standing: Standing): boolean {
  const {
    acquisition,
    state,
    releases: { holder, found },
  } = standing;
  const { unit, node, fact, owner, row } = acquisition;
  if (state !== 'unreached') return false;
  const isOfEffect = holder.is === 'local' && phaseOf(project, acquisition)?.is === 'effect';
  const isOfPassing =
    holder.is === 'field' &&
    row.global === true &&
    owner !== undefined &&
    teardowns.of(owner).ending === undefined &&
    comesAndGoes(project, owner);
  if (!isOfEffect && !isOfPassing) return false;
  return found.every(release => {
    const isBefore = release.unit === unit && unit.functionOf(release.region) === node && release.fact < fact;
    return isBefore && (isOfEffect || isForTheNext(unit, release.region, acquisition.call.region));
  });
}

/** `clearInterval(this.timer); if (items.length > 0) this.timer = setInterval(…)` takes the last one back, too. */
function isForTheNext(unit: Unit, released: RegionId, acquired: RegionId): boolean {
  return unit.isWithin(released, acquired) && !isPassedBy(unit, released, acquired);
}
