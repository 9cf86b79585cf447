import type { BindingId, RegionId } from '../../../model/model.js';
import { remember } from '../../program/remember.js';
import type { FunctionNode, Unit } from '../../program/unit.js';

/** Whether the function is what a promise is made with: `new Promise((resolve, reject) => …)`. */
export function isExecutor({ unit, region }: FunctionNode): boolean {
  return executorsIn(unit).has(region.id);
}

const executorsIn = remember((unit: Unit): ReadonlySet<RegionId> => {
  const found = new Set<RegionId>();
  unit.eachCallNamed(
    name => name === 'Promise',
    ({ new: isNew, arguments: [given] }) => {
      if (isNew === true && given?.value.is === 'function') found.add(given.value.region);
    },
  );
  return found;
});

/** `resolve` and `reject`: another function for each promise. */
export function settles(unit: Unit, id: BindingId): boolean {
  const binding = unit.binding(id);
  return binding?.kind === 'parameter' && isExecutor(unit.functionOf(binding.region));
}
