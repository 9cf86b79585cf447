import type { AssignFact, BindingId, Fact, FactId, Value } from '../../../model/model.js';
import { isNameOf, lastName } from '../../../model/parts.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import type { Project } from '../../project.js';
import type { Failure, KeptException } from './kept-exception.js';
import { hasPart } from '../retained.js';

/**
 * `last = error`: the variable refers to the frame by way of the traceback, and the frame to the variable. Only a failure
 * that was caught in this function went through its frame.
 */
export function keptInOwnFrame(
  node: FunctionNode,
  { target, at }: AssignFact,
  id: FactId,
  { what, isOfFrame }: Failure,
): KeptException | undefined {
  const { unit, region } = node;
  const declared = unit.bindingOf(target);
  if (target.is !== 'name' || declared === undefined || !isOfFrame) return undefined;
  if (unit.functionOf(declared.region) !== node || isLetGo(node, target.binding, id)) return undefined;
  return {
    how: 'local',
    what,
    place: unit.place(at),
    name: declared.name,
    confidence: 'possible',
    because: [
      { place: unit.place(at), role: 'held', says: `${what} is kept here` },
      {
        place: unit.place(region.head),
        role: 'held',
        says: 'it refers to the frame of this function, and the frame to the variable',
      },
    ],
  };
}

/** It is deleted, set to something else, raised, or its frames are cleared. */
function isLetGo({ unit, region }: FunctionNode, binding: BindingId, id: FactId): boolean {
  const isIt = (value: Value): boolean => isNameOf(value, binding);
  const facts = unit.module.facts.slice(region.from, region.to);
  return facts.some((fact, index) => fact !== unit.fact(id) && letsGo(unit, fact, isIt, region.from + index > id));
}

function letsGo({ catalog }: Unit, fact: Fact, isIt: (value: Value) => boolean, isLater: boolean): boolean {
  if (fact.is === 'delete') return isIt(fact.target);
  if (fact.is === 'exit') return fact.how === 'throw' && fact.value !== undefined && hasPart(fact.value, isIt);
  if (fact.is === 'call')
    return (
      catalog.opens.frameEnds.functions.has(lastName(fact.callee)) && fact.arguments.some(({ value }) => isIt(value))
    );
  // `last = None`, `frame = frame.f_back`.
  if (fact.is !== 'assign' || fact.value === undefined || !isIt(fact.target)) return false;
  return (isLater && fact.value.is === 'const') || hasPart(fact.value, isIt);
}

/** `task = asyncio.current_task()` of a coroutine, handed on: what it fails with refers to its frame, and the task to that. */
export function isCurrentTask(
  project: Project,
  { unit, region }: FunctionNode,
  { target, value }: AssignFact,
): boolean {
  const call = value && unit.call(value);
  const name = call && project.names.outsideName(unit, call.callee);
  if (!region.function!.async || name === undefined || !unit.catalog.opens.currentTasks.has(name)) return false;
  const isIt = (given: Value): boolean =>
    given.is === 'name' && target.is === 'name' && given.binding === target.binding;
  return unit.calls.within(region).some(fact => fact.arguments.some(argument => isIt(argument.value)));
}
