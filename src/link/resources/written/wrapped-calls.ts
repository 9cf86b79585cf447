import type { BindingId, RegionId } from '../../../model/model.js';
import { isNameOf, lastName } from '../../../model/parts.js';
import type { Handover } from '../../program/calls/calls.js';
import { takingFact } from '../../program/calls/takers.js';
import { mentions } from '../../program/mentions.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import type { Project } from '../../project.js';
import { factsNaming } from '../../program/modules/vocabulary.js';

/** A variable that is given what a hook makes of a function: `const connect = useCallback(() => …)`. */
interface Wrapped {
  readonly unit: Unit;
  readonly name: string;
  readonly binding: BindingId;
}

/** Calls of the variable that is given what a hook makes of the function. */
export function callsOfWrapped(project: Project, node: FunctionNode): { unit: Unit; region: RegionId }[] {
  return wrappedAs(project, node).flatMap(({ unit, name, binding }) =>
    factsNaming(unit, name).flatMap(id => {
      const call = unit.fact(id);
      const isCall = call.is === 'call' && isNameOf(call.callee, binding);
      return isCall ? [{ unit, region: call.region }] : [];
    }),
  );
}

/** Whether a function, or what a hook makes of it, is called where it is used, and listed for hooks to compare, and nothing else. */
export function isCalledAndNothingElse(project: Project, node: FunctionNode): boolean {
  const wrapped = wrappedAs(project, node);
  const isWrapped = ({ unit, verb, how }: Handover): boolean =>
    unit.catalog.resources.stableWrappers.has(verb) || (how === 'stored' && wrapped.some(({ name }) => name === verb));
  return project.calls.handoversOf(node).every(isWrapped) && wrapped.every(isOnlyCalledAs);
}

function isOnlyCalledAs({ unit, name, binding }: Wrapped): boolean {
  const { effects, stableWrappers } = unit.catalog.resources;
  return factsNaming(unit, name).every(id => {
    const fact = unit.fact(id);
    if (!mentions(fact, binding)) return true;
    if (fact.is === 'assign') return isNameOf(fact.target, binding);
    if (fact.is !== 'call') return false;
    const isCalled = isNameOf(fact.callee, binding);
    const verb = lastName(fact.callee);
    return isCalled || effects.has(verb) || stableWrappers.has(verb);
  });
}

function wrappedAs(project: Project, node: FunctionNode): Wrapped[] {
  return project.calls.handoversOf(node).flatMap(({ unit, fact, verb }) => {
    const taker = unit.catalog.resources.stableWrappers.has(verb) ? takingFact(unit, fact) : undefined;
    if (taker?.is !== 'assign' || taker.target.is !== 'name') return [];
    return [{ unit, name: taker.target.name, binding: taker.target.binding }];
  });
}
