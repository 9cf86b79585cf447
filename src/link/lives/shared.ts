import type { Names } from '../program/names.js';
import { atFact } from '../program/at.js';
import { staticSitesOf } from '../program/classes/static-fields.js';
import type { FieldSite } from '../program/unit.js';
import { madeBy } from '../slots/made.js';
import type { Spot } from '../slots/spot.js';

/** A class attribute that no instance replaces by one of its own. */
export function isShared(names: Names, { root }: Spot): boolean {
  const sites = root.is === 'field' ? staticSitesOf(root.of, root.name) : undefined;
  return sites !== undefined && sites.some(site => makesContainer(names, site));
}

/** A descriptor (`names = List(String)`) stands in the class body and holds one container an instance. */
function makesContainer(names: Names, { unit, fact }: FieldSite): boolean {
  const { value } = unit.assignment(fact);
  return value !== undefined && madeBy(names, atFact(unit, fact), value) !== undefined;
}
