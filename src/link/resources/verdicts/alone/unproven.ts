import { callsBack } from '../../acquired/calling-back.js';
import type { Project } from '../../../project.js';
import { capturesSelf } from '../../acquired/captures.js';
import { isDoneOnce } from '../../again/done-once.js';
import type { Standing } from '../../standing/standing.js';
import { heldOn, type Verdict } from '../leaks.js';
import { mayBeMany } from '../coming-and-going.js';

/**
 * By owners that come and go, on what may outlive them: nothing that is seen takes it back there, or only something other than
 * their end does. Nobody knows whether it matters: worth a line to those who look for a leak.
 */
export function leftUnproven(project: Project, standing: Standing): Verdict | undefined {
  const { acquisition, passes, state, releases } = standing;
  const { row, handler, unit, owner, fact } = acquisition;
  if ((state !== 'open' && state !== 'unreached') || passes || row.learned || row.weak || row.once) return undefined;
  if (owner === undefined || !mayBeMany(project, owner)) return undefined;
  if (row.kind === 'opened')
    return isKeptByOwner(standing) ? heldOn(standing, 'possible', { kind: 'resource-not-closed' }) : undefined;
  if (row.onlyLikeSiblings || row.onlyInFields || !callsBack(row) || row.kind === 'observer') return undefined;
  if (!mayOutlive(standing) || isDoneOnce(unit, fact) || !capturesSelf(unit, handler)) return undefined;
  const [elsewhere] = releases.found;
  return heldOn(
    standing,
    'possible',
    elsewhere && { elsewhere: elsewhere.unit.place(elsewhere.unit.fact(elsewhere.fact).at) },
  );
}

/** Opened for an attribute of its owner's, which nothing closes. */
function isKeptByOwner({ state, releases: { holder } }: Standing): boolean {
  return state === 'open' && holder.is === 'field';
}

/** Elements of which nobody knows more are parts of what listens to them, and what a call gives ends by itself, as a rule. */
function mayOutlive({ target: { life }, acquisition: { row, receiver } }: Standing): boolean {
  if (life !== 'unknown') return life === 'process' || life === 'given';
  return receiver?.is !== 'call' && row.verb?.includes('addEventListener') !== true;
}
