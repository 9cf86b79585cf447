import { callsBack } from '../acquired/calling-back.js';
import { lastOf } from '../../../model/qualified-names.js';
import { topicOf } from '../released/inverses/identity.js';
import type { Project } from '../../project.js';
import type { Value } from '../../../model/model.js';
import { lastName } from '../../../model/parts.js';
import { isMentionedIn } from '../../program/mentions.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import { chainOf } from '../acquired/signals.js';
import { endsByItself } from '../standing/ended-streams.js';
import type { Acquisition } from '../acquired/acquisition.js';
import type { Inventory, Standing } from '../standing/standing.js';

/** The registration that calls a function again and again: an event or an interval, and neither what comes once nor an end. */
export function callerOf(project: Project, inventory: Inventory, node: FunctionNode): Standing | undefined {
  for (const { how, unit, fact } of project.calls.handoversOf(node)) {
    const standing = how === 'argument' ? inventory.at(unit, fact) : undefined;
    if (standing && !isEndOfStream(standing, node) && comesAgain(project, standing)) return standing;
  }
  return undefined;
}

/** `orders.subscribe({ next: serve, error: close })`: what fails or is complete brings nothing more; `subscribe(close)` hears all. */
function isEndOfStream({ acquisition: { row, unit, handler } }: Standing, { region: { name } }: FunctionNode): boolean {
  return row.kind === 'subscription' && handler?.is === 'literal' && unit.catalog.resources.endEvents.has(name);
}

function comesAgain(project: Project, { acquisition, passes, silence }: Standing): boolean {
  const { row, receiver } = acquisition;
  if (row.once || passes || !callsBack(row) || silence?.of === 'options') return false;
  if (receiver && endsByItself(project, acquisition.at, receiver)) return false;
  // `client.connect(f)` is no signal's.
  if (row.comparesContext && !isRecurring(project, acquisition)) return false;
  return !isEndEvent(project, acquisition);
}

/** An event that comes once, or at the end of the one who sends it: `close`, `this.disposed`. */
export function isEndEvent(project: Project, acquisition: Acquisition): boolean {
  const event = eventOf(project, acquisition);
  const { endEvents } = acquisition.unit.catalog.resources;
  return event !== undefined && (endEvents.has(lastOf(event)) || endEvents.has(event));
}

/** An interval, or an event of which it is known that it comes many times from one sender. */
export function isRecurring(project: Project, acquisition: Acquisition): boolean {
  const { row, unit, topic, call } = acquisition;
  if (row.kind === 'timer') return true;
  const event = lastOf(eventOf(project, acquisition) ?? '');
  const { recurring, recurringSignals } = unit.catalog.resources;
  if (topic) return recurring.has(event);
  return recurringSignals.test(event) || recurringSignals.test(lastName(call.callee));
}

/**
 * `session.on('download', (_, item) => ipc.on('stop', () => item.cancel()))`: what is registered for an event keeps what came
 * with it, and so its author reckons with one for each.
 */
export function isOneForEach({ acquisition: by }: Standing, node: FunctionNode, registered: Acquisition): boolean {
  const { unit, region } = node;
  const { readies, onceEvents } = unit.catalog.resources;
  const { handler } = registered;
  if (registered.unit !== unit || handler?.is !== 'function' || !unit.isWithin(handler.region, region.id)) return false;
  if (by.topic?.is !== 'const' || readies.has(String(by.topic.value)) || onceEvents.has(String(by.topic.value)))
    return false;
  return region.function!.parameters.some(({ binding }) => isMentionedIn(unit, unit.region(handler.region), binding));
}

/** The event's name, or that of the signal. */
function eventOf(project: Project, { topic, at, unit, row, receiver }: Acquisition): string | undefined {
  if (topic === undefined && row.topic !== undefined) return undefined;
  const [stream] = receiver ? [...sourcesOf(unit, receiver)].reverse() : [];
  return topic ? topicOf(project, { at, value: topic }) : lastName(stream) || undefined;
}

/** What a stream is piped from, itself first: `this.form.valueChanges.pipe(…)`. */
function* sourcesOf(unit: Unit, receiver: Value): Iterable<Value> {
  yield receiver;
  for (const { callee } of chainOf(unit, receiver)) if (callee.is === 'get') yield callee.of;
}
