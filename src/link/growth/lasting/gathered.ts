import type { BindingId, CallFact, Value } from '../../../model/model.js';
import { isSameText } from '../../program/spelling.js';
import { isMentionedIn } from '../../program/mentions.js';
import type { Unit } from '../../program/unit.js';
import type { Handover, Site } from '../../program/calls/calls.js';
import { runsAtLeast } from '../../../model/time.js';
import { isNamed } from '../../keys/words.js';
import type { Lifetime } from '../../lives/lifetime.js';
import type { Project } from '../../project.js';
import type { Operation, Slot } from '../../slots/slots.js';
import { isLocal, type Root } from '../../slots/spot.js';

/**
 * `reply.on('data', part => parts.push(part)); reply.on('end', () => done(parts))`: a variable that gathers what one source
 * brings, and is read when that has come to its end. How much a request brings is up to whoever sends it. A variable of the module
 * does so where one source is heard, once: `process.stdin.on('data', part => (input += part))`.
 */
export function isGatheredToEnd(project: Project, { spot }: Slot, grows: readonly Operation[]): boolean {
  const { root } = spot;
  if (root.is !== 'binding') return false;
  return grows.every(grow => {
    const source = sourceOf(project, grow);
    if (source === undefined || isNamed(grow.unit.catalog.keys.requests, source)) return false;
    return isReadAtEnd(root, source) && (isLocal(spot) || isHeardOnce(project, grow));
  });
}

/** `get(url, reply => { reply.on('data', f); })` is answered as often as it is called. */
function isHeardOnce({ calls, frequencies }: Project, grow: Operation): boolean {
  const isOnce = ({ unit, region }: Site): boolean => !runsAtLeast(frequencies.of(unit, region).runs, 'unknown');
  const handed = handedOver({ calls }, grow);
  if (handed === undefined || isOnce(handed)) return handed !== undefined;
  const answered = handed.unit.functionOf(handed.region);
  const asked = calls.handoversOf(answered);
  const { runs } = frequencies.of(handed.unit, handed.region);
  return runs === 'unknown' && asked.length > 0 && asked.every(each => each.how === 'argument' && isOnce(each));
}

/** What one call gathers by the functions that it hands to others, other than of a request, which brings as much as its sender likes. */
export function isWorkOfCall(project: Project, { lent, life }: Lifetime, grows: readonly Operation[]): boolean {
  if (lent !== true || life !== 'unknown') return false;
  return grows.every(grow => {
    const source = sourceOf(project, grow);
    return source === undefined || !isNamed(grow.unit.catalog.keys.requests, source);
  });
}

/** What calls the function in which it grows: `reply` of `reply.on('data', f)`. */
function sourceOf(project: Project, grow: Operation): Value | undefined {
  const handed = handedOver(project, grow);
  const call = handed?.unit === grow.unit ? grow.unit.callAt(handed.fact) : undefined;
  return call && receiverOf(grow.unit, call);
}

function handedOver({ calls }: Pick<Project, 'calls'>, { unit, region }: Operation): Handover | undefined {
  return calls.handoversOf(unit.functionOf(region)).find(({ how }) => how === 'argument');
}

/** Of `reply.on(…).on(…)` as well `reply`. */
function receiverOf(unit: Unit, { callee }: CallFact): Value | undefined {
  if (callee.is !== 'get') return undefined;
  const chained = unit.call(callee.of);
  return chained?.callee.is === 'get' ? receiverOf(unit, chained) : callee.of;
}

function isReadAtEnd({ unit, binding }: Extract<Root, { is: 'binding' }>, source: Value): boolean {
  const { region } = unit.functionOf(unit.binding(binding)!.region);
  const { finalEvents } = unit.catalog.resources;
  return unit.calls.within(region).some(call => {
    const [topic, handler] = call.arguments.map(({ value }) => value);
    if (topic?.is !== 'const' || !finalEvents.has(String(topic.value))) return false;
    const receiver = receiverOf(unit, call);
    return receiver !== undefined && isOf(source, receiver) && isReadBy(unit, handler, binding);
  });
}

/** The same, or a part of it: `child.stdout` of `child`, which ends later. */
function isOf(source: Value, whole: Value): boolean {
  return isSameText(source, whole) || (source.is === 'get' && isSameText(source.of, whole));
}

function isReadBy(unit: Unit, handler: Value | undefined, binding: BindingId): boolean {
  const region = unit.bindingOf(handler)?.names;
  const read = handler?.is === 'function' ? handler.region : region;
  return read !== undefined && isMentionedIn(unit, unit.region(read), binding);
}
