import type { Place, Value } from '../../../model/model.js';
import { holdsOf, operationsOf, type Operation, type Slot } from '../../slots/slots.js';
import { onlyDefinition } from '../../program/definitions.js';
import type { Project } from '../../project.js';
import { atFact, type At } from '../../program/at.js';
import { areRelated } from '../../program/classes/ancestry.js';
import type { ClassNode, FunctionNode } from '../../program/unit.js';
import { mentionsIn } from '../written/mentions.js';
import { isOwnMember } from '../written/names.js';
import { isTheOneThatStays, mayBeMany } from './coming-and-going.js';
import type { Inventory } from '../standing/standing.js';
import type { Ending } from '../released/endings.js';

/** A collection whose entries are ended one by one when they are removed, and that the end of its owner leaves as it is. */
export interface LeftEntries {
  readonly slot: Slot;
  readonly owner: ClassNode;
  readonly teardown: Ending;
  /** Where an entry is added, and where one is ended. */
  readonly added: Place;
  readonly ended: Place;
  /** What ends one: `dispose`. */
  readonly verb: string;
  /** Whether owners may come and go, as far as is seen: 4 true to 0 false. */
  readonly many: boolean;
}

/** The collections of a project whose entries the end of their owner leaves as they are. */
export function findLeftEntries(project: Project, inventory: Inventory): LeftEntries[] {
  return [...project.operations.slots.values()].flatMap(slot => leftIn(project, inventory, slot) ?? []);
}

function leftIn(project: Project, inventory: Inventory, slot: Slot): LeftEntries | undefined {
  const { root, steps } = slot.spot;
  if (root.is !== 'field' || steps.length > 0 || !/^(mapping|set)$/.test(holdsOf(slot))) return undefined;
  const [growth] = operationsOf(slot, 'grow');
  const removals = operationsOf(slot, 'shrink');
  if (growth === undefined || removals.length === 0 || isTheOneThatStays(project, root.of)) return undefined;
  if (!isOfOwner(root.of, growth) || isMadeByPart(growth)) return undefined;
  const { teardowns } = inventory;
  const { ending, atEnd, reached } = teardowns.of(root.of);
  if (ending === undefined || !teardowns.endsOthers(root.of, root.name)) return undefined;
  if ([...reached].some(node => mentionsIn(node.unit, node, root.name))) return undefined;
  const removing = new Set(removals.map(({ unit, region }) => unit.functionOf(region)));
  if ([...removing].some(node => atEnd.has(node)) || isLeftToDisposer(inventory, root.of, root.name, removing))
    return undefined;
  for (const removal of removals) {
    const ended = endOfEntry(project, slot, removal);
    if (ended) {
      const many = mayBeMany(project, root.of);
      return { slot, owner: root.of, teardown: ending, added: growth.place, many, ...ended };
    }
  }
  return undefined;
}

/**
 * `this.parts.push({ dispose: () => { for (const each of this.sessions.values()) each.dispose(); } })`: one that is written for the
 * end of the owner, and takes out no single entry, ends them all.
 */
function isLeftToDisposer(
  { teardowns }: Inventory,
  owner: ClassNode,
  name: string,
  removing: ReadonlySet<FunctionNode>,
): boolean {
  const { unit } = owner;
  return [...unit.functions.values()].some(
    node =>
      node.owner === undefined &&
      unit.classOf(node.region.id) === owner &&
      !removing.has(node) &&
      teardowns.isEnd(node) &&
      mentionsIn(unit, node, name),
  );
}

/** What others put into it, others may end. */
function isOfOwner(owner: ClassNode, { unit, region }: Operation): boolean {
  const cls = unit.classOf(region);
  return cls !== undefined && areRelated(cls, owner);
}

/** `this.consumers.set(id, await this.transport.consume(id))`: what the owner's own part gives goes with that. */
function isMadeByPart({ at, value }: Operation): boolean {
  const fact = value?.is === 'name' ? onlyDefinition(at, value.binding) : undefined;
  const given = fact === undefined ? value : at.unit.assignment(fact).value;
  const callee = given && at.unit.call(given.is === 'await' ? given.of : given)?.callee;
  return callee?.is === 'get' && isOwnMember(at.unit, callee.of);
}

/** `const session = this.sessions.get(id); …; session.dispose()`, in the function that removes it. */
function endOfEntry(
  project: Project,
  slot: Slot,
  { unit, region }: Operation,
): { ended: Place; verb: string } | undefined {
  const { region: home } = unit.functionOf(region);
  const { endings } = unit.catalog.resources;
  for (const id of unit.calls.idsWithin(home)) {
    const fact = unit.callAt(id);
    if (fact.callee.is !== 'get' || !endings.has(fact.callee.name)) continue;
    if (isEntry(project, slot, atFact(unit, id), fact.callee.of))
      return { ended: unit.place(fact.at), verb: fact.callee.name };
  }
  return undefined;
}

function isEntry(project: Project, slot: Slot, at: At, value: Value): boolean {
  if (value.is === 'name') {
    const fact = onlyDefinition(at, value.binding);
    const given = fact === undefined ? undefined : at.unit.assignment(fact).value;
    return given !== undefined && given.is !== 'name' && isEntry(project, slot, at, given);
  }
  if (value.is === 'item') return project.spots.of(at, value.of).includes(slot.spot);
  const callee = at.unit.call(value)?.callee;
  return callee?.is === 'get' && callee.name === 'get' && project.spots.of(at, callee.of).includes(slot.spot);
}
