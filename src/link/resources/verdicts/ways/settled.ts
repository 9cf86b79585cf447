import type { FactId, Place, RegionId, Value } from '../../../../model/model.js';
import { isHandlerOf, isLeft } from '../../../program/alternatives.js';
import type { Project } from '../../../project.js';
import { lastName } from '../../../../model/parts.js';
import type { FunctionNode, Unit } from '../../../program/unit.js';
import type { Acquisition } from '../../acquired/acquisition.js';
import { settles } from '../../acquired/executors.js';
import { silenceOf } from '../../standing/silences.js';
import type { Standing } from '../../standing/standing.js';
import { isOwnMember } from '../../written/names.js';
import { declaredFunction } from '../../../program/definitions.js';
import { comesTo } from './comes-to.js';

/**
 * Where a handler that takes itself back when it has settled a promise settles it and does not:
 * `const stop = bus.on('answer', ({ error, text }) => { if (error) return reject(error); stop(); resolve(text); });`
 */
export function settledWithout(project: Project, standing: Standing): Place | undefined {
  const { acquisition, releases, target, state } = standing;
  const { unit, node, handler, row } = acquisition;
  if (state !== 'released' && state !== 'unreached') return undefined;
  if (row.once || !(target.life === 'process' || target.life === 'given' || isOwnField(acquisition))) return undefined;
  if (silenceOf(project, acquisition, target) !== undefined) return undefined;
  const home = handler && declaredFunction(unit, handler);
  if (home === undefined) return undefined;
  // Of the function around: one of the same name elsewhere takes back its own.
  const own = releases.found.filter(release => release.unit === unit && unit.isWithin(release.region, node.region.id));
  const ends = own
    .filter(({ region }) => unit.functionOf(region).region.id === home)
    .map(({ fact }): End => ({ fact, within: comesTo(acquisition, fact) }));
  if (ends.length === 0 || ends.length < own.length) return undefined;
  for (const id of unit.calls.idsWithin(unit.region(home))) {
    const call = unit.callAt(id);
    if (call.callee.is !== 'name' || unit.functionOf(call.region).region.id !== home) continue;
    if (settles(unit, call.callee.binding) && !isTakenBack(unit, home, id, ends)) return unit.place(call.at);
  }
  const isOver = (id: FactId): boolean =>
    unit.functionOf(unit.fact(id).region).region.id === home && isTakenBack(unit, home, id, ends);
  return settledInTime(unit, node, isOver);
}

/** Where the handler takes itself back, and the part of it that does so on each way through. */
interface End {
  readonly fact: FactId;
  readonly within: RegionId;
}

/** Whether the handler has taken itself back wherever it comes to a place, or does so after it. */
function isTakenBack(unit: Unit, home: RegionId, place: FactId, ends: readonly End[]): boolean {
  const { region } = unit.fact(place);
  const isTried = ({ fact }: End): boolean => isHandlerOf(unit, region, unit.fact(fact).region);
  if (ends.some(end => !isTried(end) && isPassed(unit, place, end))) return true;
  const tried = ends.filter(isTried);
  return tried.length > 0 && !mayFailBefore(unit, home, region, tried);
}

/** Whether what a `catch` catches may come from a call before the end: what is but read does not fail. */
function mayFailBefore(unit: Unit, home: RegionId, caught: RegionId, ends: readonly End[]): boolean {
  return unit.calls.idsWithin(unit.region(home)).some(id => {
    const { region } = unit.callAt(id);
    const isAfter = ({ fact, within }: End): boolean => fact <= id && unit.isWithin(region, within);
    return isHandlerOf(unit, caught, region) && !ends.some(isAfter);
  });
}

/** What the owner keeps, and uses for one promise after the other. */
function isOwnField({ unit, receiver }: Acquisition): boolean {
  return isOwnMember(unit, receiver);
}

/**
 * `setTimeout(() => resolve(undefined), limit)`, beside a handler that alone takes itself back: the answer may never come. A
 * handler that waits a little when it is `over` has taken itself back.
 */
function settledInTime(unit: Unit, { region }: FunctionNode, isOver: (place: FactId) => boolean): Place | undefined {
  const isOfPromise = (value: Value): boolean =>
    value.is === 'name' &&
    settles(unit, value.binding) &&
    unit.isWithin(region.id, unit.binding(value.binding)!.region);
  for (const id of unit.calls.idsWithin(region)) {
    const call = unit.callAt(id);
    const given = unit.catalog.timedWaits.timers.has(lastName(call.callee)) && call.arguments[0]?.value;
    if (!given || isOver(id)) continue;
    if (isOfPromise(given)) return unit.place(call.at);
    const inside = given.is === 'function' ? unit.calls.within(unit.region(given.region)) : [];
    const settling = inside.find(({ callee }) => isOfPromise(callee));
    if (settling) return unit.place(settling.at);
  }
  return undefined;
}

/** Whether whoever comes to one place comes to the other as well: before it, or after it where nothing leaves between. */
function isPassed(unit: Unit, place: FactId, { fact, within }: End): boolean {
  const { region } = unit.fact(place);
  if (!unit.isWithin(region, within)) return false;
  if (fact < place) return true;
  return unit
    .around(region, unit.region(within).parent)
    .every(
      ({ id, from, to }) =>
        !isLeft(unit, { id, from: Math.max(from, place), to: Math.min(to, fact) }, 'return', 'throw'),
    );
}
