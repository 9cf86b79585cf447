import type { CallFact, Value } from '../../../model/model.js';
import type { Project } from '../../project.js';
import { operationsOf, type Operation, type Slot } from '../../slots/slots.js';
import { isOnlyAtEnd } from '../removals/ends.js';
import { isRunThrough } from '../removals/run-through.js';
import { onlyDefinition } from '../../program/definitions.js';
import { isSpawn, spawnOfHelper } from '../../program/calls/spawners.js';
import type { At } from '../../program/at.js';
import type { Unit } from '../../program/unit.js';
import { partsOf } from '../../../model/parts.js';
import { isWaiter } from '../entries/waiters.js';

/**
 * Whether what is added comes to an end of its own, and should go when it does: a task that works on what the function was
 * given, a connection that a server hands to its handler, somebody who waits for an answer.
 */
export function hasOwnEnd(project: Project, operation: Operation, again: boolean): boolean {
  const { value, key, at } = operation;
  const member = value ?? key;
  if (member === undefined) return false;
  return isWork(project, at, member, again) || isHanded(project, at.unit, member) || isWaiter(project, operation);
}

/**
 * `await Promise.all(this.tasks)`, `for job in self._queue: job()`: what is waited for, or done, comes to an end by itself. What
 * is waited for where the owner ends may have run as long as that.
 */
export function isGathered(project: Project, slot: Slot): boolean {
  return (
    isRunThrough(project, slot) ||
    operationsOf(slot, 'read').some(read => {
      const { unit, fact } = read;
      const call = unit.fact(fact);
      const name = call.is === 'call' ? project.names.outsideName(unit, call.callee) : undefined;
      return name !== undefined && unit.catalog.gatherers.has(name) && !isOnlyAtEnd(project, read);
    })
  );
}

/**
 * `create_task(self.send(letter))`; a task that works on nothing it was given, and is not seen to be made again and again,
 * or is one loop without end, runs for good.
 */
function isWork(project: Project, at: At, value: Value, again: boolean): boolean {
  const call = spawnOf(project, at, value);
  if (call === undefined) return false;
  return call.arguments.some(argument => isGiven(at.unit, argument.value)) || (again && !isLoop(project, at, call));
}

/** `create_task(self._watch())`, where `_watch` goes round in a loop without end. */
function isLoop(project: Project, at: At, { arguments: given }: CallFact): boolean {
  return given.some(({ value }) => {
    const work = project.types.typeOf(at, at.unit.call(value)?.callee ?? value);
    if (work?.is !== 'function') return false;
    const { unit, region } = work.of;
    return unit.inside(region).some(each => each.kind === 'loop' && project.frequencies.isEndless(unit, each));
  });
}

/** Whether all that is added are tasks, which can say when they are done. */
export function areTasks(project: Project, grows: readonly Operation[]): boolean {
  return grows.every(({ value, key, at }) => {
    const member = value ?? key;
    return member !== undefined && spawnOf(project, at, member) !== undefined;
  });
}

function spawnOf(project: Project, at: At, value: Value): CallFact | undefined {
  const given = source(at, value);
  if (given.is !== 'call') return undefined;
  const call = at.unit.callAt(given.fact);
  return isSpawn(at.unit, call) || spawnOfHelper(project.types, at.unit, given.fact) ? call : undefined;
}

/** What a local variable was given. */
function source(at: At, value: Value): Value {
  if (value.is !== 'name' || value.binding < 0) return value;
  const definition = onlyDefinition(at, value.binding);
  return definition === undefined ? value : (at.unit.assignment(definition).value ?? value);
}

function isGiven(unit: Unit, value: Value, depth = 0): boolean {
  if (value.is === 'name') return unit.binding(value.binding)?.kind === 'parameter';
  if (depth > 4) return false;
  const parts = value.is === 'call' ? argumentsOf(unit, value.fact) : partsOf(value);
  return parts.some(part => isGiven(unit, part, depth + 1));
}

function argumentsOf(unit: Unit, call: number): Value[] {
  return unit.callAt(call).arguments.map(({ value }) => value);
}

/** The parameter of a function that `start_server(f)`, `createServer(f)` call with each connection. */
function isHanded(project: Project, unit: Unit, value: Value): boolean {
  const binding = unit.bindingOf(value);
  if (binding?.kind !== 'parameter') return false;
  return project.calls
    .handoversOf(unit.functionOf(binding.region))
    .some(({ unit: server, verb }) => server.catalog.hosts.has(verb));
}
