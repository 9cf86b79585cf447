import type { BindingId, CallFact, Fact } from '../../../model/model.js';
import { isNameOf } from '../../../model/parts.js';
import { parameterFor } from '../../program/calls/arguments.js';
import type { At } from '../../program/at.js';
import { mentions } from '../../program/mentions.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import type { Project } from '../../project.js';

/**
 * Whether what is called is the project's own, and only calls what it is given, once: `def soon(self, work): async def run():
 * work()` … `self.spawn(run())`. It is called like what keeps a callback, and keeps none.
 */
export function onlyCallsWhatItIsGiven(project: Project, at: At, call: CallFact): boolean {
  const type = project.types.typeOf(at, call.callee);
  if (type?.is !== 'function') return false;
  return call.arguments.some(given => {
    const parameter = parameterFor(type.of, call, given);
    return parameter !== undefined && isOnlyCalledBy(project, type.of, parameter.binding);
  });
}

function isOnlyCalledBy(project: Project, taker: FunctionNode, binding: BindingId, depth = 0): boolean {
  const { unit, region } = taker;
  let calls = 0;
  for (let id = region.from; id < region.to; id++) {
    const fact = unit.fact(id);
    if (!mentions(fact, binding) || isDeclaration(fact, binding)) continue;
    if (fact.is !== 'call' || !isNameOf(fact.callee, binding) || isHandedOn(fact, binding)) return false;
    if (project.frequencies.loopAround(unit, fact.region) !== undefined) return false;
    const inner = unit.functionOf(fact.region);
    const name = inner === taker ? undefined : nameOf(unit, inner);
    if (inner !== taker && (name === undefined || depth > 1 || !isOnlyCalledBy(project, taker, name, depth + 1)))
      return false;
    calls++;
  }
  return calls > 0;
}

function isHandedOn({ arguments: given }: CallFact, binding: BindingId): boolean {
  return given.some(({ value }) => isNameOf(value, binding));
}

/** The variable that a function within another declares, or that it is given to: `const run = () => …`. */
function nameOf(unit: Unit, { region }: FunctionNode): BindingId | undefined {
  const declared = unit.module.bindings.find(({ names }) => names === region.id)?.id;
  if (declared !== undefined) return declared;
  for (const fact of unit.assignments.within({ from: region.from, to: unit.region(region.parent).to })) {
    if (fact.target.is === 'name' && fact.value?.is === 'function' && fact.value.region === region.id)
      return fact.target.binding;
  }
  return undefined;
}

function isDeclaration(fact: Fact, binding: BindingId): boolean {
  return fact.is === 'assign' && isNameOf(fact.target, binding) && fact.value?.is === 'function';
}
