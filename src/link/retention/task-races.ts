import type { Reason } from '../../finding.js';
import type { AssignFact, CallFact, Fact, FactId, RegionId, Value } from '../../model/model.js';
import { lastName, pathRoot } from '../../model/parts.js';
import { runsAtLeast } from '../../model/time.js';
import { distanceOf, repetitionOf } from '../frequency/frequency.js';
import { atFact } from '../program/at.js';
import { reachingDefinitions } from '../program/definitions.js';
import { isMentionedIn } from '../program/mentions.js';
import type { FunctionNode, Unit } from '../program/unit.js';
import { writtenAs } from '../program/written.js';
import type { Project } from '../project.js';
import type { LongRace } from './long-race.js';
import { onEveryPass } from './reasons.js';

/** Whether a method of this name waits for somebody else. */
type IsWait = (method: string) => boolean;

const isEventWait: IsWait = method => method === 'wait';

/** `await asyncio.wait({create_task(stop.wait()), …}, return_when=FIRST_COMPLETED)`, and nobody cancels the rest. */
export function taskRace(project: Project, unit: Unit, id: FactId): LongRace | undefined {
  const call = unit.callAt(id);
  const node = unit.functionOf(call.region);
  if (!call.awaited || cancels(unit, node)) return undefined;
  const [given] = call.arguments;
  if (given === undefined) return undefined;
  const tasks = tasksIn(unit, given.value, id);
  const loop = unit.loopAround(call.region)?.id;
  return loop === undefined ? leftByCall(project, unit, id, tasks) : leftByPass(project, unit, id, tasks, loop);
}

function leftByPass(
  project: Project,
  unit: Unit,
  id: FactId,
  tasks: readonly FactId[],
  loop: RegionId,
): LongRace | undefined {
  const isOlder = (root: Value): boolean =>
    root.is === 'name' && unit.definitions[root.binding]!.every(fact => !unit.isWithin(unit.fact(fact).region, loop));
  const made = tasks.find(task => {
    const isOfPass = unit.isWithin(unit.fact(task).region, loop) && isSpawning(unit, task);
    const event = isOfPass ? eventOfTask(project, unit, task, isEventWait) : undefined;
    return event !== undefined && (event.is === 'get' || isOlder(event));
  });
  const often = [onEveryPass(unit, loop)];
  return made === undefined ? undefined : { how: 'task', confidence: 'likely', ...raceOf(unit, id, made, often) };
}

/** One wait a call: what it is for is older than the call, and nobody takes up those that are left. */
function leftByCall(project: Project, unit: Unit, id: FactId, tasks: readonly FactId[]): LongRace | undefined {
  const node = unit.functionOf(unit.fact(id).region);
  const frequency = project.frequencies.of(unit, unit.fact(id).region);
  if (tasks.length === 0 || !runsAtLeast(frequency.runs, 'unknown') || takesUpTheRest(unit, node, id)) return undefined;
  const leftBy = (isWait: IsWait): FactId | undefined =>
    tasks.find(task => {
      const isOfCall = unit.functionOf(unit.fact(task).region) === node;
      const event = isOfCall ? eventOfTask(project, unit, task, isWait) : undefined;
      return event !== undefined && isOlderThanCall(unit, node, pathRoot(event)) && !isTakenUp(unit, node, task, id);
    });
  const forEvent = leftBy(isEventWait);
  const made = forEvent ?? leftBy(name => unit.catalog.waits.has(name));
  if (made === undefined) return undefined;
  // What waits for an entry or a message is mostly left once, when there are no more.
  const isSure = forEvent !== undefined && runsAtLeast(frequency.runs, 'repeated') && distanceOf(frequency) === 0;
  const confidence = isSure ? 'likely' : 'possible';
  return { how: 'call', confidence, ...raceOf(unit, id, made, repetitionOf(frequency)) };
}

function raceOf(unit: Unit, id: FactId, made: FactId, often: readonly Reason[]): Omit<LongRace, 'how' | 'confidence'> {
  const task = unit.callAt(made);
  return {
    place: unit.place(task.at),
    name: writtenAs(task.callee) ?? 'task',
    because: [
      { place: unit.place(task.at), role: 'grows', says: 'a task is made here' },
      {
        place: unit.place(unit.fact(id).at),
        role: 'sought',
        says: 'the first to be done ends the wait, and nobody cancels the others',
      },
      ...often,
    ],
  };
}

