import type { BindingId, RegionId } from '../../../model/model.js';
import { lastName } from '../../../model/parts.js';
import { remember } from '../../program/remember.js';
import type { FunctionNode, Unit } from '../../program/unit.js';

/** Whether the function is what a promise is made with: `new Promise((resolve, reject) => …)`. */
export function isExecutor({ unit, region }: FunctionNode): boolean {
  return executorsIn(unit).has(region.id);
}

const executorsIn = remember(({ module }: Unit): ReadonlySet<RegionId> => {
  const found = new Set<RegionId>();
  for (const fact of module.facts) {
    if (fact.is !== 'call' || fact.new !== true || lastName(fact.callee) !== 'Promise') continue;
    const given = fact.arguments[0]?.value;
    if (given?.is === 'function') found.add(given.region);
  }
  return found;
});

/** `resolve` and `reject`: another function for each promise. */
export function settles(unit: Unit, id: BindingId): boolean {
  const binding = unit.binding(id);
  return binding?.kind === 'parameter' && isExecutor(unit.functionOf(binding.region));
}
