import { livesAtLeast, runsAtLeast } from '../../../model/time.js';
import type { Frequency } from '../../frequency/frequency.js';
import type { Project } from '../../project.js';
import { holdsOf, operationsOf, type Operation, type Slot } from '../../slots/slots.js';
import { isParameter } from '../../slots/spot.js';
import { isPutBack, isWork } from './queue-workers.js';

/** A collection without a limit between those who put and somebody who takes. */
export interface Queue {
  readonly slot: Slot;
  readonly puts: readonly Operation[];
  /** What shows that somebody puts for every event, or on every pass of a loop without end. */
  readonly fed: Frequency | undefined;
  /** Somebody takes from it, or may do so where it is handed on. */
  readonly drained: boolean;
}

/** Every queue without a limit whose size nobody looks at: `Queue()`, and lists that serve as one. */
export function queuesOf(project: Project): Queue[] {
  const queues: Queue[] = [];
  for (const slot of project.operations.slots.values()) {
    if (slot.made.some(({ bound }) => bound !== undefined) || isParameter(slot.spot)) continue;
    if (operationsOf(slot, 'measure').length > 0) continue;
    const isQueue = holdsOf(slot) === 'queue' || servesAsQueue(project, slot);
    const queue = isQueue ? queueOf(project, slot) : undefined;
    if (queue) queues.push(queue);
  }
  return queues;
}

/** A list that is only ever taken from by a worker, and filled by others. */
function servesAsQueue(project: Project, slot: Slot): boolean {
  const holds = holdsOf(slot);
  if ((holds !== 'list' && holds !== 'deque') || slot.spot.within) return false;
  const removals = operationsOf(slot, 'shrink', 'clear', 'replace');
  return (
    removals.length > 0 &&
    removals.every(take => isWork(project, take)) &&
    !operationsOf(slot, 'grow').some(put => isPutBack(slot, put))
  );
}

function queueOf(project: Project, slot: Slot): Queue | undefined {
  const [feeds, seen] = partition(operationsOf(slot, 'escape', 'clear'), isFeed);
  const puts = [...operationsOf(slot, 'grow').filter(put => !isPutBack(slot, put)), ...feeds];
  if (puts.length === 0) return undefined;
  const fed = puts.map(put => frequencyOf(project, put)).find(({ runs }) => runsAtLeast(runs, 'repeated'));
  if (!fed && !livesAtLeast(project.lives.ofSlot(slot).life, 'long')) return undefined;
  return {
    slot,
    puts,
    fed,
    drained: operationsOf(slot, 'shrink').length + seen.length > 0,
  };
}

function frequencyOf(project: Project, put: Operation): Frequency {
  if (put.kind === 'grow') return project.frequencies.of(put.unit, put.region);
  return { runs: 'repeated', place: put.place, says: 'whoever is given it adds to it for every event' };
}

/** Whether it is handed to somebody who puts into it: `logger.addHandler(memory)`, `source.subscribe(replay)`. */
function isFeed({ unit, fact }: Operation): boolean {
  const call = unit.fact(fact);
  return call.is === 'call' && call.callee.is === 'get' && unit.catalog.feeders.has(call.callee.name);
}

function partition<T>(all: readonly T[], test: (one: T) => boolean): [T[], T[]] {
  return [all.filter(test), all.filter(one => !test(one))];
}
