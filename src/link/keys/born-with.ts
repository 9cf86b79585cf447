import type { GetValue } from '../../model/model.js';
import { runsAtLeast } from '../../model/time.js';
import { fieldSitesOf } from '../program/classes/field-sites.js';
import { push } from '../program/maps.js';
import { remember } from '../program/remember.js';
import { atFact, type At } from '../program/at.js';
import type { ClassNode, FieldSite, Unit } from '../program/unit.js';
import { joined, type Domain } from './domain.js';
import type { Tracing } from './tracing.js';
import { isInstalled } from './words.js';

/** An attribute that more classes have than these says nothing of whose it is. */
const MAX_OWNERS = 3;

/**
 * `event.id`, where each event counts or makes up its own: another one for each instance of its class, of which more are
 * made than the few at start-up. What is read from a thing of unknown class is an attribute of the classes that have it.
 */
export function domainBornWith(keys: Tracing, at: At, { name, of }: GetValue, depth: number): Domain | undefined {
  const typed = keys.types.classOf(at, of);
  // Things of any kind have it, those that no class of the program is made for among them.
  const isEverybodys = at.unit.catalog.keys.everybodys.has(name);
  const owners = typed ? [typed] : isEverybodys ? [] : (ownersOf(keys.names.units).get(name) ?? []);
  if (owners.length === 0 || owners.length > MAX_OWNERS) return undefined;
  const domains = owners.map(cls => (isMadeUp(keys, cls, name, depth) ? asManyAs(keys, cls) : undefined));
  return domains.includes(undefined) ? undefined : joined(domains as Domain[]);
}

/** Whether each instance is given a number or a name of its own, wherever the attribute is set; that it has one may be declared. */
function isMadeUp(keys: Tracing, cls: ClassNode, name: string, depth: number): boolean {
  const given = fieldSitesOf(cls, name).filter(({ unit, fact }) => unit.assignment(fact).value !== undefined);
  return given.length > 0 && given.every(site => isFresh(keys, site, depth));
}

function isFresh(keys: Tracing, { unit, fact, static: shared }: FieldSite, depth: number): boolean {
  const { value, how } = unit.assignment(fact);
  const isGiven = how === 'set' || how === 'field';
  return !shared && isGiven && keys.domainOf(atFact(unit, fact), value!, depth + 1) === 'event';
}

/** The classes of a program by the names of their attributes. */
const ownersOf = remember((units: readonly Unit[]): ReadonlyMap<string, readonly ClassNode[]> => {
  const owners = new Map<string, ClassNode[]>();
  for (const unit of units)
    for (const cls of unit.classes.values()) for (const name of cls.fields.keys()) push(owners, name, cls);
  return owners;
});

/** As many as there are instances. */
function asManyAs({ calls, frequencies }: Tracing, cls: ClassNode): Domain | undefined {
  if (isInstalled(cls.unit.catalog.keys, cls.name)) return 'named';
  const makers = calls.makersOf(cls).map(({ unit, region }) => frequencies.of(unit, region).runs);
  if (makers.some(runs => runsAtLeast(runs, 'repeated'))) return 'event';
  return makers.every(runs => runsAtLeast(runs, 'unknown')) ? 'object' : undefined;
}
