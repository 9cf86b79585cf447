import type { BindingId, CallFact, Value } from '../../model/model.js';
import { isSameText } from '../program/spelling.js';
import { isMentionedIn } from '../program/mentions.js';
import type { Unit } from '../program/unit.js';
import { isNamed } from '../keys/words.js';
import type { Lifetime } from '../lives/lifetime.js';
import type { Project } from '../project.js';
import type { Operation, Slot } from '../slots/slots.js';
import { isLocal, type Root } from '../slots/spot.js';

/**
 * `reply.on('data', part => parts.push(part)); reply.on('end', () => done(parts))`: a variable that gathers what one source
 * brings, and is read when that has come to its end. How much a request brings is up to whoever sends it.
 */
export function isGatheredToEnd(project: Project, { spot }: Slot, grows: readonly Operation[]): boolean {
  const { root } = spot;
  if (root.is !== 'binding' || !isLocal(spot)) return false;
  return grows.every(grow => {
    const source = sourceOf(project, grow);
    return source !== undefined && !isNamed(grow.unit.catalog.keys.requests, source) && isReadAtEnd(root, source);
  });
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
function sourceOf(project: Project, { unit, region }: Operation): Value | undefined {
  const handed = project.calls.handoversOf(unit.functionOf(region)).find(({ how }) => how === 'argument');
  const call = handed?.unit === unit ? (unit.fact(handed.fact) as CallFact) : undefined;
  return call && receiverOf(unit, call);
}

/** Of `reply.on(…).on(…)` as well `reply`. */
function receiverOf(unit: Unit, { callee }: CallFact): Value | undefined {
  if (callee.is !== 'get') return undefined;
  const chained = unit.call(callee.of);
  return chained?.callee.is === 'get' ? receiverOf(unit, chained) : callee.of;
}

function isReadAtEnd({ unit, binding }: Extract<Root, { is: 'binding' }>, source: Value): boolean {
  const { from, to } = unit.functionOf(unit.binding(binding)!.region).region;
  const { finalEvents } = unit.catalog.resources;
  for (let id = from; id < to; id++) {
    const call = unit.fact(id);
    const [topic, handler] = call.is === 'call' ? call.arguments.map(({ value }) => value) : [];
    if (call.is !== 'call' || topic?.is !== 'const' || !finalEvents.has(String(topic.value))) continue;
    const receiver = receiverOf(unit, call);
    if (receiver !== undefined && isOf(source, receiver) && isReadBy(unit, handler, binding)) return true;
  }
  return false;
}

/** The same, or a part of it: `child.stdout` of `child`, which ends later. */
function isOf(source: Value, whole: Value): boolean {
  return isSameText(source, whole) || (source.is === 'get' && isSameText(source.of, whole));
}

function isReadBy(unit: Unit, handler: Value | undefined, binding: BindingId): boolean {
  const region = handler?.is === 'name' ? unit.binding(handler.binding)?.names : undefined;
  const read = handler?.is === 'function' ? handler.region : region;
  return read !== undefined && isMentionedIn(unit, unit.region(read), binding);
}
