import type { CallFact, ExitFact, Region } from '../../../model/model.js';
import type { ResourceRow } from '../../../model/catalog/resource-rows.js';
import { lastName } from '../../../model/parts.js';
import { endsWhenTold } from '../../frequency/loops.js';
import { isReachedOnceByAll } from '../../frequency/once-guards.js';
import type { Project } from '../../project.js';
import { spawnOfHelper } from '../../program/calls/spawners.js';
import type { At } from '../../program/at.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import type { Acquisition } from './acquisition.js';
import { globalCalled } from '../written/names.js';
import { plainName } from '../../program/spelling.js';

/** What `begin(self._poll())` acquires, where the project's own `begin` gives back the task that it begins. */
export function taskOfHelper(project: Project, { unit: caller, before: call }: At): ResourceRow | undefined {
  const spawn = spawnOfHelper(project.types, caller, call);
  if (spawn === undefined) return undefined;
  const { unit, fact } = spawn;
  const { callee } = spawn.call;
  const name = globalCalled(project, unit, fact) ?? '';
  return unit.catalog.resources.rows.find(
    row =>
      row.kind === 'task' &&
      !row.onlyLikeSiblings &&
      (row.call?.includes(name) || (callee.is === 'get' && row.verb?.includes(callee.name) === true)),
  );
}

/** `async with asyncio.TaskGroup() as group: group.create_task(…)`: the block does not end before what is begun there does. */
export function isOfBlock({ unit }: At, { callee }: CallFact): boolean {
  const receiver = callee.is === 'get' ? callee.of : undefined;
  const fact = receiver?.is === 'name' ? unit.soleDefinition(receiver.binding) : undefined;
  return fact !== undefined && unit.assignment(fact).how === 'enter';
}

/** The function of the project that a task runs: `create_task(self._poll())`, `begin(self._poll)`. */
function workOf(project: Project, { at, call }: Acquisition): FunctionNode | undefined {
  for (const { value } of call.arguments) {
    const type = project.types.typeOf(at, at.unit.call(value)?.callee ?? value);
    if (type?.is === 'function') return type.of;
  }
  return undefined;
}

/** Whether a task runs until it is cancelled, or until a flag says so. */
export function runsOn(project: Project, acquisition: Acquisition): boolean {
  const work = workOf(project, acquisition);
  return work !== undefined && endlessLoops(project, work).length > 0;
}

/** Whether a task hears whatever comes, as long as its source lasts: `async for frame in source`. */
export function hearsAll(project: Project, acquisition: Acquisition): boolean {
  const work = workOf(project, acquisition);
  if (work === undefined) return false;
  const { unit, region } = work;
  return unit.inside(region).some(({ loop }) => loop?.form === 'async-for');
}

/**
 * Whether a task never comes back unless it is cancelled, and the event loop keeps it: it sleeps in a loop that has neither
 * a condition nor a way out, and goes on when something fails, or waits for nothing else. One that waits for what only its
 * owner has goes with that; one that leaves at once when another is there is that one.
 */
export function runsForGood(project: Project, acquisition: Acquisition): boolean {
  const work = workOf(project, acquisition);
  return (
    work !== undefined &&
    endlessLoops(project, work).some(
      loop =>
        isUnconditional(loop) &&
        sleepsIn(work.unit, loop) &&
        (goesOn(work.unit, loop) || onlyPauses(work.unit, loop)) &&
        !isReachedOnceByAll(work.unit, loop.from),
    )
  );
}

function endlessLoops(project: Project, { unit, region }: FunctionNode): Region[] {
  return unit
    .inside(region)
    .filter(each => each.kind === 'loop' && project.frequencies.isEndless(unit, each) && !endsWhenTold(unit, each));
}

function isUnconditional({ loop }: Region): boolean {
  return loop!.form === 'while' && loop!.test?.is === 'const';
}

function sleepsIn(unit: Unit, loop: Region): boolean {
  return waitsIn(unit, loop).some(exit => isSleep(unit, exit));
}

function onlyPauses(unit: Unit, loop: Region): boolean {
  return waitsIn(unit, loop).every(exit => isSleep(unit, exit) || isOfThread(unit, exit));
}

function waitsIn(unit: Unit, region: Region): ExitFact[] {
  return unit
    .factsWithin(region)
    .filter(fact => fact.is === 'exit')
    .filter(({ how }) => how === 'await');
}

/** `await asyncio.to_thread(sweep)`: the program's own work, which ends. */
function isOfThread(unit: Unit, { value }: ExitFact): boolean {
  const call = value && unit.call(value);
  if (call === undefined) return false;
  const { callee } = call;
  const { threads } = unit.catalog.values;
  const name = lastName(callee);
  return threads.has(name) || (callee.is === 'get' && threads.has(`${lastName(callee.of)}.${name}`));
}

/** `await asyncio.sleep(5)` */
function isSleep(unit: Unit, { value }: ExitFact): boolean {
  return value !== undefined && unit.catalog.values.sleeps.has(plainName(lastName(unit.call(value)?.callee)));
}

/** `except Exception: log(…)` in the loop. */
function goesOn(unit: Unit, loop: Region): boolean {
  const isGoneOn = (region: Region): boolean =>
    unit.exits.within(region).every(fact => fact.how === 'await' || fact.how === 'continue');
  return unit.inside(loop).some(each => each.kind === 'catch' && isGoneOn(each));
}
