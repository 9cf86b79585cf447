import type { CallFact, FactId, Place, RegionId, Value } from '../../../../model/model.js';
import { isLeft } from '../../../program/alternatives.js';
import type { Project } from '../../../project.js';
import { lastName } from '../../../../model/parts.js';
import type { FunctionNode, Unit } from '../../../program/unit.js';
import type { Acquisition } from '../../acquired/acquisition.js';
import { settles } from '../../acquired/handlers.js';
import { silenceOf } from '../../standing/silences.js';
import type { Standing } from '../../standing/standing.js';
import { isSelf } from '../../written/names.js';
import { declaredFunction } from '../../../program/definitions.js';

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
  const ends = own.filter(({ region }) => unit.functionOf(region).region.id === home).map(({ fact }) => fact);
  if (ends.length === 0 || ends.length < own.length) return undefined;
  const { from, to } = unit.region(home);
  for (let id = from; id < to; id++) {
    const call = unit.fact(id);
    if (call.is !== 'call' || call.callee.is !== 'name' || unit.functionOf(call.region).region.id !== home) continue;
    if (settles(unit, call.callee.binding) && !ends.some(end => isPassed(unit, id, end))) return unit.place(call.at);
  }
  return settledInTime(unit, node);
}

/** What the owner keeps, and uses for one promise after the other. */
function isOwnField({ unit, receiver }: Acquisition): boolean {
  return receiver?.is === 'get' && isSelf(unit, receiver.of);
}

/** `setTimeout(() => resolve(undefined), limit)`, beside a handler that alone takes itself back: the answer may never come. */
function settledInTime(unit: Unit, { region: { id: around, from, to } }: FunctionNode): Place | undefined {
  const isOfPromise = (value: Value): boolean =>
    value.is === 'name' && settles(unit, value.binding) && unit.isWithin(around, unit.binding(value.binding)!.region);
  for (let id = from; id < to; id++) {
    const call = unit.fact(id);
    const given =
      call.is === 'call' && unit.catalog.timedWaits.timers.has(lastName(call.callee)) && call.arguments[0]?.value;
    if (!given) continue;
    if (isOfPromise(given)) return unit.place(call.at);
    const settling =
      given.is === 'function' ? callsIn(unit, given.region).find(({ callee }) => isOfPromise(callee)) : undefined;
    if (settling) return unit.place(settling.at);
  }
  return undefined;
}

function callsIn(unit: Unit, region: RegionId): CallFact[] {
  const { from, to } = unit.region(region);
  return unit.module.facts.slice(from, to).filter(fact => fact.is === 'call');
}

/** Whether whoever comes to one place comes to the other as well: before it, or after it where nothing leaves between. */
function isPassed(unit: Unit, place: FactId, end: FactId): boolean {
  const { region } = unit.fact(place);
  const outer = aroundAttempts(unit, unit.fact(end).region);
  if (!unit.isWithin(region, outer)) return false;
  if (end < place) return true;
  return unit
    .around(region, unit.region(outer).parent)
    .every(
      ({ id, from, to }) =>
        !isLeft(unit, { id, from: Math.max(from, place), to: Math.min(to, end) }, 'return', 'throw'),
    );
}

/** What is tried, and what is done at last, is passed by whoever comes to the whole of it. */
function aroundAttempts(unit: Unit, region: RegionId): RegionId {
  const { kind, parent } = unit.region(region);
  return kind === 'try' || kind === 'finally' ? aroundAttempts(unit, parent) : region;
}
