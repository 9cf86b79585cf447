import { runsAtLeast } from '../../../model/time.js';
import type { Value } from '../../../model/model.js';
import type { DevelopmentWords } from '../../../model/catalog/resource-words.js';
import { isNothing, lastName } from '../../../model/parts.js';
import { isReachedOnceByAll, isReachedOnceInside } from '../../frequency/once-guards.js';
import { isPutIntoPageOnce } from './put-into-page.js';
import { isUnloaded } from '../../program/classes/unloaded.js';
import { isAside } from '../../program/modules/aside.js';
import type { FunctionNode } from '../../program/unit.js';
import type { Project } from '../../project.js';
import type { Acquisition } from '../acquired/acquisition.js';
import { isBeyondPage } from '../targets/beyond-page.js';
import { capturesSelf } from '../acquired/captures.js';
import { isFixed, isFoundByEffect } from '../targets/effect-targets.js';
import type { Target } from '../targets/target-life.js';
import { isSelf } from '../written/names.js';
import { endsByItself } from './ended-streams.js';
import { isAskedForFirst } from './asks-first.js';
import { silenceOfEvent } from './event-silences.js';
import { isRescheduled } from './rescheduled.js';
import { isBeforeReady } from './once-ready.js';
import { type Silence, silent } from './silence.js';
import { isInStartup, isOneOfApplication } from './startups.js';
import { isReplacedByNext } from './takes-place.js';
import { isKeptWeakly } from './weak-registries.js';
import { plainName } from '../../program/spelling.js';

/** Why nobody has to take back what is acquired here, whatever else the project does; undefined where somebody has to. */
export function silenceOf(project: Project, acquisition: Acquisition, target: Target): Silence | undefined {
  const { unit, node, row } = acquisition;
  if (isAside(unit)) return silent('it is in a script or an example');
  if (node.region.id === 0 && acquisition.owner === undefined) return silent('it runs once, on import');
  if (row.once && row.repeats === undefined && target.life !== 'process')
    return silent('it is gone after the first event', 'one');
  if (isOnlyInDevelopment(acquisition)) return silent('it is for those who develop the program');
  if (isStartup(project, acquisition)) return silent('it runs at start-up');
  return silenceOfEnd(project, acquisition, target) ?? silenceOfOwner(project, acquisition);
}

/** What ends it, or keeps it from coming again, whoever registers. */
function silenceOfEnd(project: Project, acquisition: Acquisition, target: Target): Silence | undefined {
  if (isReachedOnceByAll(acquisition.unit, acquisition.fact) || isReachedOnceWithin(project, acquisition))
    return silent('a flag that all share lets it happen once');
  if (isAskedForFirst(project, acquisition)) return silent('the registry takes what it does not have');
  if (isReplacedByNext(project, acquisition)) return silent('the next one takes its place');
  if (isPutIntoPageOnce(project, acquisition.unit, acquisition.fact))
    return silent('the page is asked first for what is put there with it');
  if (isBeforeReady(project, acquisition)) return silent('whoever comes once it is ready does not wait');
  if (isEndedByCondition(acquisition)) return silent('it ends when its condition says so');
  if (goesWithItsObject(acquisition)) return silent('it goes with the object that it is for');
  return silenceOfEvent(project, acquisition, target) ?? silenceOfReceiver(project, acquisition, target);
}

/** `(() => { let isHeard = false; … })()`: by a flag of a function that runs once. */
function isReachedOnceWithin({ frequencies }: Project, { unit, fact }: Acquisition): boolean {
  return isReachedOnceInside(unit, fact, node => !runsAtLeast(frequencies.ofFunction(node).runs, 'unknown'));
}

/** `if (__DEV__)`, `if (process.env.NODE_ENV !== 'production')`. */
function isOnlyInDevelopment({ unit, call }: Acquisition): boolean {
  const words = unit.catalog.resources.development;
  for (const { branch } of unit.around(call.region, 0))
    if (branch?.test && isOfDevelopment(words, branch.test)) return true;
  return false;
}

