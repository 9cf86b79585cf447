import type { RegionId, Value } from '../../model/model.js';
import { runsAtLeast } from '../../model/time.js';
import type { Project } from '../project.js';
import type { FunctionNode, Unit } from '../program/unit.js';
import { partsOf } from '../../model/parts.js';
import type { Holder } from './handles.js';
import type { Inventory, Standing } from './standing.js';

type Field = Extract<Holder, { is: 'field' }>;

/**
 * A field that holds a live handle is given another one: by a function that runs for every event, and neither lets go of the
 * old one before nor asks whether there is one.
 */
export function isOverwritten(project: Project, inventory: Inventory, standing: Standing): boolean {
  const { acquisition, releases, passes, state } = standing;
  const { holder } = releases;
  if (passes || holder.is !== 'field' || holder.many || holder.spot.steps.length > 0) return false;
  if (
    acquisition.made !== undefined ||
    acquisition.row.onlyLikeSiblings ||
    (state !== 'released' && state !== 'unreached')
  )
    return false;
  const { unit, node, call, row } = acquisition;
  if (row.repeats !== undefined || project.frequencies.isBirthOnly(node)) return false;
  if (!runsAtLeast(project.frequencies.of(unit, call.region).runs, 'repeated')) return false;
  return !isReleasedBefore(inventory, standing) && !isAskedFor(project, standing, holder, node);
}

/** In the function itself, or in one that it calls. */
function isReleasedBefore(inventory: Inventory, { acquisition, releases }: Standing): boolean {
  const { unit, node, owner, fact } = acquisition;
  if (owner === undefined) return true;
  const called = inventory.teardowns.reachOf(owner, node);
  return releases.found.some(release => {
    const by = release.unit.functionOf(release.region);
    if (release.unit === unit && unit.isWithin(release.region, node.region.id)) return release.fact < fact;
    return called.has(by);
  });
}

/** `if (this.timer) return`, `if (!this.timer) this.timer = …`. */
function isAskedFor(project: Project, { acquisition }: Standing, holder: Field, node: FunctionNode): boolean {
  const { unit } = acquisition;
  for (let id = node.region.id; id < unit.module.regions.length; id++) {
    const { branch, from } = unit.region(id);
    if (from > node.region.to) return false;
    if (branch?.test && from <= acquisition.fact && names(project, unit, id, branch.test, holder)) return true;
  }
  return false;
}

function names(project: Project, unit: Unit, region: RegionId, value: Value, holder: Field): boolean {
  const at = { unit, region, before: unit.region(region).from };
  if ((value.is === 'get' || value.is === 'name') && project.spots.of(at, value).includes(holder.spot)) return true;
  return partsOf(value).some(part => names(project, unit, region, part, holder));
}
