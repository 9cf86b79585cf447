import type { Value } from '../../../../model/model.js';
import { push } from '../../../program/maps.js';
import type { FunctionNode } from '../../../program/unit.js';
import type { Project } from '../../../project.js';
import type { Acquisition } from '../../acquired/acquisition.js';
import { sameHandler, samePlace, sameTopic } from '../../released/inverses/identity.js';
import type { Inventory, Standing } from '../../standing/standing.js';
import type { Undone } from './undone.js';

/** As few as say that a function is there to take them back, and is no removal of one alone. */
const ENOUGH = 2;

/**
 * `function follow(player) { player.on('play', …); player.on('stop', …); player.on('seek', …); }`, and another function that takes
 * most of them back, by name, and not this one; or takes the very listener back, of another event. Functions that share variables
 * have no class whose end could say so, nor have classes whose end is known to their framework alone.
 */
export function leftBehind(project: Project, inventory: Inventory, standing: Standing): Undone | undefined {
  const { acquisition, state, target } = standing;
  const { row, receiver, node } = acquisition;
  if (state !== 'open' || row.kind !== 'listener' || row.once || receiver === undefined) return undefined;
  if (target.life === 'own' || target.life === 'passing' || node.region.id === 0) return undefined;
  const group = inventory.ofNode(node).filter(other => other !== standing && isTogether(project, acquisition, other));
  for (const [taker, taken] of takersOf(group)) {
    const areMost = taken.length >= ENOUGH && taken.length * 2 > group.length + 1;
    if (!areMost && !taken.some(other => isSameFunction(project, acquisition, other))) continue;
    if (taken.some(other => isPutBack(project, inventory, taker, other))) continue;
    const { unit, call } = taken[0]!.acquisition;
    const { region } = taker;
    return { name: region.name, place: taker.unit.place(region.head), beside: unit.place(call.at) };
  }
  return undefined;
}

/** By the same verb, to the same target. */
function isTogether(project: Project, { at, receiver, row }: Acquisition, { acquisition: other }: Standing): boolean {
  const isSame = (value: Value): boolean =>
    samePlace(project, { at, value: receiver! }, { at: other.at, value }) === 'same';
  return other.row === row && other.receiver !== undefined && isSame(other.receiver);
}

/** One listener of two events. */
function isSameFunction(project: Project, { at, handler }: Acquisition, { acquisition: other }: Standing): boolean {
  if (handler === undefined || other.handler === undefined) return false;
  return sameHandler(project, { at, value: handler }, { at: other.at, value: other.handler }) === 'same';
}

/** A handler that hears elsewhere for a while takes its listener off one thing, and puts it back later. */
function isPutBack(project: Project, inventory: Inventory, taker: FunctionNode, { acquisition }: Standing): boolean {
  const { at, topic } = acquisition;
  return inventory.ofNode(taker).some(other => {
    const { topic: later, at: place } = other.acquisition;
    const isSameEvent =
      sameTopic(project, topic && { at, value: topic }, later && { at: place, value: later }) === 'same';
    return isSameEvent && isTogether(project, acquisition, other) && isSameFunction(project, acquisition, other);
  });
}

/** The functions with a name that take some of a group back by naming them, each with those. */
function takersOf(group: readonly Standing[]): Map<FunctionNode, Standing[]> {
  const found = new Map<FunctionNode, Standing[]>();
  for (const each of group) {
    const takers = each.releases.found
      .filter(({ how, unsure }) => how === 'paired' && !unsure)
      .map(({ unit, region }) => unit.functionOf(region))
      .filter(({ region }) => region !== each.acquisition.node.region && region.name !== '');
    for (const taker of new Set(takers)) push(found, taker, each);
  }
  return found;
}
