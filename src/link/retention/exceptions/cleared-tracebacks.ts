import type { BindingId, Fact, Region, Value } from '../../../model/model.js';
import { isNameOf, lastName } from '../../../model/parts.js';
import type { Project } from '../../project.js';
import { parameterFor } from '../../program/calls/arguments.js';
import { atFact, type At } from '../../program/at.js';
import type { Unit } from '../../program/unit.js';
import { hasPart } from '../retained.js';

const MAX_DEPTH = 2;

/** Whether the code of a region takes the frames off the exception in a variable, by itself or by a function of the project. */
export function clearsTraceback(
  project: Project,
  unit: Unit,
  { from, to }: Region,
  binding: BindingId,
  depth = 0,
): boolean {
  const isIt = (value: Value): boolean => isNameOf(value, binding);
  for (let id = from; id < to; id++) {
    const fact = unit.fact(id);
    if (clears(unit, fact, isIt) || (depth < MAX_DEPTH && isClearedBy(project, atFact(unit, id), isIt, depth)))
      return true;
  }
  return false;
}

function clears({ catalog }: Unit, fact: Fact, isIt: (value: Value) => boolean): boolean {
  const { functions, methods, attributes } = catalog.opens.frameEnds;
  const isOfIt = (value: Value, names: ReadonlySet<string>): boolean =>
    value.is === 'get' && names.has(value.name) && isIt(value.of);
  if (fact.is === 'assign') return isOfIt(fact.target, attributes) && fact.value?.is === 'const';
  if (fact.is !== 'call') return false;
  const { callee, arguments: given } = fact;
  if (functions.has(lastName(callee))) return given.some(({ value }) => hasPart(value, isIt));
  return isOfIt(callee, methods) && given[0]?.value.is === 'const';
}

/** `forget_frames(error)` */
function isClearedBy(project: Project, at: At, isIt: (value: Value) => boolean, depth: number): boolean {
  const call = at.unit.fact(at.before);
  const argument = call.is === 'call' ? call.arguments.find(({ value }) => isIt(value)) : undefined;
  if (call.is !== 'call' || argument === undefined) return false;
  const type = project.types.typeOf(at, call.callee);
  const taken = type?.is === 'function' ? parameterFor(type.of, call, argument) : undefined;
  if (type?.is !== 'function' || taken === undefined) return false;
  return clearsTraceback(project, type.of.unit, type.of.region, taken.binding, depth + 1);
}
