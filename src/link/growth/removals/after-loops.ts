import type { FactId, Region } from '../../../model/model.js';
import type { Project } from '../../project.js';
import type { Unit } from '../../program/unit.js';
import type { Operation } from '../../slots/slots.js';

/** Callers are followed this far. */
const MAX_DEPTH = 2;

/** An endless loop in which entries are added. */
interface Filling {
  readonly unit: Unit;
  readonly loop: Region;
}

/**
 * Whether everything is let go here only when the loops without end that add it are over: `finally: self._forget_all()` around
 * `while not self.stopped`.
 */
export function isAfterLoops(project: Project, grows: readonly Operation[], { kind, unit, fact }: Operation): boolean {
  if (kind !== 'clear' && kind !== 'replace') return false;
  const fillings = grows.map(grow => fillingOf(project, grow));
  return fillings.every(filling => filling !== undefined && isAfter(project, filling, unit, fact, 0));
}

function fillingOf(project: Project, { unit, region }: Operation): Filling | undefined {
  for (const loop of unit.around(region, unit.functionOf(region).region.id))
    if (loop.kind === 'loop' && project.frequencies.isEndless(unit, loop)) return { unit, loop };
  return undefined;
}

function isAfter(project: Project, filling: Filling, unit: Unit, fact: FactId, depth: number): boolean {
  const node = unit.functionOf(unit.fact(fact).region);
  if (node === filling.unit.functionOf(filling.loop.id)) return fact >= filling.loop.to;
  if (depth >= MAX_DEPTH || node.region.id === 0 || project.calls.handoversOf(node).length > 0) return false;
  const sites = project.calls.callersOf(node).filter(({ byName }) => !byName);
  return sites.length > 0 && sites.every(site => isAfter(project, filling, site.unit, site.fact, depth + 1));
}
