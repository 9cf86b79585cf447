import type { OpenRow } from '../../../../model/catalog/open-rows.js';
import type { ResourceRow } from '../../../../model/catalog/resource-rows.js';
import type { FactId } from '../../../../model/model.js';
import { lastName } from '../../../../model/parts.js';
import { atFact } from '../../../program/at.js';
import { plainName } from '../../../program/spelling.js';
import type { Unit } from '../../../program/unit.js';
import type { Project } from '../../../project.js';
import type { Acquisition } from '../../acquired/acquisition.js';
import { takesBack } from '../../acquired/disposables.js';
import { settles } from '../../acquired/executors.js';
import { globalCalled } from '../../written/names.js';
import type { HandleUse } from './handle-use.js';
import { usesOfHolder } from './handle-uses.js';
import { holderOf, isGivenWhenDone } from './handles.js';
import type { Holder } from './holder.js';
import { isLent } from './lent.js';
import type { Release } from '../release.js';
import { isRevokedByTaker } from './revocations.js';

/** `const off = target.addEventListener(…)`, then `off()`: whoever calls what it gave knows that it takes back. */
const GIVES_ITS_END: ReadonlySet<ResourceRow['kind']> = new Set(['disposable', 'listener', 'subscription']);

/** How what is done with a handle, of that `holder`, takes back what was acquired; undefined if it does not. */
export function releaseByUse(
  project: Project,
  acquisition: Acquisition,
  holder: Holder,
  use: HandleUse,
): Release | undefined {
  const how = releasedBy(project, acquisition, holder, use);
  const { unit, fact, region, gotten } = use;
  // Who ends what a getter gives has it from its owner.
  return how && { unit, fact, region, how: gotten ? 'handed' : how };
}

function releasedBy(
  project: Project,
  acquisition: Acquisition,
  holder: Holder,
  use: HandleUse,
): 'handle' | 'handed' | undefined {
  const { row } = acquisition;
  switch (use.how) {
    case 'called':
      return row.release.result || GIVES_ITS_END.has(row.kind) ? 'handle' : undefined;
    case 'walked':
      return 'handle';
    case 'part':
      return hasEndInPart(row) ? 'handle' : undefined;
    case 'method':
      if (isEnd(acquisition, use) || isDrained(project, holder, use)) return 'handle';
      return isHandedWhenDone(use) ? 'handed' : undefined;
    case 'handed':
    case 'collected':
      return releasedByTaker(project, acquisition, holder, use);
  }
}

/** `result.data.subscription.unsubscribe()`; what is made here has its own end, whatever its parts have. */
function hasEndInPart({ kind }: ResourceRow): boolean {
  return kind === 'listener' || kind === 'subscription';
}

/** `ended.then(end => end())` */
function isHandedWhenDone({ unit, fact }: HandleUse): boolean {
  const call = unit.fact(fact);
  return call.is === 'call' && isGivenWhenDone(unit, call);
}

/** `handle.close()` */
function isEnd({ row, made }: Acquisition, { unit, fact, name }: HandleUse): boolean {
  const { names, resources } = unit.catalog;
  const plain = plainName(name);
  if (row.release.methods?.includes(name) || (made !== undefined && takesBack(made, name))) return true;
  // `listeners.removeAll()`: an object of one's own is ended by what says that it takes back all.
  if (row.kind === 'disposable' && names.takesAllBack.test(plain)) return true;
  if (row.opened?.rests?.includes(name) || row.onlyLikeSiblings || names.shows.test(plain)) return false;
  // `selector.unregister(file)` takes the file off it, and leaves the selector open.
  const isUndone = resources.inverses.has(plain) && !(row.kind === 'opened' && isGivenMore(unit, fact));
  return resources.endings.has(plain) || isUndone;
}

/** `handles.forEach(…)`, `this.timers.splice(0)`: what is done with a collection of handles is done with all of them. */
function isDrained(project: Project, holder: Holder, { unit, name, ofOne }: HandleUse): boolean {
  const isPlain = isPlainCollection(project, holder);
  if (ofOne && isPlain) return false;
  const isOneOfMany =
    (holder.is === 'field' && (holder.many || holder.spot.within !== undefined)) ||
    (holder.is === 'local' && holder.many);
  return isOneOfMany && !keepsEntries(unit, isPlain, name);
}

function releasedByTaker(
  project: Project,
  acquisition: Acquisition,
  holder: Holder,
  use: HandleUse,
): 'handle' | 'handed' | undefined {
  const { row } = acquisition;
  const { unit, fact, name } = use;
  const taker = unit.fact(fact);
  // To wait for a task is to see its end, and ends it for nobody who does not come by there.
  if (row.kind === 'task' && taker.is === 'exit' && taker.how === 'await') return 'handle';
  // A URL is a text: to show it is not to hand it on.
  if (row.kind === 'url' && !unit.catalog.resources.takesUrl.test(name))
    return isRevokedByTaker(project, acquisition, use) ? 'handle' : undefined;
  const qualified = taker.is === 'call' ? globalCalled(project, unit, fact) : undefined;
  if (qualified !== undefined && row.release.calls?.includes(qualified)) return 'handle';
  if (row.opened && isLentIn(project, use, holder, row.opened)) return undefined;
  // Commands and plug-ins are given a view to work on, not to end.
  const isEnded = row.endedByName !== true && isEndedWithWhole(project, acquisition, use);
  if (row.mustEnd && !isEnded && !isGivenForGood(use, holder)) return undefined;
  return 'handed';
}

/** `registry.keep(view)`, `return this.view`, `resolve(view)`. */
function isGivenForGood({ unit, fact, name }: HandleUse, holder: Holder): boolean {
  const taker = unit.fact(fact);
  if (taker.is === 'call' && taker.callee.is === 'name' && settles(unit, taker.callee.binding)) return true;
  if (!unit.catalog.names.keeps.test(name)) return false;
  return taker.is !== 'exit' || taker.value?.is !== 'name' || holder.is !== 'field';
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
