import type { CallFact } from '../../../model/model.js';
import { lastName } from '../../../model/parts.js';
import { atFact, type At } from '../../program/at.js';
import type { Unit } from '../../program/unit.js';
import type { Project } from '../../project.js';
import { sameHandler, sameTopic, type Located } from '../released/inverses/identity.js';
import { factsNaming } from '../../program/modules/vocabulary.js';
import type { Mismatch } from '../released/release.js';
import type { Inventory, Standing } from './standing.js';

/** The one removal beside a registration that takes back nothing at all: what it names nobody adds. */
export function strayRemoval(project: Project, inventory: Inventory, standing: Standing): Mismatch | undefined {
  const { acquisition, state, silence, releases } = standing;
  const takesBack = ({ unit, fact }: Mismatch): boolean => inventory.takesBack(unit, fact);
  // One function is often added under several events, and removed from each.
  const near = releases.mismatches.filter(each => (each.why !== 'topic' && each.why !== 'target') || !takesBack(each));
  // That which names the same event is meant for it, rather than that which names the same function.
  const ofEvent = near.filter(({ why }) => why !== 'topic');
  const [mismatch, ...others] = ofEvent.length > 0 ? ofEvent : near;
  if (
    (state !== 'open' && silence?.of !== 'usually' && !(acquisition.row.once && silence?.of === 'one')) ||
    mismatch === undefined ||
    others.length > 0 ||
    takesBack(mismatch)
  )
    return undefined;
  const isOther = mismatch.why === 'other' || mismatch.why === 'absent';
  return isOther || !isGivenElsewhere(project, standing, mismatch) ? mismatch : undefined;
}

/** Whether another call is given the function that is removed, and may have added it in a way of its own. */
function isGivenElsewhere(project: Project, { acquisition }: Standing, { unit, fact, why }: Mismatch): boolean {
  const removal = unit.fact(fact);
  if (removal.is !== 'call') return false;
  const removed = removal.arguments.map(({ value }): Located => ({ at: atFact(unit, fact), value }));
  const isForEvent = (call: CallFact, at: At): boolean =>
    call.arguments.some(({ value }) => sameTopic(project, removed[0], { at, value }) === 'same');
  return removed.some(located =>
    factsNaming(unit, lastName(located.value)).some(id => {
      const call = unit.fact(id);
      if (call.is !== 'call' || id === fact || call === acquisition.call || isWrapper(unit, call)) return false;
      const at = atFact(unit, id);
      const isGiven = call.arguments.some(({ value }) => sameHandler(project, located, { at, value }) === 'same');
      return isGiven && (why !== 'target' || isForEvent(call, at));
    }),
  );
}

/** `this.onResize = throttle(this.measure)` adds nothing. */
function isWrapper({ catalog: { resources } }: Unit, { callee }: CallFact): boolean {
  return resources.wrappers.has(lastName(callee));
}