function isOfDevelopment({ flags, modes }: DevelopmentWords, test: Value): boolean {
  if (test.is === 'name' || test.is === 'get') return flags.test(test.name);
  const [asked, against] = test.is === 'op' ? test.of : [];
  const mode = asked?.is === 'get' && Object.hasOwn(modes, asked.name) ? modes[asked.name] : undefined;
  if (mode === undefined || against?.is !== 'const' || test.is !== 'op') return false;
  return against.value === (test.op === '==' ? mode.is : mode.isNot);
}

/** `RepeatedTimer(60, f, condition=lambda: self.active)` */
function isEndedByCondition({ row, call }: Acquisition): boolean {
  const { until } = row;
  return until !== undefined && call.arguments.some(({ name, value }) => name === until && value.is !== 'const');
}

/** `Finalize(self, Pool._end, args=(self._queue,))`: a method of the class needs no instance. */
function goesWithItsObject({ unit, row, call, handler }: Acquisition): boolean {
  const object = row.goesWith === undefined ? undefined : call.arguments[row.goesWith]?.value;
  if (object === undefined || isNothing(object)) return false;
  const method = handler?.is === 'get' ? unit.classOf(call.region)?.methods.get(handler.name) : undefined;
  return method?.region.function!.static === true || !capturesSelf(unit, handler);
}

function isStartup(project: Project, acquisition: Acquisition): boolean {
  const { node, owner } = acquisition;
  if (isInStartup(project, node)) return true;
  if (owner && isUnloaded(owner)) return false;
  const { runs } = project.frequencies.ofFunction(node);
  if (owner === undefined) return (runs === 'once' || runs === 'setup') && !isBeyondPage(project, acquisition);
  if (isOneOfApplication(project, owner, node)) return true;
  // Fields stand in no function, and are made with each instance.
  return runs === 'once' && node.region.id !== 0;
}

function silenceOfOwner({ lives }: Project, { owner }: Acquisition): Silence | undefined {
  return owner !== undefined && !isUnloaded(owner) && lives.isOneThatStays(owner)
    ? silent('it runs at start-up', 'owner')
    : undefined;
}

function silenceOfReceiver(project: Project, acquisition: Acquisition, { life }: Target): Silence | undefined {
  const { unit, receiver, row, node, context } = acquisition;
  if (receiver === undefined) return undefined;
  if (isKeptWeakly(project, acquisition)) return silent('the registry refers to it weakly');
  const { callOnce, streams, clearsContext } = unit.catalog.resources;
  const name = plainName(lastName(receiver));
  if (row.needs === 'function' && callOnce.has(name) && !isRescheduled(acquisition, project))
    return silent('it is called once');
  // The one connection of a page, and one that an effect finds there, outlast who listens.
  const stays = (life === 'process' && isFixed(acquisition)) || isFoundByEffect(project, acquisition);
  if (row.needs === 'function' && streams.has(name) && !stays)
    return silent('it lasts as long as its connection', 'usually');
  if (row.kind === 'subscription' && endsByItself(project, acquisition.at, receiver))
    return silent('the stream ends by itself');
  if (lastName(receiver) === 'super') return silent('the base class is asked');
  return row.comparesContext && isSelf(unit, context) && isCleared(node, clearsContext)
    ? silent('the base class lets go of it')
    : undefined;
}

/** The class, or one that it is derived from, lets go of whatever is connected with it when it ends. */
function isCleared({ unit, region }: FunctionNode, clearing: ReadonlySet<string>): boolean {
  const cls = unit.classOf(region.id);
  if (cls === undefined) return false;
  const queue = [cls];
  for (const each of queue) {
    if (each.outside.some(name => clearing.has(name)) || clearing.has(each.name)) return true;
    queue.push(...each.bases.filter(base => !queue.includes(base)));
  }
  return false;
}
