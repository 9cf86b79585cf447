import type { BindingId, Region, Value } from '../../../model/model.js';
import { isNameOf } from '../../../model/parts.js';
import { isOfKind } from '../../keys/words.js';
import { atFact } from '../../program/at.js';
import { parameterFor } from '../../program/calls/arguments.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import type { Project } from '../../project.js';

/**
 * A parameter that the function calls, or asks what it is as a function: closures and bound methods come without end; a
 * class that is called makes one of its kind.
 */
export function calledParameter(project: Project, { unit, region }: FunctionNode): string | undefined {
  return region.function!.parameters.find(
    ({ binding, name }) =>
      unit.binding(binding)?.kind === 'parameter' &&
      !isOfKind(unit.catalog.keys, name) &&
      isCalled(project, unit, region, binding, 0),
  )?.name;
}

function isCalled(project: Project, unit: Unit, region: Region, binding: BindingId, depth: number): boolean {
  const isIt = (value: Value): boolean => isNameOf(value, binding);
  for (const id of unit.calls.idsWithin(region)) {
    const fact = unit.callAt(id);
    if (isIt(fact.callee)) return true;
    const given = fact.arguments.find(({ value }) => isIt(value));
    if (given === undefined) continue;
    const name = project.names.outsideName(unit, fact.callee);
    if (name !== undefined && unit.catalog.ofFunctions.test(name)) return true;
    const type = depth < 2 ? project.types.typeOf(atFact(unit, id), fact.callee) : undefined;
    const taken = type?.is === 'function' ? parameterFor(type.of, fact, given) : undefined;
    if (type?.is === 'function' && taken && isCalled(project, type.of.unit, type.of.region, taken.binding, depth + 1))
      return true;
  }
  return false;
}
