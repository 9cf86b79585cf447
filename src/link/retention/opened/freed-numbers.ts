import type { CallFact, FactId } from '../../../model/model.js';
import type { OpenRow } from '../../../model/catalog/open-rows.js';
import type { Project } from '../../project.js';
import type { Unit } from '../../program/unit.js';

/**
 * `os.close(0); os.open(os.devnull, os.O_RDONLY)`: what is opened next gets the number that is free again. Nobody keeps it,
 * for the number is what it was opened for, as a daemon does with its standard streams.
 */
export function takesFreedNumber(project: Project, unit: Unit, call: CallFact, id: FactId, { by }: OpenRow): boolean {
  if (by === undefined || !call.dropped) return false;
  const { from } = unit.functionOf(call.region).region;
  return unit.factsWithin({ from, to: id }).some(fact => {
    const name = fact.is === 'call' ? project.names.outsideName(unit, fact.callee) : undefined;
    return name !== undefined && by.includes(name);
  });
}
