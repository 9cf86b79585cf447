import { conditionsOf } from '../../../model/conditions.js';
import type { BindingId, CallFact, Parameter, Value } from '../../../model/model.js';
import { isNameOf } from '../../../model/parts.js';
import { argumentFor } from '../../program/calls/arguments.js';
import type { FunctionNode } from '../../program/unit.js';
import type { Project } from '../../project.js';
import { operationsOf } from '../../slots/slots.js';

/** Whether the project calls the function, and every call gives the parameter: its default is there for nobody in sight. */
export function isAlwaysGiven(project: Project, node: FunctionNode, parameter: Parameter): boolean {
  const given = givenBy(project, node, parameter);
  return given.length > 0 && given.every(value => value !== undefined);
}

/** Whether the project calls the function, and no call gives the parameter: it is no parameter, but what calls share. */
export function isNeverGiven(project: Project, node: FunctionNode, parameter: Parameter): boolean {
  const given = givenBy(project, node, parameter);
  return given.length > 0 && given.every(value => value === undefined);
}

/**
 * Whether the project calls the function, and nobody who leaves the parameter out has it added to: `def read(words, seen=set(),
 * note=False)` adds only `if note`, and who says so gives a set of his own.
 */
export function isLeftAlone(project: Project, node: FunctionNode, parameter: Parameter): boolean {
  const flags = flagsOf(project, node, parameter.binding);
  const sites = project.calls.callersOf(node).flatMap(({ unit, fact }) => {
    const call = unit.fact(fact);
    return call.is === 'call' && argumentFor(node, call, parameter.binding) === undefined ? [call] : [];
  });
  return flags.length > 0 && sites.length > 0 && sites.every(call => flags.some(flag => isUnset(node, call, flag)));
}

/** The parameters that have to be true wherever the container grows, and are not unless a call says so. */
function flagsOf(project: Project, { unit, region }: FunctionNode, binding: BindingId): Parameter[] {
  const slot = project.operations.slots.get(project.spots.variable(unit, binding));
  const grows = slot === undefined ? [] : operationsOf(slot, 'grow');
  return region.function!.parameters.filter(flag => {
    const isFlag = (test: Value | undefined): boolean => isNameOf(test, flag.binding);
    const isOff = flag.default?.is === 'const' && !flag.default.value;
    return (
      isOff && grows.length > 0 && grows.every(grow => conditionsOf(unit.module, grow.fact, region.id).some(isFlag))
    );
  });
}

function isUnset(node: FunctionNode, call: CallFact, flag: Parameter): boolean {
  const given = argumentFor(node, call, flag.binding);
  return given === undefined || (given.is === 'const' && !given.value);
}

/** Whether the function is handed to others, who call it, and called by nobody in sight. */
export function isCalledByOthers({ calls }: Project, node: FunctionNode): boolean {
  return calls.callersOf(node).length === 0 && calls.handoversOf(node).length > 0;
}

function givenBy(project: Project, node: FunctionNode, { binding }: Parameter): (Value | undefined)[] {
  return project.calls.callersOf(node).flatMap(({ unit, fact }) => {
    const call = unit.fact(fact);
    return call.is === 'call' ? [argumentFor(node, call, binding)] : [];
  });
}
