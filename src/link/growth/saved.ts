import type { Value } from '../../model/model.js';
import { atFact } from '../program/at.js';
import type { Unit } from '../program/unit.js';
import type { Project } from '../project.js';
import type { Slot } from '../slots/slots.js';
import type { Spot } from '../slots/spot.js';

/**
 * `let scores = JSON.parse(read(file))` … `write(file, JSON.stringify(scores))`: what the program is to know the next time it
 * runs, kept on purpose.
 */
export function isSaved(project: Project, { spot }: Slot): boolean {
  const unit = spot.root.is === 'field' ? spot.root.of.unit : spot.root.unit;
  const { reads, writes } = unit.catalog.files;
  return isGivenTo(project, unit, spot, writes) && isMadeBy(project, unit, spot, reads);
}

function isGivenTo(project: Project, unit: Unit, spot: Spot, calls: ReadonlySet<string>): boolean {
  return unit.module.facts.some(
    (fact, id) =>
      fact.is === 'call' &&
      calls.has(project.names.outsideName(unit, fact.callee) ?? '') &&
      fact.arguments.some(({ value }) => project.spots.of(atFact(unit, id), value).includes(spot)),
  );
}

function isMadeBy(project: Project, unit: Unit, spot: Spot, calls: ReadonlySet<string>): boolean {
  return unit.module.facts.some(
    (fact, id) =>
      fact.is === 'assign' &&
      fact.value !== undefined &&
      isResultOf(project, unit, fact.value, calls) &&
      project.operations.target(atFact(unit, id), fact.target).includes(spot),
  );
}

function isResultOf(project: Project, unit: Unit, value: Value, calls: ReadonlySet<string>): boolean {
  if (value.is === 'choice') return value.of.some(part => isResultOf(project, unit, part, calls));
  const call = unit.call(value);
  return call !== undefined && calls.has(project.names.outsideName(unit, call.callee) ?? '');
}
