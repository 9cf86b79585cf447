import { comparisonOf } from '../../model/conditions.js';
import type { RegionId, Value } from '../../model/model.js';
import { calledName } from '../program/calls/call-forms.js';
import type { Unit } from '../program/unit.js';

/** `if self.pid != os.getpid(): …`: reached once by each process that is forked, which has collections of its own from then on. */
export function isAfterFork(unit: Unit, region: RegionId): boolean {
  return unit
    .around(region, unit.functionOf(region).region.id)
    .some(({ branch }) => branch?.test !== undefined && isOtherProcess(unit, branch.test));
}

function isOtherProcess(unit: Unit, test: Value): boolean {
  if (test.is === 'op' && test.op === 'and') return test.of.some(part => isOtherProcess(unit, part));
  const compared = comparisonOf(test);
  return compared?.differs === true && [compared.of, compared.with].some(part => isProcessId(unit, part));
}

/** `os.getpid()`, or a variable that is only ever given that. */
function isProcessId(unit: Unit, value: Value | undefined): boolean {
  const given = value?.is === 'name' ? unit.soleValue(value.binding) : value;
  return given?.is === 'call' && unit.catalog.processIds.has(calledName(unit, given));
}
