import type { Value } from '../../../model/model.js';
import type { At } from '../../program/at.js';
import type { Project } from '../../project.js';
import { holdsOf } from '../../slots/slots.js';
import type { Acquisition } from '../acquired/acquisition.js';
import { usesOfHandle } from './handles/collected.js';
import { givesNothing, holderOf } from './handles/handles.js';
import { taskInHelper } from './helper-tasks.js';
import type { Holder } from './handles/holder.js';
import { inverseCallsOf } from './inverses/inverse-calls.js';
import { letsGoItself } from './let-go-itself.js';
import { namedAgainAtEnd } from './inverses/named-again.js';
import { isOwnMember } from '../written/names.js';
import { lastName } from '../../../model/parts.js';
import { releaseByUse } from './handles/handle-releases.js';
import { isInLostCleanup } from './lost-cleanups.js';
import { isNeverReached } from './never-reached.js';
import { isReachedEmpty } from './reached-empty.js';
import type { Mismatch, Release } from './release.js';
import { handlersGivenBack, revocationsOf } from './handles/revocations.js';
import { RESULT, takerOf } from '../../program/calls/takers.js';

/** Everything known of how an acquisition is taken back. */
export interface Releases {
  readonly holder: Holder;
  readonly found: readonly Release[];
  readonly mismatches: readonly Mismatch[];
}

/** What takes an acquisition back: calls that name it, and what is done with its handle. */
export function releasesOf(project: Project, acquisition: Acquisition): Releases {
  const holder = holderOf(project, acquisition);
  const { found: all, mismatches } = releasesNamed(project, acquisition, holder);
  const found = all.filter(release => !isInLostCleanup(project, release));
  const isNoHandle = keepsNothing(acquisition, holder);
  const vain = found.flatMap((release): (Mismatch & { readonly release: Release })[] => {
    const { unit, fact, how } = release;
    if (isNoHandle && (how === 'handle' || isInverse(acquisition, release)))
      return [{ unit, fact, release, why: 'nothing' }];
    // Who is handed it may take it back, and is asked nothing here.
    if (how === 'handed' || !isOwn(acquisition, release)) return [];
    if (isReachedEmpty(unit, fact)) return [{ unit, fact, release, why: 'empty' }];
    return isNeverReached(unit, fact) ? [{ unit, fact, release, why: 'flag' }] : [];
  });
  if (vain.length === 0) return { holder, found, mismatches };
  const dead = new Set(vain.map(({ release }) => release));
  return {
    holder,
    found: found.filter(release => !dead.has(release)),
    mismatches: [...mismatches, ...vain.map(({ unit, fact, why }) => ({ unit, fact, why }))],
  };
}

function releasesNamed(
  project: Project,
  acquisition: Acquisition,
  holder: Holder,
): Pick<Releases, 'found' | 'mismatches'> {
  const { found: named, mismatches } = inverseCallsOf(project, acquisition);
  const found = [...named];
  for (const { holder: by, use } of usesOfHandle(project, acquisition, holder)) {
    const release = releaseByUse(project, acquisition, by, use);
    if (release) found.push(release);
  }
  found.push(...releasesInHelper(project, acquisition));
  found.push(...revocationsOf(acquisition, holder), ...handlersGivenBack(project, acquisition));
  found.push(...listed(project, acquisition), ...letsGoItself(acquisition, holder));
  if (found.length === 0) found.push(...namedAgainAtEnd(project, acquisition));
  return { found, mismatches };
}

/** By who keeps it besides who asked for it: `for task in self._tasks: task.cancel()`. */
function releasesInHelper(project: Project, acquisition: Acquisition): Release[] {
  const inner = taskInHelper(project, acquisition);
  if (inner === undefined) return [];
  return usesOfHandle(project, inner, holderOf(project, inner)).flatMap(({ holder, use }) => {
    const release = releaseByUse(project, inner, holder, use);
    return release?.how === 'handle' ? [release] : [];
  });
}

function isInverse({ row }: Acquisition, { unit, fact }: Release): boolean {
  const call = unit.fact(fact);
  return call.is === 'call' && row.release.verbs?.includes(lastName(call.callee)) === true;
}

/**
 * `this.sizes = new ResizeObserver(f).observe(this.view)`, `this.onMove = document.addEventListener('mousemove', f)`: what the
 * attribute gets is neither the observer nor the function.
 */
function keepsNothing(acquisition: Acquisition, holder: Holder): boolean {
  if (holder.is !== 'field' && holder.is !== 'local') return false;
  if (givesNothing(acquisition)) return true;
  const { unit, fact, row } = acquisition;
  const taker = takerOf(unit, fact);
  const next = taker === undefined || taker === RESULT ? undefined : unit.fact(taker);
  return next?.is === 'call' && next.callee.is === 'get' && row.givesNothing?.includes(next.callee.name) === true;
}

/** A list that is handed to the call gets what takes it back: where the row says, or one of the owner's own. */
function listed(project: Project, { row, unit, fact, call, at }: Acquisition): Release[] {
  const list = row.list === undefined ? undefined : call.arguments[row.list]?.value;
  const isListed =
    list?.is === 'name' ||
    list?.is === 'get' ||
    (row.needs === 'function' && call.arguments.some(({ value }) => isOwnList(project, at, value)));
  return isListed ? [{ unit, fact, region: call.region, how: 'handed' }] : [];
}

/** `this.disposables`, a list that the instance fills. */
function isOwnList(project: Project, at: At, value: Value): boolean {
  if (!isOwnMember(at.unit, value)) return false;
  return project.spots.of(at, value).some(spot => {
    const slot = project.operations.slots.get(spot);
    return slot !== undefined && holdsOf(slot) === 'list';
  });
}

/** By the owner's own methods, or by a function that the one which acquires has made. */
function isOwn({ unit, node, owner }: Acquisition, release: Release): boolean {
  if (owner) return release.unit.classOf(release.region) !== undefined;
  return unit === release.unit && unit.isWithin(release.region, node.region.id);
}
