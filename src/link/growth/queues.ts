import { livesAtLeast, runsAtLeast } from '../../model/time.js';
import type { Frequency } from '../frequency/frequency.js';
import type { Project } from '../project.js';
import { holdsOf, operationsOf, type Operation, type Slot } from '../slots/slots.js';
import { isParameter } from '../slots/spot.js';

/** A collection without a limit between those who put and somebody who takes. */
export interface Queue {
  readonly slot: Slot;
  readonly puts: readonly Operation[];
  /** What shows that somebody puts for every event, or on every pass of a loop without end. */
  readonly fed: Frequency | undefined;
  /** A method that puts is called like one that is told of events. */
  readonly isTold: boolean;
  /** One at a time in a loop without end; nobody is seen; or some other way. */
  readonly taken: 'by a worker' | 'by nobody' | 'otherwise';
}

/** Names of methods that others call when something happened: `on_frame`, `onMessage`, `emit`. */
const TOLD = /^_*(on_?[a-z]+|on[A-Z]\w*|handle_?\w*|emit|notify\w*|publish\w*)$/;

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
  return removals.length > 0 && removals.every(operation => isWork(project, operation) && !putsThere(slot, operation));
}

/** The next entry, one on each pass of a loop without end; a loop in it that takes all there are catches up. */
function isWork(project: Project, { kind, key, unit, region }: Operation): boolean {
  if (kind !== 'shrink' || key !== undefined) return false;
  const loop = [...unit.around(region, unit.functionOf(region).region.id)].find(around => around.kind === 'loop');
  return loop !== undefined && project.frequencies.isEndless(unit, loop);
}

function putsThere(slot: Slot, { unit, region }: Operation): boolean {
  const worker = unit.functionOf(region);
  return operationsOf(slot, 'grow').some(put => put.unit.functionOf(put.region) === worker);
}

function queueOf(project: Project, slot: Slot): Queue | undefined {
  const [feeds, seen] = partition(operationsOf(slot, 'escape', 'clear'), isFeed);
  const puts = [...operationsOf(slot, 'grow'), ...feeds];
  if (puts.length === 0) return undefined;
  const fed = puts.map(put => frequencyOf(project, put)).find(({ runs }) => runsAtLeast(runs, 'repeated'));
  if (!fed && !livesAtLeast(project.lives.ofSlot(slot).life, 'long')) return undefined;
  const takes = operationsOf(slot, 'shrink');
  const isSeen = takes.length > 0 || seen.length > 0;
  return {
    slot,
    puts,
    fed,
    isTold: puts.some(({ unit, region }) => TOLD.test(unit.functionOf(region).region.name)),
    taken: takes.some(take => isWork(project, take)) ? 'by a worker' : isSeen ? 'otherwise' : 'by nobody',
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
