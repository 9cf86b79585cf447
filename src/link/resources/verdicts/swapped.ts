import type { Project } from '../../project.js';
import { atFact } from '../../program/at.js';
import { sameHandler, sameTopic, type Located } from '../released/inverses/identity.js';
import type { Mismatch } from '../released/release.js';
import type { Inventory, Standing } from '../standing/standing.js';

/**
 * `bus.off('open', this.onClose)`, where `onClose` is added under another event, beside what is added under this one: of two
 * functions that belong together, the removal names the wrong one.
 */
export function isSwapped(
  project: Project,
  inventory: Inventory,
  { acquisition }: Standing,
  { unit, fact, why }: Mismatch,
): boolean {
  const removal = unit.fact(fact);
  if (why !== 'other' || removal.is !== 'call') return false;
  const { owner, node, row } = acquisition;
  const named = removal.arguments.map(({ value }): Located => ({ at: atFact(unit, fact), value }));
  const own = (of: Standing['acquisition'], value = of.handler): Located | undefined => value && { at: of.at, value };
  const beside = owner ? inventory.ofOwner(owner) : inventory.ofNode(node);
  return beside.some(({ acquisition: other }) => {
    if (other.row.kind !== row.kind || other === acquisition) return false;
    if (sameTopic(project, own(acquisition, acquisition.topic), own(other, other.topic)) !== 'other') return false;
    return named.some(handler => sameHandler(project, own(other), handler) === 'same');
  });
}
