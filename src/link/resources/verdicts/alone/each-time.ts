import { runsAtLeast } from '../../../../model/time.js';
import type { Project } from '../../../project.js';
import { repetitionOf } from '../../../frequency/frequency.js';
import type { Frequencies } from '../../../frequency/frequencies.js';
import type { Handover } from '../../../program/calls/calls.js';
import type { FunctionNode } from '../../../program/unit.js';
import { isDoneOnce } from '../../again/done-once.js';
import { isNewEachTime } from '../../again/per-call.js';
import { isExecutor, settles } from '../../acquired/executors.js';
import { Rows } from '../../acquired/rows.js';
import type { Standing } from '../../standing/standing.js';
import { isFixed } from '../../targets/effect-targets.js';
import { heldOn, type Verdict } from '../leaks.js';
import { isEndedByNobody } from './ended-by-nobody.js';

/** By the only one of its class, which stays: in what runs again and again it adds one more each time, as a function does. */
export function addedByOnlyOwner(project: Project, standing: Standing): Verdict | undefined {
  const { acquisition, target, passes, releases } = standing;
  const { unit, call } = acquisition;
  if (passes || target.life !== 'process' || releases.found.length > 0) return undefined;
  const frequency = project.frequencies.of(unit, call.region);
  const isAgain = runsAtLeast(frequency.runs, 'repeated') && isOneMoreEachTime(project, standing);
  if (!isAgain && !isStartedForEvents(project, standing)) return undefined;
  const because = repetitionOf(frequency);
  const [again] = because;
  return heldOn(standing, 'likely', { because, ...(again && { again }) });
}

/** `bus.on('change', data => response.write(data))` for each request: a function that was not there before. */
export function isOneMoreEachTime(project: Project, { acquisition }: Standing): boolean {
  const { row, unit, fact } = acquisition;
  if (row.kind !== 'listener' || row.verb === undefined || row.once || row.weak) return false;
  if (!isNewEachTime(project, acquisition) || !isFixed(acquisition) || isDoneOnce(unit, fact)) return false;
  for (let each: FunctionNode | undefined = acquisition.node; each; each = each.outer)
    if (project.calls.handoversOf(each).some(isForOnce)) return false;
  return true;
}

/** `const line = new WebSocket(url)`: the runtime keeps it, and nobody but the function has it. What is opened is followed there. */
function isOwnLine(
  { names }: Project,
  { acquisition: { row, unit, fact, node }, releases: { holder } }: Standing,
): boolean {
  if (row.kind !== 'disposable' || row.global !== true || holder.is !== 'local' || node.region.id === 0) return false;
  return !Object.hasOwn(unit.catalog.opens.rows, names.outsideCalled(unit, fact) ?? '');
}

/**
 * `new Promise(resolve => { const line = new WebSocket(url); line.onmessage = m => resolve(m.data); })`: for one answer, and it
 * stays open after that.
 */
export function isLineForOneAnswer(project: Project, standing: Standing): boolean {
  const { node, unit } = standing.acquisition;
  if (!isOwnLine(project, standing) || !isExecutor(node)) return false;
  return unit.calls
    .within(node.region)
    .some(
      ({ callee, region }) =>
        callee.is === 'name' && settles(unit, callee.binding) && unit.functionOf(region).outer === node,
    );
}

/** `app.get('/news', (_, answer) => { setInterval(…); })`: an interval or a watch for each event, whose handle nobody has. */
export function isStartedForEvents(project: Project, standing: Standing): boolean {
  const { acquisition, releases } = standing;
  const { row, node, unit, fact } = acquisition;
  const { holder } = releases;
  const goesOn =
    row.kind === 'timer' || (row.kind === 'subscription' && row.global === true) || isOwnLine(project, standing);
  const isKept = (holder.is === 'field' || holder.is === 'passed') && !isEndedByNobody(project, standing);
  if (!goesOn || row.repeats !== undefined || isKept || isDoneOnce(unit, fact)) return false;
  return isForEachEvent(project, node) || isCalledForEachEvent(project, node);
}

/** `io.on('connection', socket => { watch(socket); })`: called whenever the event comes; further off, it proves nothing. */
function isCalledForEachEvent(project: Project, node: FunctionNode): boolean {
  return project.calls.callersOf(node).some(({ unit, fact, region, byName }) => {
    const caller = unit.functionOf(region);
    return !byName && caller.region.id === region && !isDoneOnce(unit, fact) && isForEachEvent(project, caller);
  });
}

function isForEachEvent({ frequencies, calls }: Project, node: FunctionNode): boolean {
  const handovers = calls.handoversOf(node);
  if (handovers.some(isForOnce)) return false;
  if (frequencies.isCalledByElement(node)) return true;
  if (!frequencies.isCalledForEvents(node)) return false;
  return handovers.length === 0 || !handovers.every(handover => isHook(frequencies, handover));
}

/**
 * `Store.on('create', store => …)` as a module is loaded: a plug-in waits for its host to begin, unless the event is known to come
 * again; 0 true to 4 false.
 */
function isHook(frequencies: Frequencies, { unit, fact, region, verb }: Handover): boolean {
  const call = unit.fact(fact);
  const topic = call.is === 'call' ? call.arguments[0]?.value : undefined;
  const { resources } = unit.catalog;
  const isListener = Rows.of(resources).ofVerb(verb)?.kind === 'listener';
  const isAtStart = frequencies.of(unit, region).runs === 'once';
  return isListener && isAtStart && topic?.is === 'const' && !resources.recurring.has(String(topic.value));
}

/** Handed over for an event that comes once, by its name or by who is given it, or to another page. */
export function isForOnce({ unit, fact, verb }: Handover): boolean {
  const call = unit.fact(fact);
  const topic = call.is === 'call' ? call.arguments[0]?.value : undefined;
  const { resources, values } = unit.catalog;
  if (topic?.is === 'const' && resources.endEvents.has(String(topic.value))) return true;
  return (
    Rows.of(resources).ofVerb(verb)?.once === true ||
    values.continuations.has(verb) ||
    resources.readies.has(verb) ||
    resources.elsewhere.has(verb)
  );
}
