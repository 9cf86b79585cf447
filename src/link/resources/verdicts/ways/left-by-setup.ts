import { posix } from 'node:path';
import type { Project } from '../../../project.js';
import { asksWhatItHas, isDoneOnce } from '../../again/done-once.js';
import { callsBack } from '../../acquired/calling-back.js';
import type { Standing } from '../../standing/standing.js';
import { isGivenTo, type Undone } from './undone.js';

/**
 * `async_setup_entry` listens for what its host sets up, drops what would end that, and the module has an `async_unload_entry`: each
 * time that it is set up again there is one more.
 */
export function leftBySetup(project: Project, { acquisition, releases, target }: Standing): Undone | undefined {
  const { unit, node, row, fact } = acquisition;
  const { name } = node.region;
  const { setups } = unit.catalog.resources;
  if (node.owner !== undefined || node.outer?.region.id !== 0 || !Object.hasOwn(setups, name)) return undefined;
  if (target.life !== 'process' && !isGivenTo(unit, node, acquisition.receiver)) return undefined;
  if (asksWhatItHas(acquisition) || isDoneOnce(unit, fact)) return undefined;
  if (!callsBack(row) || row.once || releases.holder.is !== 'dropped' || releases.found.length > 0) return undefined;
  const end = setups[name]!;
  for (const other of project.units) {
    if (posix.dirname(other.module.path) !== posix.dirname(unit.module.path)) continue;
    const region = other.module.regions.find(
      each => each.function !== undefined && each.parent === 0 && each.name === end,
    );
    if (region !== undefined) return { name: end, place: other.place(region.head) };
  }
  return undefined;
}
