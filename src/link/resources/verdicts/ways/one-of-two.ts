import type { Place, RegionId } from '../../../../model/model.js';
import { declaredFunction } from '../../../program/definitions.js';
import type { Project } from '../../../project.js';
import type { Acquisition } from '../../acquired/acquisition.js';
import { samePlace, topicOf } from '../../released/inverses/identity.js';
import { isOwnMember } from '../../written/names.js';
import type { Inventory, Standing } from '../../standing/standing.js';

/**
 * `bus.once('done', onDone); bus.once('failed', onFailed);` of which `onFailed` takes back `onDone`, and `onDone` leaves `onFailed`
 * behind: where the other one is. What comes when its target is over leaves nothing that would be heard again.
 */
export function leftByOther(project: Project, inventory: Inventory, standing: Standing): Place | undefined {
  const { acquisition, silence, target } = standing;
  const { row, node, owner } = acquisition;
  if (!row.once || silence?.of !== 'one' || owner === undefined) return undefined;
  if (target.life === 'own' || comesAnyway(project, acquisition)) return undefined;
  const home = regionOf(project, acquisition);
  if (home === undefined) return undefined;
  const other = inventory.ofNode(node).find(each => each !== standing && isTakenBackIn(project, standing, each, home));
  if (other === undefined || comesAtEnd(project, other.acquisition)) return undefined;
  if (isTakenBackElse(project, inventory, standing, other)) return undefined;
  return other.acquisition.unit.place(other.acquisition.call.at);
}

/** By the other one, when its owner ends, or where nobody knows which function runs when. */
function isTakenBackElse(
  project: Project,
  { teardowns }: Inventory,
  { acquisition: { owner, unit }, releases: { found } }: Standing,
  other: Standing,
): boolean {
  const home = regionOf(project, other.acquisition);
  return found.some(
    release =>
      home === undefined ||
      (release.unit === unit && unit.isWithin(release.region, home)) ||
      teardowns.isReached(owner, release.unit, release.region),
  );
}

/** The function that is called for the event. */
function regionOf(project: Project, { unit, at, handler, owner }: Acquisition): RegionId | undefined {
  if (handler === undefined) return undefined;
  const declared = declaredFunction(unit, handler);
  if (declared !== undefined) return declared;
  const type = project.types.typeOf(at, handler);
  // Also one that is bound to the instance under its own name.
  const method = isOwnMember(unit, handler) ? owner?.methods.get(handler.name) : undefined;
  const node = type?.is === 'function' ? type.of : method;
  return node?.unit === unit ? node.region.id : undefined;
}

/** Also heard once on the same target, and taken off it when the event of the first one comes. */
function isTakenBackIn(
  project: Project,
  { acquisition: { receiver, at, unit } }: Standing,
  { acquisition: other, releases }: Standing,
  home: RegionId,
): boolean {
  if (!other.row.once || receiver === undefined || other.receiver === undefined) return false;
  if (samePlace(project, { at, value: receiver }, { at: other.at, value: other.receiver }) !== 'same') return false;
  return releases.found.some(release => release.unit === unit && unit.isWithin(release.region, home));
}

/** `pickerClosed` comes after whatever else may come. */
function comesAnyway(project: Project, acquisition: Acquisition): boolean {
  const event = eventOf(project, acquisition);
  return event !== undefined && acquisition.unit.catalog.resources.overEvents.test(event);
}

function comesAtEnd(project: Project, acquisition: Acquisition): boolean {
  const event = eventOf(project, acquisition);
  return event === undefined || acquisition.unit.catalog.resources.endEvents.has(event);
}

function eventOf(project: Project, { at, topic }: Acquisition): string | undefined {
  return topic && topicOf(project, { at, value: topic });
}
