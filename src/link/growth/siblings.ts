import type { Domain } from '../keys/domain.js';
import { lastName } from '../../model/parts.js';
import { isSameText } from '../program/spelling.js';
import { ancestry, descent } from '../program/classes/ancestry.js';
import type { ClassNode, FunctionNode } from '../program/unit.js';
import type { Project } from '../project.js';
import { isInfinite } from '../slots/infinite.js';
import { operationsOf, type Operation, type Slot } from '../slots/slots.js';

/** Another slot of the same owner that is removed from, under the same key or not. */
export interface Sibling {
  readonly slot: Slot;
  readonly operation: Operation;
  readonly sameKey: boolean;
}

/** The other collections of the class, and of the classes that it inherits from or that inherit from it. */
function* fieldsBeside(project: Project, owner: ClassNode, name: string): Iterable<Slot> {
  for (const cls of new Set([...ancestry(owner), ...descent(owner)])) {
    for (const field of cls.fields.keys()) {
      const slot = field === name ? undefined : project.operations.slots.get(project.spots.field(cls, field));
      if (slot) yield slot;
    }
  }
}

/**
 * Another slot of the owner from which entries are removed: it shows that the owner lives on while keys come and go. It is
 * the same key where the name is: that of a thing which comes and goes, or of what both are filled with together.
 */
export function siblingOf(project: Project, slot: Slot, growth: Operation, domain: Domain): Sibling | undefined {
  const { root } = slot.spot;
  if (root.is !== 'field') return undefined;
  let found: Sibling | undefined;
  const shared = project.lives.isShared(slot.spot);
  for (const other of fieldsBeside(project, root.of, root.name)) {
    // What comes and goes in an instance says nothing of what they all share, nor the other way round.
    if (isSomeOfThem(other, root.name) || project.lives.isShared(other.spot) !== shared) continue;
    const limited = limitOf(project, other);
    if (limited && growth.key && isFilledWith(other, growth)) return { slot: other, operation: limited, sameKey: true };
    const [removal] = isInverse(other, growth) ? operationsOf(other, 'shrink') : [];
    if (removal) return { slot: other, operation: removal, sameKey: true };
    for (const operation of operationsOf(other, 'shrink')) {
      if (operation.key === undefined || isTurn(operation, growth) || isInReplaced(operation, growth)) continue;
      const sameKey = hasKeyOf(operation, growth) && (isEachTime(domain) || isFilledWith(other, growth));
      if (sameKey) return { slot: other, operation, sameKey };
      found ??= { slot: other, operation, sameKey };
    }
  }
  return found;
}

/** `active_orders`, `open_order_ids` beside `orders`: those of them that are in some state, and leave that; all are kept beside. */
function isSomeOfThem({ spot: { root } }: Slot, all: string): boolean {
  if (root.is !== 'field') return false;
  const [some, whole] = [wordsOf(root.name.replace(/_?ids?$/i, '')), wordsOf(all)];
  return some.length > whole.length && some.slice(-whole.length).join() === whole.join();
}

function wordsOf(name: string): string[] {
  const words = name.split(/[\W_]+|(?<=[a-z])(?=[A-Z])/).filter(word => word !== '');
  return words.map(word => word.toLowerCase().replace(/s$/, ''));
}

function hasKeyOf(operation: Operation, { key }: Operation): boolean {
  return key !== undefined && operation.key !== undefined && isSameText(operation.key, key);
}

/** `self.deleted.discard(key)` where an entry is added: it is not deleted any more, and nothing has come to its end. */
function isTurn(removal: Operation, growth: Operation): boolean {
  const { unit, fact } = removal;
  const call = unit.fact(fact);
  return (
    call.is === 'call' && unit.catalog.values.forgiving.has(lastName(call.callee)) && isInFunctionOf(removal, growth)
  );
}

/** In the method of a base class that the one which adds an entry replaces: the entry stands for that removal, which waits for others. */
function isInReplaced(removal: Operation, growth: Operation): boolean {
  const base = functionOf(removal);
  const node = functionOf(growth);
  if (!base.owner || !node.owner || base.owner === node.owner || base.region.name !== node.region.name) return false;
  return [...ancestry(node.owner)].includes(base.owner);
}

/** Where the size of the other is compared with a limit: who wrote that expects more keys than it may hold. */
function limitOf(project: Project, other: Slot): Operation | undefined {
  return operationsOf(other, 'measure').find(({ at, value }) => value !== undefined && !isInfinite(project, at, value));
}

function isEachTime(domain: Domain): boolean {
  return domain === 'event' || domain === 'subject' || domain === 'object';
}

/** Whether the other gets an entry under the same key in the same function. */
function isFilledWith(other: Slot, growth: Operation): boolean {
  return operationsOf(other, 'grow').some(grow => hasKeyOf(grow, growth) && isInFunctionOf(grow, growth));
}

/** `byId.set(id, door); idOf.set(door, id);`: what the one has as its key the other holds under it. */
function isInverse(other: Slot, growth: Operation): boolean {
  const { key, value } = growth;
  if (key === undefined || value === undefined || isSameText(key, value)) return false;
  return operationsOf(other, 'grow').some(
    grow =>
      isInFunctionOf(grow, growth) &&
      grow.key !== undefined &&
      grow.value !== undefined &&
      isSameText(grow.key, value) &&
      isSameText(grow.value, key),
  );
}

function isInFunctionOf(operation: Operation, other: Operation): boolean {
  return functionOf(operation) === functionOf(other);
}

function functionOf({ unit, region }: Operation): FunctionNode {
  return unit.functionOf(region);
}
