import type { CallFact, Parameter, Value } from '../../../model/model.js';
import { askedFlags, meets } from '../../frequency/asked-flags.js';
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
 * Whether the project calls the function, and nobody who leaves the parameter out is seen to come to where it is added to: `def
 * read(words, seen=set(), note=False)` adds only `if note`, and who says so gives a set of his own.
 */
export function isLeftAlone(project: Project, node: FunctionNode, parameter: Parameter): boolean {
  const slot = project.operations.slots.get(project.spots.variable(node.unit, parameter.binding));
  const grows = slot === undefined ? [] : operationsOf(slot, 'grow');
  const asked = grows.map(({ region }) => askedFlags(node, region));
  const sites = callsOf(project, node).filter(call => argumentFor(node, call, parameter.binding) === undefined);
  if (asked.length === 0 || sites.length === 0) return false;
  return sites.every(call => asked.every(flags => meets(node, call, flags) !== true));
}

/** Whether the function is handed to others, who call it, and called by nobody in sight. */
export function isCalledByOthers({ calls }: Project, node: FunctionNode): boolean {
  return calls.callersOf(node).length === 0 && calls.handoversOf(node).length > 0;
}

function givenBy(project: Project, node: FunctionNode, { binding }: Parameter): (Value | undefined)[] {
  return callsOf(project, node).map(call => argumentFor(node, call, binding));
}

function callsOf({ calls }: Project, node: FunctionNode): CallFact[] {
  return calls.callersOf(node).flatMap(({ unit, fact }) => {
    const call = unit.fact(fact);
    return call.is === 'call' ? [call] : [];
  });
}
