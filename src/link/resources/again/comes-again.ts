import { topicOf } from '../identity.js';
import type { Project } from '../../project.js';
import type { FunctionNode } from '../../program/unit.js';
import { isEndedInChain } from '../silences.js';
import type { Acquisition } from '../acquisitions.js';
import { lastName } from '../names.js';
import type { Inventory, Standing } from '../standing.js';

/** The registration that calls a function again and again: an event or an interval, and neither what comes once nor an end. */
export function callerOf(project: Project, inventory: Inventory, node: FunctionNode): Standing | undefined {
  for (const { how, unit, fact } of project.calls.handoversOf(node)) {
    const standing = how === 'argument' ? inventory.at(unit, fact) : undefined;
    if (standing && comesAgain(project, standing)) return standing;
  }
  return undefined;
}

const EVENTS = new Set(['listener', 'subscription', 'timer', 'observer']);

function comesAgain(project: Project, { acquisition, passes, says }: Standing): boolean {
  const { row, unit, receiver } = acquisition;
  if (row.once || passes || !EVENTS.has(row.kind) || says === ONCE_BY_OPTIONS) return false;
  const { ends, answers } = unit.catalog.resources;
  if (receiver && isEndedInChain(unit, receiver, ends, answers)) return false;
  return !isEndEvent(project, acquisition);
}

/** An event that comes once, or at the end of the one who sends it: `close`, `this.disposed`. */
export function isEndEvent(project: Project, { topic, at, unit, row, receiver }: Acquisition): boolean {
  const event = topic
    ? topicOf(project, { at, value: topic })
    : row.topic === undefined
      ? lastName(receiver)
      : undefined;
  return event !== undefined && unit.catalog.resources.endEvents.has(event.slice(event.lastIndexOf('.') + 1));
}

/** `{ once: true }`, or a signal that ends it. */
const ONCE_BY_OPTIONS = 'it is taken back by its options';
