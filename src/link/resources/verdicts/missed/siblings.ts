import type { Value } from '../../../../model/model.js';
import { lastName } from '../../../../model/parts.js';
import { unchained } from '../../acquired/acquired-as.js';
import type { Acquisition } from '../../acquired/acquisition.js';
import { atFact, type At } from '../../../program/at.js';
import type { Release } from '../../released/release.js';
import type { Project } from '../../../project.js';
import { samePlace } from '../../released/inverses/identity.js';
import type { Inventory, Standing } from '../../standing/standing.js';

/** What else an owner acquires and its end takes back. */
export interface Siblings {
  readonly released: readonly Standing[];
  /** Of the same kind: made by the same class, registered by the same verb. */
  readonly alike: readonly Standing[];
  /** Most of what is registered on the same receiver by the same function is taken back. */
  readonly together: boolean;
  /** By the same verb on the same receiver, and taken off that by name: its author knows that the receiver outlives the owner. */
  readonly witness: Standing | undefined;
  /** So many are taken off something else by name, at the end, that its author means to leave none behind. */
  readonly habit: boolean;
}

/** So many removals show that they are made of a habit. */
const MANY = 3;

/** What the owner of something acquires beside it, and how its end deals with that. */
export function siblingsOf(project: Project, inventory: Inventory, standing: Standing): Siblings {
  const { acquisition } = standing;
  // Who has a server is there as long as the process, as a rule.
  const others = inventory
    .ofOwner(acquisition.owner!)
    .filter(other => other !== standing && other.acquisition.row.opened?.serves !== true);
  const released = others.filter(
    other =>
      isGivenToKeeper(other) || (other.state === 'released' && (!isPossession(standing) || isEndedByHandle(other))),
  );
  const alike = released.filter(other => isAlike(acquisition, other));
  // A removal of the same event may be meant for it; one that takes back another is not.
  const isMeant = standing.releases.mismatches.some(({ unit, fact }) => !inventory.takesBack(unit, fact));
  const witness = isMeant ? undefined : alike.find(other => isTakenOffSame(project, inventory, acquisition, other));
  const { reached } = inventory.teardowns.of(acquisition.owner!);
  const tidied = alike.filter(({ acquisition: { row }, releases: { found } }) => {
    const isByName = ({ how, unit, region }: Release): boolean =>
      how === 'paired' && reached.has(unit.functionOf(region));
    return row.kind === 'listener' && found.some(isByName);
  });
  const habit = !isMeant && tidied.length >= MANY;
  return { released, alike, together: isMinority(project, standing, others), witness, habit };
}

function isTakenOffSame(
  project: Project,
  inventory: Inventory,
  { receiver, at, row, owner }: Acquisition,
  { acquisition: other, state, releases: { found } }: Standing,
): boolean {
  if (row.kind !== 'listener' || receiver === undefined || other.receiver === undefined || state !== 'released')
    return false;
  const isIt = (where: At, value: Value): boolean =>
    samePlace(project, { at, value: receiver }, { at: where, value }) === 'same';
  const { reached } = inventory.teardowns.of(owner!);
  const isByName = ({ how, unit, fact, region }: Release): boolean => {
    const call = unit.fact(fact);
    const target = call.is === 'call' && call.callee.is === 'get' ? unchained(unit, call.callee) : undefined;
    const isRun = how === 'paired' && reached.has(unit.functionOf(region));
    return isRun && target !== undefined && isIt(atFact(unit, fact), target);
  };
  return isIt(other.at, other.receiver) && found.length > 0 && found.every(isByName);
}

/** Something of the owner's own, which another attribute that is ended is like, and a variable is not. */
export function isPossession({ acquisition: { row, made, unit } }: Standing): boolean {
  return unit.module.language === 'python' && (made !== undefined || row.kind === 'opened' || row.kind === 'task');
}

function isEndedByHandle({ releases: { holder, found } }: Standing): boolean {
  return holder.is === 'field' && found.some(({ how }) => how === 'handle');
}

/** An object, told by its siblings alone, is like those that are ended by a method of theirs, or handed to a keeper. */
function isAlike({ row, made }: Acquisition, { acquisition: other, state, releases: { found } }: Standing): boolean {
  if (made !== other.made || row !== other.row) return false;
  const isSure = made === undefined && !row.onlyLikeSiblings;
  return isSure || state === 'kept' || found.some(({ how }) => how === 'handle');
}

function isMinority(project: Project, { acquisition }: Standing, others: readonly Standing[]): boolean {
  const { receiver, at, node, row } = acquisition;
  if (receiver === undefined) return false;
  const group = others.filter(({ acquisition: other }) => {
    if (other.node !== node || other.row !== row || other.receiver === undefined) return false;
    return samePlace(project, { at, value: receiver }, { at: other.at, value: other.receiver }) === 'same';
  });
  const released = group.filter(each => each.state === 'released').length;
  // What gives back its own end is thrown away for nothing.
  const isEach = group.length > 0 && group.every(({ state }) => state === 'released' || state === 'kept');
  if (row.verb?.includes('on*') && isEach) return true;
  return released >= 2 && released > (group.length + 1) / 2;
}

/** `this._register(…)`, `onCleanup(…)`: what is handed to these ends with the owner. */
function isGivenToKeeper({ acquisition: { unit }, state, releases: { holder } }: Standing): boolean {
  if (state !== 'kept' || holder.is !== 'passed') return false;
  const taker = unit.fact(holder.fact);
  return taker.is === 'call' && unit.catalog.resources.endHooks.has(lastName(taker.callee));
}
