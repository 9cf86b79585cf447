import { livesAtLeast } from '../../../../model/time.js';
import { areApart, type Request, requestsOf } from '../../../frequency/framework/requests.js';
import { isOfSender } from '../../../frequency/handovers/messages.js';
import type { Project } from '../../../project.js';
import type { Operation, Slot } from '../../../slots/slots.js';

/**
 * What an entry that a request leaves waits for, where it goes only when whoever sent that one sends another: `/login` keeps a
 * state, `/callback` takes it out, and not everybody comes back. Its key is made up for the request, or is that of the sender's
 * own line. What a request is made to delete is there until then.
 */
export function claimOf(
  project: Project,
  slot: Slot,
  growth: Operation,
  removals: readonly Operation[],
): Request['is'] | undefined {
  const { key, at } = growth;
  if (!livesAtLeast(project.lives.ofSlot(slot).life, 'long')) return undefined;
  const begun = requestsOf(project, growth).requests;
  if (key === undefined || begun.length === 0) return undefined;
  const isMadeUp = project.keys.ofKey(at, key) === 'event';
  if (!isMadeUp && !begun.every(({ is }) => is === 'message' && isOfSender(project, at, key))) return undefined;
  const isByAnother = (removal: Operation): boolean => {
    if (removal.kind !== 'shrink' || removal.key === undefined || removal.unit.loopAround(removal.region)) return false;
    const { requests, only } = requestsOf(project, removal);
    return only && requests.every(request => !request.deletes && begun.every(first => areApart(first, request)));
  };
  return removals.every(isByAnother) ? requestsOf(project, removals[0]!).requests[0]!.is : undefined;
}
