import type { FactId, Place } from '../../model/model.js';
import { livesAtLeast, runsAtLeast, type Life } from '../../model/time.js';
import { staticSitesOf } from '../program/classes/static-fields.js';
import { isReachedOnceForGood } from '../frequency/once-guards.js';
import type { FunctionNode } from '../program/unit.js';
import { operationsOf } from '../slots/slots.js';
import type { Spot } from '../slots/spot.js';
import { containerAround, isEmptied } from './containers.js';
import type { Instance, Lifetime, Linked, Owners } from './lifetime.js';
import { isNothing } from '../../model/parts.js';

/** By a constructor, for its own instance; as a module is loaded, or while the program begins. */
function isDoneOnce({ frequencies }: Linked, node: FunctionNode): boolean {
  return frequencies.isBirthOnly(node) || !runsAtLeast(frequencies.ofFunction(node).runs, 'unknown');
}

/** `app.sessions = Sessions(app)`: there is one at a time, however often that may be done. */
function isPlain({ root, steps }: Spot): boolean {
  return root.is === 'field' && steps.length === 0;
}

/** An instance that `node` keeps in a place (there, where one fact does it) lives as long as the place, or until its entry is removed. */
export function heldBy(
  linked: Linked,
  owners: Owners,
  spot: Spot,
  node: FunctionNode,
  { place, name, depth }: Instance,
  at?: FactId,
): Lifetime {
  const holder = holderLife(owners, spot, place, depth);
  const isOnce = at !== undefined && isReachedOnceForGood(node.unit, at);
  const many = !(isOnce || isDoneOnce(linked, node)) || (holder.many ?? false);
  const container = containerAround(linked.operations, spot, isEmptied);
  if (container) {
    const life: Life = livesAtLeast(holder.life, 'unknown') ? 'connection' : holder.life;
    const says = `\`${name}\` is kept in \`${container.spot.name}\` until it is removed`;
    const takenOut = operationsOf(container, 'shrink').some(
      ({ unit, region }) => !isDoneOnce(linked, unit.functionOf(region)),
    );
    return { life, place, says, many: true, takenOut };
  }
  if (!livesAtLeast(holder.life, 'long')) return { ...holder, many };
  if (isReplaced(linked, spot, node, isOnce)) {
    return {
      life: 'connection',
      place,
      says: `\`${name}\` is kept in \`${spot.name}\` until the next one`,
      many: true,
    };
  }
  return {
    life: holder.life,
    place,
    says: `\`${name}\` is kept in \`${spot.name}\`, which lives as long as the process`,
    many,
    inTurn: isPlain(spot) && holder.many !== true,
  };
}

/** An attribute that is given a new instance again and again, or is set to nothing, keeps one at a time. */
function isReplaced({ frequencies }: Linked, { root, steps }: Spot, node: FunctionNode, isOnce: boolean): boolean {
  if (root.is !== 'field' || steps.length > 0 || frequencies.isBirthOnly(node)) return false;
  if (!isOnce && runsAtLeast(frequencies.ofFunction(node).runs, 'repeated')) return true;
  const setters = (root.of.fields.get(root.name) ?? []).filter(
    ({ function: setter }) => setter !== undefined && !frequencies.isBirthOnly(setter),
  );
  if (new Set(setters.map(({ function: setter }) => setter)).size > 1) return true;
  return setters.some(({ unit, fact }) => isNothing(unit.assignment(fact).value));
}

function holderLife(owners: Owners, spot: Spot, place: Place, depth: number): Lifetime {
  const { root } = spot;
  if (root.is !== 'field') return owners.ofSpot(spot, place);
  if (staticSitesOf(root.of, root.name))
    return { life: 'process', place, says: `\`${spot.name}\` is an attribute of the class` };
  return owners.ofClass(root.of, depth + 1);
}
