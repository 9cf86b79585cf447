import { lastOf } from '../../../../model/qualified-names.js';
import type { Value } from '../../../../model/model.js';
import type { ResourceRow } from '../../../../model/catalog/resource-rows.js';
import { factsNaming } from '../../../program/modules/vocabulary.js';
import type { Unit } from '../../../program/unit.js';
import type { Project } from '../../../project.js';
import type { Standing } from '../../standing/standing.js';

/**
 * Whether nobody who may have the handle names what ends it: `video.srcObject = await devices.getUserMedia(…)` in a program
 * that names the tracks of no stream, `rooms[name].clock = setInterval(…)` in modules that clear nothing.
 */
export function isEndedByNobody(project: Project, standing: Standing): boolean {
  const { row } = standing.acquisition;
  const enders = endersOf(row);
  const units = row.endedByName ? project.units : unitsWith(project, standing);
  return (
    enders.length > 0 &&
    units.length > 0 &&
    units.every(unit => enders.every(name => factsNaming(unit, name).length === 0))
  );
}

/** Names that mean nothing else: those of an interval's end, and methods that nothing else has. */
function endersOf({ kind, repeats, endedByName, release }: ResourceRow): readonly string[] {
  if (endedByName) return release.methods ?? [];
  return kind === 'timer' && repeats === undefined ? (release.calls ?? []).map(lastOf) : [];
}

/** The modules that name the variable of the module in which the handle is put somewhere; none, if that is not known. */
function unitsWith({ units }: Project, { acquisition: { unit }, releases: { holder } }: Standing): readonly Unit[] {
  const name = holder.is === 'passed' ? namePutInto(unit, holder.fact) : undefined;
  return name === undefined ? [] : units.filter(each => each === unit || factsNaming(each, name).length > 0);
}

function namePutInto(unit: Unit, fact: number): string | undefined {
  const assign = unit.fact(fact);
  if (assign.is !== 'assign' || assign.target.is === 'name') return undefined;
  const binding = unit.bindingOf(rootOf(assign.target));
  return binding?.kind === 'variable' && unit.functionOf(binding.region).region.id === 0 ? binding.name : undefined;
}

/** `rooms` of `rooms[name].clock`. */
function rootOf(value: Value): Value {
  return value.is === 'get' || value.is === 'item' ? rootOf(value.of) : value;
}
