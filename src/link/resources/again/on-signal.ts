import { membersOf } from '../../../model/members.js';
import type { CallFact, RegionId } from '../../../model/model.js';
import { lastName } from '../../../model/parts.js';
import { takingFact } from '../../program/calls/takers.js';
import { isAside } from '../../program/modules/aside.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import type { Project } from '../../project.js';
import type { Acquisition } from '../acquired/acquisition.js';
import { isExecutor } from '../acquired/executors.js';
import { isTakenByOptions } from '../standing/event-silences.js';
import type { Standing } from '../standing/standing.js';
import { givenSignal, isOfOthers } from './given-signals.js';
import { isNewEachTime, type PerCall } from './per-call.js';
import { endsOnlyItsCall } from './work-of-call.js';
import { calledAs } from '../../program/spelling.js';

/**
 * Work that is done long before the signal that it was handed fires: `signal.addEventListener('abort', () => …)` in a function
 * that answers and takes nothing back. The signal is its caller's, who may give one and the same to each call.
 */
export function leftOnSignal(project: Project, { acquisition, releases }: Standing): PerCall | undefined {
  const { unit, row, topic, receiver, call, at, options } = acquisition;
  const { signalEvents, signalNames } = unit.catalog.resources;
  if (row.kind !== 'listener' || topic?.is !== 'const' || isAside(unit)) return undefined;
  if (!signalEvents.has(String(topic.value)) || !signalNames.test(lastName(receiver))) return undefined;
  if (releases.found.length > 0 || isEndedByAnother(unit, call) || !isNewEachTime(project, acquisition))
    return undefined;
  const given = receiver && givenSignal(unit, receiver);
  if (given === undefined || !isOverByThen(project, acquisition, given.called)) return undefined;
  const { called } = given;
  // What is handed to a library is given a signal for each call.
  if (called.region.name === '' || project.calls.handoversOf(called).length > 0) return undefined;
  if (project.frequencies.isBirthOnly(called)) return undefined;
  // Who lets it be called once has thought of it: it is there until the signal fires, and goes then.
  const isMeantOnce = options !== undefined && isTakenByOptions(project, at, options);
  const says = `${calledAs(called.region.name)} may be called many times with one signal`;
  return {
    because: { place: called.unit.place(called.region.head), role: 'repeats', says },
    node: called,
    sure: !isMeantOnce && isOfOthers(project, given),
  };
}

/** `{ signal }`. */
function isEndedByAnother({ catalog }: Unit, { arguments: [, , options] }: CallFact): boolean {
  return membersOf(options?.value).some(({ name }) => catalog.resources.signalOptions.has(name));
}

/** What the listener ends is of this call only, or the function answers when it is done. */
function isOverByThen(project: Project, acquisition: Acquisition, called: FunctionNode): boolean {
  const { lasts, makes } = called.unit.catalog.names;
  const { name } = called.region;
  if (lasts.test(name)) return false;
  return endsOnlyItsCall(acquisition, called) || (!makes.test(name) && answers(project, called, acquisition.node));
}

/** The function awaits, or the listener stands in what a promise or an observable is made with that it waits for or gives back. */
function answers(project: Project, called: FunctionNode, node: FunctionNode): boolean {
  const { unit } = called;
  if (node !== called) {
    for (let each: FunctionNode | undefined = node; each && each !== called; each = each.outer) {
      if (isExecutor(each)) return isOfAnswer(project, each);
      if (isMakingObservable(unit, each.region.id)) return true;
    }
    return false;
  }
  const { region } = called;
  if (!region.function!.async) return false;
  return unit.exits.within(region).some(fact => fact.how === 'await' && unit.functionOf(fact.region) === called);
}

/** `const end = new Promise(…)`: what is kept in a variable may be waited for by others, later. */
function isOfAnswer({ calls }: Project, executor: FunctionNode): boolean {
  return calls.handoversOf(executor).some(({ unit, fact }) => {
    const by = takingFact(unit, fact);
    return by?.is !== 'assign' || by.value?.is === 'await';
  });
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
