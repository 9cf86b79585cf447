import { lastOf } from '../../../model/qualified-names.js';
import type { CallFact, Value } from '../../../model/model.js';
import { startOf } from '../../../model/span.js';
import { partsOf } from '../../../model/parts.js';
import { isLeft } from '../../program/alternatives.js';
import { isAside } from '../../program/aside.js';
import type { Handover } from '../../program/calls.js';
import type { Project } from '../../project.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import type { Acquisition } from '../acquired/acquisition.js';
import { definitionOf } from '../acquired/handlers.js';
import { isNamedAlike, topicOf } from '../released/identity.js';
import { isSelf, lastName } from '../written/names.js';
import { isFixed, isFoundByEffect } from '../targets/effect-targets.js';
import { chainOf } from '../acquired/signals.js';
import { isKeptWeakly } from './weak-registries.js';
import type { Target } from '../targets/target-life.js';
import type { DevelopmentWords } from '../../../model/resource-words.js';

/** Why nobody has to take back what is acquired here, whatever else the project does; undefined where somebody has to. */
export function silenceOf(project: Project, acquisition: Acquisition, target: Target): string | undefined {
  const { unit, node, row } = acquisition;
  if (isAside(unit.module.path)) return 'it is in a script or an example';
  if (node.region.id === 0 && acquisition.owner === undefined) return 'it runs once, on import';
  if (row.once && row.repeats === undefined && target.life !== 'process') return GONE_AFTER_FIRST;
  if (isOnlyInDevelopment(acquisition)) return 'it is for those who develop the program';
  if (isStartup(project, acquisition)) return 'it runs at start-up';
  if (isEndedByCondition(acquisition)) return 'it ends when its condition says so';
  return silenceOfEvent(project, acquisition, target) ?? silenceOfReceiver(project, acquisition, target);
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

const CALLED_ONCE = 'it is called once';
const GONE_AFTER_FIRST = 'it is gone after the first event';
const COMES_AT_END = 'the event comes at the end of its target';
const OFTEN_COMES_AT_END = 'the event comes at the end of its target, as a rule';
/** `{ once: true }`, or a signal that ends it. */
export const TAKEN_BY_OPTIONS = 'it is taken back by its options';
const LASTS_AS_CONNECTION = 'it lasts as long as its connection';

/** Silent for what ends with its target, or by itself: true of one, and not of one more for each call. */
export function isSilentAlone(says: string): boolean {
  return says === GONE_AFTER_FIRST || says === COMES_AT_END || says === LASTS_AS_CONNECTION || mayComeAgain(says);
}

/** `error`: an end for who has its target alone, and not for each of those that come and go beside it. */
export function mayComeAgain(says: string): boolean {
  return says === OFTEN_COMES_AT_END;
}

/** In a function that the host of a plugin, the program itself, or a page when it is there, calls once. */
export function isInStartup(project: Project, node: FunctionNode): boolean {
  const { startups } = node.unit.catalog.resources;
  for (let each: FunctionNode | undefined = node; each; each = each.outer) {
    if (startups.has(each.region.name) && !isOfEach(project, each)) return true;
    if (each.unit.catalog.entries.has(each.region.name)) return true;
    if (project.calls.handoversOf(each).some(isAwaitingPage)) return true;
  }
  return false;
}

/** `activate(terminal) {}` of an add-on that whoever uses the library makes: once for each that is made. */
function isOfEach(project: Project, { unit, owner, region }: FunctionNode): boolean {
  return (
    owner !== undefined &&
    unit.catalog.resources.startupsOfEach.has(region.name) &&
    project.calls.makersOf(owner).length === 0
  );
}

/** `$(() => …)`, `document.addEventListener('DOMContentLoaded', …)`, at module level. */
function isAwaitingPage({ unit, fact, region, verb, how }: Handover): boolean {
  if (how !== 'argument' || unit.functionOf(region).region.id !== 0) return false;
  const { readies, onceEvents } = unit.catalog.resources;
  const call = unit.fact(fact);
  const topic = call.is === 'call' ? call.arguments[0]?.value : undefined;
  return readies.has(verb) || (topic?.is === 'const' && typeof topic.value === 'string' && onceEvents.has(topic.value));
}

/** `RepeatedTimer(60, f, condition=lambda: self.active)` */
function isEndedByCondition({ row, call }: Acquisition): boolean {
  const { until } = row;
  return until !== undefined && call.arguments.some(({ name, value }) => name === until && value.is !== 'const');
}

function isStartup(project: Project, { node, owner }: Acquisition): boolean {
  if (isInStartup(project, node)) return true;
  const { runs } = project.frequencies.ofFunction(node);
  if (owner === undefined) return runs === 'once' || runs === 'setup';
  // Fields stand in no function, and are made with each instance.
  return (runs === 'once' && node.region.id !== 0) || project.lives.isOneThatStays(owner);
}

function silenceOfEvent(project: Project, acquisition: Acquisition, { life }: Target): string | undefined {
  const { at, topic, options, unit, row, receiver } = acquisition;
  // A signal is an event of its own: `widget.disposed.connect(f)`.
  const signal = row.topic === undefined ? lastName(receiver) : undefined;
  const name = topic ? topicOf(project, { at, value: topic }) : signal;
  // The process and the page end with their programs: before that, each owner adds one more.
  const { endEvents, finalEvents } = unit.catalog.resources;
  const isEnd = name !== undefined && (endEvents.has(lastPart(name)) || endEvents.has(name));
  if (isEnd && life !== 'process') return finalEvents.has(lastPart(name)) ? COMES_AT_END : OFTEN_COMES_AT_END;
  if (isEnd && isAskedBefore(acquisition)) return 'it waits for what has not come yet, and comes once';
  if (isPutOff(acquisition)) return 'it waits for what has not come yet, and does then what is put off here';
  if (row.once && isAskedFor(acquisition)) return 'it is the answer to what is asked there';
  return options && isTakenByOptions(project, at, options) ? TAKEN_BY_OPTIONS : undefined;
}

/** `if (!ready) { bus.on('ready', this.start.bind(this)); return; }` in `start`: only as long as it has not come. */
function isPutOff({ unit, node, call, handler }: Acquisition): boolean {
  const bound = handler && unit.call(handler)?.callee;
  const meant = bound?.is === 'get' && bound.name === 'bind' ? bound.of : handler;
  if (meant === undefined || lastName(meant) !== node.region.name || node.region.name === '') return false;
  if (meant.is === 'get' && !isSelf(unit, meant.of)) return false;
  return [...unit.around(call.region, node.region.id)].some(
    around => around.branch?.test !== undefined && isLeft(unit, around, 'return'),
  );
}

/**
 * `socket.once('saved', f); socket.emit('saved', draft);`: what is asked on the spot is answered under the same name, or under
 * one that has the same key in it: `bus.once(`port-${id}`, f); bus.send('open', id)`.
 */
function isAskedFor({ unit, node, topic, receiver, fact }: Acquisition): boolean {
  const isSame = (value: Value | undefined): boolean =>
    value?.is === 'const' && topic?.is === 'const' && value.value === topic.value;
  const { sends } = unit.catalog.resources;
  for (let id = fact; id < node.region.to; id++) {
    const call = unit.fact(id);
    if (call.is !== 'call' || call.callee.is !== 'get' || unit.functionOf(call.region) !== node) continue;
    if (!sends.has(call.callee.name) || !isNamedAlike(call.callee.of, receiver)) continue;
    if (isSame(call.arguments[0]?.value) || call.arguments.some(({ value }) => isPartOf(value, topic))) return true;
  }
  return false;
}

/** A variable that a text is made with. */
function isPartOf(value: Value, topic: Value | undefined): boolean {
  if (value.is !== 'name' || topic === undefined || topic.is === 'name') return false;
  return partsOf(topic).some(part => part.is === 'name' && part.binding === value.binding);
}

/** `if (app.isReady()) start(); else app.on('ready', start)`: on the way where its target says that it has not come. */
function isAskedBefore({ unit, node, call, receiver }: Acquisition): boolean {
  for (const { branch } of unit.around(call.region, node.region.id))
    if (branch?.test && asks(unit, branch.test, receiver)) return true;
  return false;
}

function asks(unit: Unit, test: Value, receiver: Value | undefined): boolean {
  const asked = unit.call(test)?.callee ?? test;
  if (asked.is === 'get') return isNamedAlike(asked.of, receiver);
  return test.is === 'op' && test.of.some(part => asks(unit, part, receiver));
}

/** `{ once: true }`, `{ signal }`, written there or in a variable. */
export function isTakenByOptions(project: Project, at: Acquisition['at'], options: Value): boolean {
  const given = definitionOf(project, at, options)?.value ?? options;
  return given.is === 'literal' && (given.keys ?? []).some((key, index) => isEnding(at.unit, key, given.of[index]!));
}

/** `disconnected` of `Browser.Events.Disconnected`. */
function lastPart(topic: string): string {
  const last = lastOf(topic);
  return /^[A-Z][a-z]/.test(last) ? last[0]!.toLowerCase() + last.slice(1) : last;
}

/** `{ once: true }`, `{ signal }`, `{ oneTimeOnly: true }`. */
function isEnding({ catalog }: Unit, key: Value, value: Value): boolean {
  if (key.is !== 'const') return false;
  const { onceOptions, signalOptions } = catalog.resources;
  const isOff = value.is === 'const' && value.value === false;
  return signalOptions.has(String(key.value)) || (onceOptions.has(String(key.value)) && !isOff);
}

function silenceOfReceiver(project: Project, acquisition: Acquisition, { life }: Target): string | undefined {
  const { unit, receiver, row, node, context } = acquisition;
  if (receiver === undefined) return undefined;
  if (isKeptWeakly(project, acquisition)) return 'the registry refers to it weakly';
  const { callOnce, streams, ends, answers, clearsContext } = unit.catalog.resources;
  const name = lastName(receiver)?.replace(/^[_#]+/, '') ?? '';
  if (row.needs === 'function' && callOnce.has(name) && !isRescheduled(acquisition, project)) return CALLED_ONCE;
  // The one connection of a page, and one that an effect finds there, outlast who listens.
  const stays = (life === 'process' && isFixed(acquisition)) || isFoundByEffect(project, acquisition);
  if (row.needs === 'function' && streams.has(name) && !stays) return LASTS_AS_CONNECTION;
  if (row.kind === 'subscription' && isEndedInChain(unit, receiver, ends, answers)) return 'the stream ends by itself';
  if (lastName(receiver) === 'super') return 'the base class is asked';
  return row.comparesContext && isSelf(unit, context) && isCleared(node, clearsContext)
    ? 'the base class lets go of it'
    : undefined;
}

/** An operator such as `takeUntil` anywhere in what is subscribed to, or a source that answers once. */
export function isEndedInChain(
  unit: Unit,
  value: Value,
  ends: ReadonlySet<string>,
  answers: ReadonlySet<string>,
): boolean {
  return [...chainOf(unit, value)].some(({ callee, arguments: given }) => {
    const name = lastName(callee) ?? '';
    if (ends.has(name) || answers.has(name)) return true;
    return given.some(({ value: each }) => ends.has(lastName(unit.call(each)?.callee) ?? ''));
  });
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

/** `setTimeout(tick)` in `tick`: the callback asks for itself again. */
export function isRescheduled({ unit, call, handler, node }: Acquisition, project: Project): boolean {
  if (handler === undefined || isOnCondition(unit, call, node)) return false;
  const type = project.types.typeOf({ unit, region: call.region, before: unit.region(call.region).to }, handler);
  const target = type?.is === 'function' ? type.of : undefined;
  if (target === undefined) return false;
  for (let each: FunctionNode | undefined = node; each; each = each.outer) if (each === target) return true;
  return callsBack(project, target, node);
}

/** In a branch, or behind one that leaves: it ends when the condition says so. */
function isOnCondition(unit: Unit, { region, at }: CallFact, { region: { id, from, to } }: FunctionNode): boolean {
  for (const around of unit.around(region, id)) if (around.kind === 'branch' || around.kind === 'catch') return true;
  for (let fact = from; fact < to; fact++) {
    const exit = unit.fact(fact);
    if (startOf(exit.at) >= startOf(at)) return false;
    if (exit.is === 'exit' && exit.how === 'return' && unit.functionOf(exit.region).region.id === id) return true;
  }
  return false;
}

/** `setTimeout(() => this.poll())` in `poll`; `later() { setTimeout(this.poll); }` where `poll` calls `later` in the end. */
function callsBack(project: Project, callback: FunctionNode, node: FunctionNode): boolean {
  const isInline = callback.region.name === '' || callback.outer !== undefined;
  return project.calls.callersOf(node).some(({ unit, region, fact, byName }) => {
    const call = unit.fact(fact);
    const isWithin =
      unit === callback.unit &&
      (isInline ? unit.isWithin(region, callback.region.id) : !byName && unit.functionOf(region) === callback);
    return isWithin && call.is === 'call' && !isOnCondition(unit, call, callback);
  });
}
