import type { FactId, Value } from '../../../model/model.js';
import type { OpenRow } from '../../../model/catalog/open-rows.js';
import type { ResourceRow } from '../../../model/catalog/resource-rows.js';
import { atFact, type At } from '../../program/at.js';
import { isLent } from './lent.js';
import type { Project } from '../../project.js';
import { holdsOf } from '../../slots/slots.js';
import type { Unit } from '../../program/unit.js';
import type { Acquisition } from '../acquired/acquisition.js';
import { takesBack } from '../acquired/disposables.js';
import { usesOfHandle } from './collected.js';
import type { HandleUse } from './handle-use.js';
import { holderOf, isGivenWhenDone } from './handles.js';
import { usesOfHolder } from './handle-uses.js';
import { taskInHelper } from './helper-tasks.js';
import type { Holder } from './holder.js';
import { inverseCallsOf } from './inverse-calls.js';
import { letsGoItself } from './let-go-itself.js';
import { namedAgainAtEnd } from './named-again.js';
import { globalCalled, isSelf, writtenName } from '../written/names.js';
import { lastName } from '../../../model/parts.js';
import { isNeverReached } from './never-reached.js';
import { isReachedEmpty } from './reached-empty.js';
import type { Mismatch, Release } from './release.js';
import { handlersGivenBack, isRevokedByTaker, revocationsOf } from './revocations.js';
import { RESULT, takerOf } from '../../program/calls/takers.js';
import { plainName } from '../../program/spelling.js';

/** Everything known of how an acquisition is taken back. */
export interface Releases {
  readonly holder: Holder;
  readonly found: readonly Release[];
  readonly mismatches: readonly Mismatch[];
}

/** What takes an acquisition back: calls that name it, and what is done with its handle. */
export function releasesOf(project: Project, acquisition: Acquisition): Releases {
  const holder = holderOf(project, acquisition);
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
function keepsNothing(
  { unit, fact, receiver, row: { givesNothing = [], isVoid } }: Acquisition,
  holder: Holder,
): boolean {
  if (holder.is !== 'field' && holder.is !== 'local') return false;
  if (isVoid && receiver && unit.catalog.resources.globals.has(writtenName(unit, receiver))) return true;
  const taker = takerOf(unit, fact);
  const next = taker === undefined || taker === RESULT ? undefined : unit.fact(taker);
  return next?.is === 'call' && next.callee.is === 'get' && givesNothing.includes(next.callee.name);
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
  if (value.is !== 'get' || !isSelf(at.unit, value.of)) return false;
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

/** `shell = new Overlay(player)`, and `shell.destroy()`: what is made around a thing has it, and an end. */
function isEndedWithWhole(project: Project, acquisition: Acquisition, { unit, fact }: HandleUse): boolean {
  const call = unit.fact(fact);
  if (call.is !== 'call' || !call.new) return false;
  const whole = { ...acquisition, unit, fact, call };
  const { endings } = unit.catalog.resources;
  return usesOfHolder(project, whole, holderOf(project, whole)).some(
    ({ how, name }) => how === 'method' && endings.has(plainName(name)),
  );
}

/** `const off = target.addEventListener(…)`, then `off()`: whoever calls what it gave knows that it takes back. */
const GIVES_ITS_END: ReadonlySet<ResourceRow['kind']> = new Set(['disposable', 'listener', 'subscription']);

function releaseByUse(project: Project, acquisition: Acquisition, holder: Holder, use: HandleUse): Release | undefined {
  const { row, made } = acquisition;
  const { unit, fact, region, how, name } = use;
  const { endings, inverses } = unit.catalog.resources;
  // Who ends what a getter gives has it from its owner.
  const release = (as: Release['how']): Release => ({ unit, fact, region, how: use.gotten ? 'handed' : as });
  if (how === 'called') return row.release.result || GIVES_ITS_END.has(row.kind) ? release('handle') : undefined;
  if (how === 'walked') return release('handle');
  if (how === 'method') {
    const { methods = [] } = row.release;
    const plain = plainName(name);
    // `selector.unregister(file)` takes the file off it, and leaves the selector open.
    const isUndone = (): boolean => inverses.has(plain) && !(row.kind === 'opened' && isGivenMore(unit, fact));
    // `listeners.removeAll()`: an object of one's own is ended by what says that it takes back all.
    const isRest = row.opened?.rests?.includes(name) === true;
    const isEnd =
      methods.includes(name) ||
      (!isRest &&
        !row.onlyLikeSiblings &&
        (endings.has(plain) || isUndone()) &&
        !unit.catalog.names.shows.test(plain)) ||
      (row.kind === 'disposable' && unit.catalog.names.takesAllBack.test(plain)) ||
      (made !== undefined && takesBack(made, name));
    if (isEnd) return release('handle');
    if (isGivenWhenDone(unit, unit.callAt(fact))) return release('handed');
    const isDrained =
      !(use.ofOne && isPlainCollection(project, holder)) &&
      ((holder.is === 'field' && (holder.many || holder.spot.within !== undefined)) ||
        (holder.is === 'local' && holder.many));
    return isDrained && !keepsEntries(unit, isPlainCollection(project, holder), name) ? release('handle') : undefined;
  }
  const call = unit.fact(fact);
  // To wait for a task is to see its end, and ends it for nobody who does not come by there.
  if (row.kind === 'task' && call.is === 'exit' && call.how === 'await') return release('handle');
  // A URL is a text: to show it is not to hand it on.
  if (row.kind === 'url' && !unit.catalog.resources.takesUrl.test(name))
    return isRevokedByTaker(project, acquisition, use) ? release('handle') : undefined;
  const qualified = call.is === 'call' ? globalCalled(project, unit, fact) : undefined;
  if (qualified !== undefined && row.release.calls?.includes(qualified)) return release('handle');
  if (row.opened && isLentIn(project, use, holder, row.opened)) return undefined;
  // Commands and plug-ins are given a view to work on, not to end.
  if (
    row.mustEnd &&
    !isEndedWithWhole(project, acquisition, use) &&
    (!unit.catalog.names.keeps.test(name) || (call.is === 'exit' && call.value?.is === 'name' && holder.is === 'field'))
  )
    return undefined;
  return release('handed');
}

/** `flush(self.file)` */
function isLentIn(project: Project, { unit, fact }: HandleUse, holder: Holder, row: OpenRow): boolean {
  const call = unit.fact(fact);
  if (call.is !== 'call') return row.workedOn === true;
  const name = nameOf(holder);
  const given = call.arguments.filter(({ value }) => lastName(value) === name);
  // By the name of a getter it goes unseen.
  if (given.length === 0) return row.workedOn === true;
  return given.every(argument => isLent(project, atFact(unit, fact), argument, row));
}

function nameOf(holder: Holder): string | undefined {
  if (holder.is === 'local') return holder.unit.binding(holder.binding)?.name;
  return holder.is === 'field' && holder.spot.root.is === 'field' ? holder.spot.root.name : undefined;
}

function isGivenMore(unit: Unit, id: FactId): boolean {
  const call = unit.fact(id);
  return call.is === 'call' && call.arguments.length > 0;
}

/** Whether a method of a collection, of the language's own or another, ends none of its entries. */
function keepsEntries({ catalog: { resources } }: Unit, isPlain: boolean, name: string): boolean {
  return resources.fills.has(name) || (isPlain && resources.empties.has(name));
}

function isPlainCollection({ operations }: Project, holder: Holder): boolean {
  return holder.is === 'field' && holder.spot.within !== undefined && operations.slots.has(holder.spot.within);
}
