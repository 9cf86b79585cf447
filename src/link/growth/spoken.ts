import type { Confidence } from '../../finding.js';
import { growthsOf, type Growth } from './growth.js';
import { confidenceOf } from './judgement.js';
import type { Project } from '../project.js';
import { push } from '../program/maps.js';
import type { Operation } from '../slots/slots.js';
import type { Spot } from '../slots/spot.js';

const SURENESS: Readonly<Record<Confidence, number>> = { possible: 1, likely: 2, certain: 3 };

/** The growing slots that are told: of a container and what grows in its entries, the one whose case is stronger; it tells of the other. */
export function spokenGrowths(project: Project): Growth[] {
  const growths = growthsOf(project);
  const sureness = new Map<Spot, number>();
  for (const growth of growths) sureness.set(growth.slot.spot, surenessOf(growth));
  const inside = operationsInside(growths, sureness);
  return growths
    .filter(({ slot: { spot } }) => {
      const own = sureness.get(spot)!;
      const outer = [...containersOf(spot)].map(container => sureness.get(container) ?? 0);
      return outer.every(other => other < own) && !isOutdone(spot, own, growths, sureness);
    })
    .map(growth => ({ ...growth, inside: inside.get(growth.slot.spot) ?? [] }));
}

/** Of each container, where its entries grow, as far as that is worth a word. */
function operationsInside(
  growths: readonly Growth[],
  sureness: ReadonlyMap<Spot, number>,
): ReadonlyMap<Spot, readonly Operation[]> {
  const inside = new Map<Spot, Operation[]>();
  for (const { slot, grows } of growths)
    if (sureness.get(slot.spot)! > 0)
      for (const container of containersOf(slot.spot)) for (const each of grows) push(inside, container, each);
  return inside;
}

function isOutdone(spot: Spot, own: number, growths: readonly Growth[], sureness: ReadonlyMap<Spot, number>): boolean {
  return growths.some(
    ({ slot: { spot: other } }) => sureness.get(other)! > own && [...containersOf(other)].includes(spot),
  );
}

function* containersOf(spot: Spot): Iterable<Spot> {
  for (let outer = spot.within; outer; outer = outer.within) yield outer;
}

function surenessOf(growth: Growth): number {
  const confidence = confidenceOf(growth);
  return confidence === undefined ? 0 : SURENESS[confidence];
}
