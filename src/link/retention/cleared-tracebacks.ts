import type { BindingId, Fact, FactId, Region, Value } from '../../model/model.js';
import type { Project } from '../project.js';
import { parameterFor } from '../program/arguments.js';
import { atFact } from '../program/at.js';
import type { Unit } from '../program/unit.js';
import { hasPart, verbOf } from './retained.js';

const MAX_DEPTH = 2;

/** Whether the code of a region takes the frames off the exception in a variable, by itself or by a function of the project. */
export function clearsTraceback(
  project: Project,
  unit: Unit,
  { from, to }: Region,
  binding: BindingId,
  depth = 0,
): boolean {
  const isIt = (value: Value): boolean => value.is === 'name' && value.binding === binding;
  for (let id = from; id < to; id++) {
    const fact = unit.fact(id);
    if (clears(fact, isIt) || (depth < MAX_DEPTH && isClearedBy(project, unit, fact, id, isIt, depth))) return true;
  }
  return false;
}

function clears(fact: Fact, isIt: (value: Value) => boolean): boolean {
  if (fact.is === 'assign')
    return (
      fact.target.is === 'get' &&
      fact.target.name === '__traceback__' &&
      isIt(fact.target.of) &&
      fact.value?.is === 'const'
    );
  if (fact.is !== 'call') return false;
  const { callee, arguments: given } = fact;
  if (verbOf(callee) === 'clear_frames') return given.some(({ value }) => hasPart(value, isIt));
  return callee.is === 'get' && callee.name === 'with_traceback' && isIt(callee.of) && given[0]?.value.is === 'const';
}

/** `forget_frames(error)` */
function isClearedBy(
  project: Project,
  unit: Unit,
  call: Fact,
  id: FactId,
  isIt: (value: Value) => boolean,
  depth: number,
): boolean {
  const argument = call.is === 'call' ? call.arguments.find(({ value }) => isIt(value)) : undefined;
  if (call.is !== 'call' || argument === undefined) return false;
  const type = project.types.typeOf(atFact(unit, id), call.callee);
  const taken = type?.is === 'function' ? parameterFor(type.of, call, argument) : undefined;
  if (type?.is !== 'function' || taken === undefined) return false;
  return clearsTraceback(project, type.of.unit, type.of.region, taken.binding, depth + 1);
}
