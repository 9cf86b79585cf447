import type { BindingId, CallFact, FactId, Value } from '../../../model/model.js';
import { lastName } from '../../../model/parts.js';
import type { Project } from '../../project.js';
import { keptByConstructor } from '../cycles/constructors.js';
import { atFact } from '../../program/at.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import { heldIn } from '../retained.js';
import { isInCatch } from '../../program/alternatives.js';
import type { Failure } from './kept-exception.js';

/** What is caught in a function, given to it, or made of such, by the variables that hold it. */
export type Caught = ReadonlyMap<BindingId, Failure>;

/** A function with what it may keep of failures. */
export interface Catching {
  readonly project: Project;
  readonly node: FunctionNode;
  readonly caught: Caught;
}

/** `value = LoadError(path, cause=error)`: an error made of the one that was caught holds it. */
export function causeHeldBy(unit: Unit, value: Value, caught: Caught): Failure | undefined {
  const call = caught.size > 0 ? unit.call(value) : undefined;
  if (call === undefined || !unit.catalog.names.exceptions.test(lastName(call.callee))) return undefined;
  const causes = call.arguments.map(argument => argument.value.is === 'name' && caught.get(argument.value.binding));
  return causes.find(cause => typeof cause === 'object');
}

/** What of a failure an expression holds; `str(e)` and `e.code` hold nothing of it. */
export function failureIn(catching: Catching, id: FactId, value: Value): Failure | undefined {
  for (const part of heldIn(value)) {
    const failure = failureOf(catching, id, part);
    if (failure) return failure;
  }
  return undefined;
}

function failureOf(catching: Catching, id: FactId, value: Value): Failure | undefined {
  const { project, node, caught } = catching;
  const { unit } = node;
  if (value.is === 'name') return caught.get(value.binding);
  const made = causeHeldBy(unit, value, caught) ?? tracebackOf(unit, value, caught);
  if (made) return made;
  const isPart = value.is === 'item' && value.key.is === 'const' && value.key.value === 2;
  const call = unit.call(isPart ? value.of : value);
  if (call === undefined) return undefined;
  const name = project.names.outsideName(unit, call.callee);
  return name === undefined ? keptByNew(catching, id, call) : frameGivenBy(node, id, call, name);
}

/** `error.__traceback__` */
function tracebackOf({ catalog }: Unit, value: Value, caught: Caught): Failure | undefined {
  if (value.is !== 'get' || value.of.is !== 'name' || !catalog.opens.frameEnds.attributes.has(value.name))
    return undefined;
  const of = caught.get(value.of.binding);
  return of && { ...of, what: 'the traceback' };
}

/** `sys.exc_info()`, `inspect.currentframe()` */
function frameGivenBy({ unit, region }: FunctionNode, id: FactId, call: CallFact, name: string): Failure | undefined {
  const { frames } = unit.catalog.opens;
  const row = Object.hasOwn(frames, name) ? frames[name] : undefined;
  if (row === undefined) return undefined;
  const isCaught = row.of === 'catch' && isInCatch(unit, unit.fact(id).region, region.id);
  return { what: row.is, isOfFrame: isCaught || (row.of === 'caller' && call.arguments.length === 0) };
}

/** `self.state = State(error)`, where a `State` keeps what it is given. */
function keptByNew({ project, node, caught }: Catching, id: FactId, call: CallFact): Failure | undefined {
  const given = call.arguments.find(({ value }) => value.is === 'name' && caught.has(value.binding));
  const made = given && project.types.typeOf(atFact(node.unit, id), call.callee);
  if (made?.is !== 'class' || keptByConstructor(project, made.of, call, given!) === undefined) return undefined;
  return given!.value.is === 'name' ? caught.get(given!.value.binding) : undefined;
}
