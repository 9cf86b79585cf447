import { partsOf } from '../../../model/parts.js';
import type { RegionId, Value } from '../../../model/model.js';
import type { Unit } from '../unit.js';

/** Whether the module is a program of its own when it is run: `if __name__ == '__main__': main()`. */
export function isProgram({ module }: Unit): boolean {
  return module.regions.some(({ branch }) => branch?.test !== undefined && asksForMain(branch.test));
}

/** Whether a place is reached only when the module is run as a program. */
export function isOfProgram(unit: Unit, region: RegionId): boolean {
  return unit.around(region).some(({ branch }) => branch?.test !== undefined && asksForMain(branch.test));
}

function asksForMain(test: Value): boolean {
  if (test.is !== 'op' || test.op !== '==') return false;
  const [one, other] = partsOf(test);
  return one?.is === 'name' && one.name === '__name__' && other?.is === 'const' && other.value === '__main__';
}
