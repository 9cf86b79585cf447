import type { Place, Value } from '../model/model.js';
import type { Domain } from './keys.js';
import type { Project } from './project.js';
import { operationsOf, type Operation } from './slots.js';
import type { FunctionNode } from './unit.js';

/** The domains of a function's parameters, `self` left out. */
export function domainsOfParameters(project: Project, node: FunctionNode): { name: string; domain: Domain }[] {
  const { unit, region } = node;
  const at = { unit, region: region.id, before: region.to };
  return region
    .function!.parameters.filter(({ binding }) => unit.binding(binding)?.kind === 'parameter')
    .map(({ name, binding }) => ({ name, domain: project.keys.domainOf(at, { is: 'name', name, binding }) }));
}

/** Where the function changes or keeps the container that one of its parameters is given by default. */
export function growsParameter(project: Project, node: FunctionNode, binding: number): Operation | undefined {
  const { unit } = node;
  const slot = project.operations.slots.get(project.spots.variable(unit, binding));
  return slot && operationsOf(slot, 'grow')[0];
}

/** Whether the parameter itself is returned or stored, so that callers share the one default. */
export function keepsParameter(node: FunctionNode, binding: number): { readonly place: Place } | undefined {
  const { unit, region } = node;
  const isIt = (value: Value | undefined): boolean => value?.is === 'name' && value.binding === binding;
  for (let id = region.from; id < region.to; id++) {
    const fact = unit.fact(id);
    const stored = fact.is === 'assign' && fact.target.is === 'get' && isIt(fact.value);
    const returned = fact.is === 'exit' && fact.how === 'return' && isIt(fact.value);
    if (stored || returned) return { place: unit.place(fact.at) };
  }
  return undefined;
}
