import type { RegionId, Value } from '../../../model/model.js';
import { lastName } from '../../../model/parts.js';
import type { ResourceRow } from '../../../model/catalog/resource-rows.js';
import { atFact, type At } from '../../program/at.js';
import { areAlternatives } from '../../program/alternatives.js';
import { isPhaseEnd } from '../../program/classes/components.js';
import { isAside } from '../../program/modules/aside.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import type { Project } from '../../project.js';
import type { Acquisition } from '../acquired/acquisition.js';
import { isEnding } from '../acquired/disposables.js';
import { sameHandler, samePlace, sameTopic, type Located, type Sameness } from '../released/inverses/identity.js';
import type { Inventory, Standing } from '../standing/standing.js';
import { isOwnMember } from '../written/names.js';

/** `this.on('change', this.draw)` in `dispose`: what was added before, which this looks as if it removed, and adds once more. */
export function addedBefore(project: Project, inventory: Inventory, { acquisition }: Standing): Standing | undefined {
  const { row, unit, node, owner, handler } = acquisition;
  if (owner === undefined || handler === undefined || isAside(unit)) return undefined;
  // A function of the module that does nothing is added to hear the errors of what is being torn down.
  if (!isOwnMember(unit, handler) || isTakenBackFirst(project, acquisition)) return undefined;
  if (!inventory.teardowns.isEnd(node)) return addedInOtherArm(project, inventory, acquisition);
  const isBesideOthers = removesOthers(unit, node, row);
  const isForGood = isEnding(owner, node.region.name) || isPhaseEnd(owner, node.region.name);
  return inventory.ofOwner(owner).find(({ acquisition: other, state }) => {
    if (other.row !== row || other.node === node) return false;
    const isDoubled = (isBesideOthers && state === 'released') || (isForGood && state === 'open');
    return isDoubled && isSameAddition(project, acquisition, other);
  });
}

/** `if (on) { bus.on('a', f); bus.on('b', g); } else { bus.on('a', f); bus.off('b', g); }`: one arm takes back what the other adds. */
function addedInOtherArm(project: Project, inventory: Inventory, acquisition: Acquisition): Standing | undefined {
  const { row, unit, node, call } = acquisition;
  const { verbs = [] } = row.release;
  const removesIn = (arm: RegionId): boolean =>
    unit.calls.within(node.region).some(fact => fact.region === arm && verbs.includes(lastName(fact.callee)));
  return inventory.ofNode(node).find(({ acquisition: other }) => {
    if (other.row !== row || !areAlternatives(unit, call.region, other.call.region)) return false;
    const isUndoing = removesIn(call.region) && !removesIn(other.call.region);
    return isUndoing && isSameAddition(project, acquisition, other);
  });
}

/** `window.removeEventListener('online', this.retry); window.addEventListener('online', this.retry);`: it waits once, however often it is told to. */
function isTakenBackFirst(project: Project, { unit, node, row, at, topic, handler, fact }: Acquisition): boolean {
  const { verbs = [] } = row.release;
  return unit.calls.idsWithin({ from: node.region.from, to: fact }).some(id => {
    const call = unit.callAt(id);
    if (!verbs.includes(lastName(call.callee))) return false;
    const there = atFact(unit, id);
    const [of, by] = call.arguments.map(({ value }) => located(there, value));
    return (
      sameTopic(project, of, located(at, topic)) === 'same' && sameHandler(project, by, located(at, handler)) === 'same'
    );
  });
}

function located(at: At, value: Value | undefined): Located | undefined {
  return value && { at, value };
}

/** The same function for the same event of the same thing. */
function isSameAddition(project: Project, one: Acquisition, other: Acquisition): boolean {
  const isSame = (part: 'topic' | 'receiver', how: typeof sameTopic): boolean =>
    one[part] === undefined
      ? other[part] === undefined
      : how(project, located(one.at, one[part]), located(other.at, other[part])) === 'same';
  if (!isSame('topic', sameTopic) || !isSame('receiver', sameLocated)) return false;
  return sameHandler(project, located(one.at, one.handler), located(other.at, other.handler)) === 'same';
}

function sameLocated(project: Project, one: Located | undefined, other: Located | undefined): Sameness {
  return one && other ? samePlace(project, one, other) : 'unknown';
}

function removesOthers(unit: Unit, { region }: FunctionNode, { release: { verbs = [] } }: ResourceRow): boolean {
  return unit.calls.within(region).some(fact => verbs.includes(lastName(fact.callee)));
}
