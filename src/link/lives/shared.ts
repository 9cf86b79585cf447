import type { Names } from '../program/names.js';
import { ancestry } from '../program/ancestry.js';
import { atFact } from '../program/at.js';
import type { FieldSite } from '../program/unit.js';
import { madeBy } from '../slots/made.js';
import type { Spot } from '../slots/spot.js';

/** Where an attribute is assigned, if that is nowhere but on the class itself. */
export function staticSitesOf({ root }: Spot): FieldSite[] | undefined {
  if (root.is !== 'field') return undefined;
  const sites = [...ancestry(root.of)].flatMap(cls => cls.fields.get(root.name) ?? []);
  return sites.length > 0 && sites.every(site => site.static) ? sites : undefined;
}

/** A class attribute that no instance replaces by one of its own. */
export function isShared(names: Names, spot: Spot): boolean {
  const sites = staticSitesOf(spot);
  return sites !== undefined && sites.some(site => makesContainer(names, site));
}

/** A descriptor (`names = List(String)`) stands in the class body and holds one container an instance. */
function makesContainer(names: Names, { unit, fact }: FieldSite): boolean {
  const { value } = unit.assignment(fact);
  return value !== undefined && madeBy(names, atFact(unit, fact), value) !== undefined;
}
