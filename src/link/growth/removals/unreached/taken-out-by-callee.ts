import type { FactId } from '../../../../model/model.js';
import { isInCatch } from '../../../program/alternatives.js';
import { atFact } from '../../../program/at.js';
import type { FunctionNode, Unit } from '../../../program/unit.js';
import type { Project } from '../../../project.js';
import type { Operation } from '../../../slots/slots.js';

/** `await self.answer(asker)`: what is waited for takes the entry out itself, where it catches what fails in it. */
export function isTakenOutByIt(project: Project, unit: Unit, wait: FactId, removals: readonly Operation[]): boolean {
  const fact = unit.fact(wait);
  const call = fact.is === 'exit' && fact.value ? unit.call(fact.value) : undefined;
  const called = call && project.types.typeOf(atFact(unit, wait), call.callee);
  return called?.is === 'function' && removals.some(removal => isInItsCatch(project, called.of, removal));
}

/** Itself, or by a function that it calls there. */
function isInItsCatch({ calls }: Project, node: FunctionNode, { unit, region }: Operation): boolean {
  const remover = unit.functionOf(region);
  if (remover === node) return isInCatch(unit, region, node.region.id);
  return calls
    .callersOf(remover)
    .some(site => site.unit.functionOf(site.region) === node && isInCatch(site.unit, site.region, node.region.id));
}
