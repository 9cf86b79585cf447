import type { RegionId, Value } from '../../model/model.js';
import { push } from './maps.js';
import { remember } from './remember.js';
import type { Unit } from './unit.js';

/** The functions and classes that a module offers, with the names it offers each under. */
export const exportedBy = remember((unit: Unit): ReadonlyMap<RegionId, readonly string[]> => {
  const found = new Map<RegionId, string[]>();
  for (const { name, value } of unit.module.exports) {
    const region = regionOf(unit, value);
    if (region !== undefined) push(found, region, name);
  }
  return found;
});

/** `export function f() {}`, `export default () => {}`, `const f = () => {}; export { f };` */
function regionOf(unit: Unit, value: Value | undefined): RegionId | undefined {
  if (value?.is === 'function') return value.region;
  const binding = unit.bindingOf(value);
  const given = binding && unit.soleValue(binding.id);
  return binding?.names ?? (given?.is === 'function' ? given.region : undefined);
}
