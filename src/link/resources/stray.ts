import type { Value } from '../../model/model.js';
import { atFact } from '../program/types.js';
import type { Project } from '../project.js';
import { sameHandler, type Located } from './identity.js';
import { factsNaming } from './mentions.js';
import { lastName } from './names.js';
import type { Mismatch } from './release.js';
import type { Inventory, Standing } from './standing.js';

/** Why a removal may be meant for another registration: it names another function, or another event. */
export function isElsewhere({ why }: Mismatch): boolean {
  return why === 'other' || why === 'inline' || why === 'topic';
}

/** The one removal beside a registration that takes back nothing at all: what it names nobody adds. */
export function strayRemoval(project: Project, inventory: Inventory, standing: Standing): Mismatch | undefined {
  const { state, releases } = standing;
  const takesBack = ({ unit, fact }: Mismatch): boolean => inventory.takesBack(unit, fact);
  // One function is often added under several events, and removed from each.
  const near = releases.mismatches.filter(each => each.why !== 'topic' || !takesBack(each));
  const [mismatch, ...others] = near;
  if (state !== 'open' || mismatch === undefined || others.length > 0 || takesBack(mismatch)) return undefined;
  return mismatch.why === 'other' || !isGivenElsewhere(project, standing, mismatch) ? mismatch : undefined;
}

/** Whether another call is given the function that is removed, and may have added it in a way of its own. */
function isGivenElsewhere(project: Project, { acquisition }: Standing, { unit, fact }: Mismatch): boolean {
  const removal = unit.fact(fact);
  if (removal.is !== 'call') return false;
  const removed = removal.arguments.map(({ value }): Located => ({ at: atFact(unit, fact), value }));
  return removed.some(located =>
    factsNaming(unit, lastName(located.value) ?? '').some(id => {
      const call = unit.fact(id);
      if (call.is !== 'call' || id === fact || call === acquisition.call) return false;
      const isSame = (value: Value): boolean =>
        sameHandler(project, located, { at: atFact(unit, id), value }) === 'same';
      return call.arguments.some(({ value }) => isSame(value));
    }),
  );
}
