import type { BindingId, CallFact, RegionId, Value } from '../../../model/model.js';
import { argumentFor } from '../../program/calls/arguments.js';
import { isAside } from '../../program/modules/aside.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import type { Project } from '../../project.js';
import { isExecutor } from '../acquired/handlers.js';
import type { Standing } from '../standing/standing.js';
import { isNewEachTime, type PerCall } from './per-call.js';
import { lastName, pathRoot } from '../../../model/parts.js';

/**
 * Work that is done long before the signal that it was handed fires: `signal.addEventListener('abort', () => …)` in a function
 * that answers and takes nothing back. The signal is its caller's, who may give one and the same to each call.
 */
export function leftOnSignal(project: Project, { acquisition, releases }: Standing): PerCall | undefined {
  const { unit, node, row, topic, receiver, call } = acquisition;
  if (row.kind !== 'listener' || topic?.is !== 'const' || isAside(unit)) return undefined;
  if (!unit.catalog.resources.signalEvents.has(String(topic.value))) return undefined;
  if (releases.found.length > 0 || isEndedByAnother(unit, call) || !isNewEachTime(acquisition)) return undefined;
  const given = rootParameter(unit, receiver);
  const called = given === undefined ? undefined : unit.functionOf(unit.binding(given)!.region);
  if (given === undefined || called === undefined || !answers(called, node)) return undefined;
  // What is handed to a library is given a signal for each call.
  if (called.region.name === '' || project.calls.handoversOf(called).length > 0) return undefined;
  if (project.frequencies.isBirthOnly(called) || unit.catalog.names.lasts.test(called.region.name)) return undefined;
  const says = `\`${called.region.name}\` may be called many times with one signal`;
  return {
    because: { place: called.unit.place(called.region.head), role: 'repeats', says },
    node: called,
    sure: isGivenAgain(project, called, given),
  };
}

/** `{ signal }`. */
function isEndedByAnother({ catalog }: Unit, { arguments: [, , options] }: CallFact): boolean {
  const { value } = options ?? {};
  return (
    value?.is === 'literal' &&
    (value.keys ?? []).some(key => key.is === 'const' && catalog.resources.signalOptions.has(String(key.value)))
  );
}

/** `signal`, `options.signal`, `init.signal` of what the function was given. */
function rootParameter(unit: Unit, receiver: Value | undefined): BindingId | undefined {
  if (!unit.catalog.resources.signalNames.test(lastName(receiver))) return undefined;
  const value = receiver && pathRoot(receiver);
  const binding = value?.is === 'name' ? unit.binding(value.binding) : undefined;
  return binding?.kind === 'parameter' && unit.definitions[binding.id]!.length === 0 ? binding.id : undefined;
}

/** The function awaits, or the listener stands in what a promise or an observable is made with. */
function answers(called: FunctionNode, node: FunctionNode): boolean {
  const { unit } = called;
  if (node !== called) {
    for (let each: FunctionNode | undefined = node; each && each !== called; each = each.outer)
      if (isExecutor(each) || isMakingObservable(unit, each.region.id)) return true;
    return false;
  }
  const { from, to, function: shape } = called.region;
  if (!shape!.async) return false;
  return unit.module.facts
    .slice(from, to)
    .some(fact => fact.is === 'exit' && fact.how === 'await' && unit.functionOf(fact.region) === called);
}

/** `new Observable(subscriber => …)`. */
function isMakingObservable({ module, catalog }: Unit, region: RegionId): boolean {
  return module.facts.some(
    fact =>
      fact.is === 'call' &&
      fact.new === true &&
      catalog.resources.observables.has(lastName(fact.callee)) &&
      fact.arguments.some(({ value }) => value.is === 'function' && value.region === region),
  );
}

/** In a loop, with a signal that was there before it. */
function isGivenAgain(project: Project, called: FunctionNode, given: BindingId): boolean {
  return project.calls.callersOf(called).some(({ unit, fact, region, byName }) => {
    const loop = byName ? undefined : unit.loopAround(region);
    const call = unit.fact(fact);
    const argument = loop && call.is === 'call' ? argumentFor(called, call, given) : undefined;
    return argument !== undefined && loop !== undefined && isFromBefore(unit, argument, loop.id);
  });
}

function isFromBefore(unit: Unit, value: Value, loop: RegionId): boolean {
  const root = pathRoot(value);
  const binding = root.is === 'name' ? unit.binding(root.binding) : undefined;
  return binding !== undefined && !unit.isWithin(binding.region, loop);
}
