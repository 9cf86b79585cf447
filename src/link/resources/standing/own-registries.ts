import type { Parameter } from '../../../model/model.js';
import { parameterFor } from '../../program/calls/arguments.js';
import type { FunctionNode } from '../../program/unit.js';
import type { Project } from '../../project.js';
import type { Acquisition } from '../acquired/acquisition.js';

/** A function of the project's own by which something is registered, and the parameter that takes what is to be called. */
export interface OwnRegistry {
  readonly node: FunctionNode;
  readonly parameter: Parameter;
}

/** What takes the handler, where the project has it. */
export function ownRegistryOf(project: Project, { at, call, handler }: Acquisition): OwnRegistry | undefined {
  const given = handler && call.arguments.find(({ value }) => value === handler);
  if (given === undefined) return undefined;
  const type = project.types.typeOf(at, call.callee);
  if (type?.is !== 'function') return undefined;
  const parameter = parameterFor(type.of, call, given);
  return parameter && { node: type.of, parameter };
}