/** The calls that make what is waited for: tasks, and the work for which the wait makes one. */
function tasksIn(unit: Unit, value: Value, before: FactId): FactId[] {
  if (value.is === 'call') return [value.fact];
  if (value.is === 'literal') return value.of.flatMap(part => tasksIn(unit, part, before));
  if (value.is !== 'name') return [];
  return reachingDefinitions(atFact(unit, before), value.binding).flatMap(fact => {
    const assigned = unit.assignment(fact).value;
    return assigned === undefined || assigned.is === 'name' ? [] : tasksIn(unit, assigned, fact);
  });
}

function isSpawning(unit: Unit, id: FactId): boolean {
  return unit.catalog.spawns.has(lastName(unit.callAt(id).callee));
}

/** What a task waits for: an event, a queue, a connection. */
function eventOfTask(project: Project, unit: Unit, id: FactId, isWait: IsWait): Value | undefined {
  const call = unit.callAt(id);
  const [first] = call.arguments;
  const work = isSpawning(unit, id) ? first && unit.call(first.value) : call;
  return work && (eventOf(work, isWait) ?? eventOfFunction(project, unit, id, work));
}

/** `stop` of `stop.wait()`. */
function eventOf({ callee, arguments: given }: CallFact, isWait: IsWait): Value | undefined {
  return callee.is === 'get' && given.length === 0 && isWait(callee.name) ? callee.of : undefined;
}

/** `async def until_stopped(): await stop.wait()`, declared beside the wait, for an event that is not its own. */
function eventOfFunction(project: Project, unit: Unit, id: FactId, { callee }: CallFact): Value | undefined {
  const type = project.types.typeOf(atFact(unit, id), callee);
  if (type?.is !== 'function' || type.of.unit !== unit) return undefined;
  const { region } = type.of;
  const waits = unit
    .factsWithin(region)
    .filter(fact => fact.is === 'exit')
    .filter(({ how }) => how === 'await');
  const [wait, ...others] = waits;
  const waited = wait?.value && unit.call(wait.value);
  const event = waited && others.length === 0 ? eventOf(waited, isEventWait) : undefined;
  const root = event && pathRoot(event);
  const binding = root?.is === 'name' ? unit.binding(root.binding) : undefined;
  return binding && (binding.kind === 'self' || !unit.isWithin(binding.region, region.id)) ? event : undefined;
}

function isOlderThanCall(unit: Unit, node: FunctionNode, root: Value): boolean {
  const binding = root.is === 'name' ? unit.binding(root.binding) : undefined;
  if (binding === undefined) return false;
  return binding.kind !== 'variable' || !unit.isWithin(binding.region, node.region.id);
}

/** `done, pending = await wait(…)`, and something is done with `pending`. */
function takesUpTheRest(unit: Unit, node: FunctionNode, wait: FactId): boolean {
  const { to } = node.region;
  return unit.assignments.idsWithin({ from: wait + 1, to }).some(id => {
    const assign = unit.assignment(id);
    if (assign.target.is !== 'name' || !isRestOf(assign, wait)) return false;
    return isMentionedIn(unit, { from: id + 1, to }, assign.target.binding);
  });
}

function isRestOf({ value }: AssignFact, wait: FactId): boolean {
  const whole = value?.is === 'item' ? value.of : value;
  const call = whole?.is === 'await' ? whole.of : whole;
  if (call?.is !== 'call' || call.fact !== wait) return false;
  return value?.is !== 'item' || value.key.is !== 'const' || value.key.value !== 0;
}

/** Its variable is waited for afterwards, or handed on. */
function isTakenUp(unit: Unit, { region }: FunctionNode, task: FactId, wait: FactId): boolean {
  return unit
    .factsWithin({ from: wait + 1, to: region.to })
    .some(fact => givenBy(fact).some(value => isVariableOf(unit, value, task)));
}

/** What a fact hands on, stores, gives back or waits for. */
function givenBy(fact: Fact): readonly Value[] {
  if (fact.is === 'call') return fact.arguments.map(({ value }) => value);
  const isKept = fact.is === 'exit' || (fact.is === 'assign' && fact.target.is !== 'name');
  return isKept && fact.value !== undefined ? [fact.value] : [];
}

function isVariableOf(unit: Unit, value: Value, task: FactId): boolean {
  if (value.is === 'await') return isVariableOf(unit, value.of, task);
  if (value.is === 'literal') return value.of.some(part => isVariableOf(unit, part, task));
  if (value.is !== 'name') return false;
  return unit.definitions[value.binding]!.some(id => {
    const made = unit.assignment(id).value;
    return made?.is === 'call' && made.fact === task;
  });
}

function cancels(unit: Unit, { region }: FunctionNode): boolean {
  return unit.calls.within(region).some(({ callee }) => unit.catalog.names.cancels.test(lastName(callee)));
}
