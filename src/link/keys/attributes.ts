import type { KeyWords } from '../../model/catalog/key-words.js';
import { memberOf } from '../../model/members.js';
import type { GetValue, ItemValue, Value } from '../../model/model.js';
import { ancestry } from '../program/classes/ancestry.js';
import { fieldSitesOf } from '../program/classes/field-sites.js';
import { onlyDefinition } from '../program/definitions.js';
import { atFact, type At } from '../program/at.js';
import type { ClassNode, Unit } from '../program/unit.js';
import { domainBornWith } from './born-with.js';
import { domainOfType } from './by-type.js';
import { isCounted } from './counting.js';
import type { Domain } from './domain.js';
import { domainOfPart } from './results.js';
import type { Tracing } from './tracing.js';
import { byWord, isNamed } from './words.js';

/** What `of.name` is: a constant of a class or module, the owner's own, or what its type or its name says. */
export function domainOfAttribute(keys: Tracing, at: At, value: GetValue, depth: number): Domain {
  const { name, of } = value;
  const words = at.unit.catalog.keys;
  if (words.kinds.has(name) || isOfOwnAccount(at.unit, value)) return 'finite';
  if (name === 'length') return 'unknown';
  if (words.spellings.has(name) && keys.domainOf(at, of, depth + 1) === 'event') return 'event';
  const written = givenUnder(at, of, name);
  if (written) return keys.domainOf(written.at, written.value, depth + 1);
  if (keys.sets.isClosed(at, of)) return 'finite';
  const entity = keys.names.entityOf(at.unit, of);
  if (entity?.is === 'class' || entity?.is === 'module') return 'constant';
  if (entity?.is === 'outside' && !at.unit.catalog.requests.has(entity.name)) return 'constant';
  if (at.unit.bindingOf(of)?.kind === 'self') return ofOwn(keys, at, value, depth);
  const typed = domainOfType(at.unit.catalog, keys.types.typeOf(at, value));
  if (typed) return typed;
  const born = domainBornWith(keys, at, value, depth);
  if (born) return born;
  const own = byWord(words, name);
  if (own !== 'unknown' && !words.identifiers.has(name.toLowerCase())) return own;
  if (name === 'name' && isNamed(words.work, of)) return 'named';
  if (isIdentityOfHappening(words, name, of)) return 'subject';
  const base = of.is === 'name' || of.is === 'get' ? byWord(words, of.name) : 'unknown';
  return base === 'subject' || base === 'named' ? base : own;
}

/** `self.bot.user.id`: the program's own account, where a `client` that is handed in may be anybody's. */
function isOfOwnAccount(unit: Unit, { name, of }: GetValue): boolean {
  if (of.is !== 'get' && of.is !== 'name') return false;
  if (name !== 'user') return of.is === 'get' && of.name === 'user' && isOfOwnAccount(unit, of);
  return unit.catalog.keys.accountHolders.has(of.name) && unit.bindingOf(of)?.kind !== 'parameter';
}

/** `message.id`, `event["id"]`: another one for each that happens. */
function isIdentityOfHappening(words: KeyWords, name: string, of: Value): boolean {
  return words.identities.has(name.toLowerCase()) && isNamed(words.happenings, of);
}

/** `packet = { id: next(), … }`: what a record made on the spot is given under a name. */
function givenUnder({ unit, region, before }: At, of: Value, name: string): { at: At; value: Value } | undefined {
  if (of.is !== 'name' || unit.binding(of.binding)?.kind !== 'variable') return undefined;
  const fact = onlyDefinition({ unit, region, before }, of.binding);
  const assign = fact === undefined ? undefined : unit.assignment(fact);
  if (assign?.how !== 'set' || unit.functionOf(assign.region).region.id === 0) return undefined;
  const value = memberOf(assign.value, name);
  return value && { at: atFact(unit, fact!), value };
}

/** `self.x` as a key: one for the owner, unless it counts, or is given another one for each event. */
function ofOwn(keys: Tracing, at: At, value: GetValue, depth: number): Domain {
  const cls = keys.types.classOf(at, value.of);
  if (cls === undefined || depth > 3) return 'self';
  for (const { unit, fact } of fieldSitesOf(cls, value.name)) {
    const assign = unit.assignment(fact);
    if (assign.how === 'augment' || isCounted(assign)) return 'event';
  }
  return ancestry(cls).some(ancestor => isGivenAnew(keys, ancestor, value.name, depth)) ? 'event' : 'self';
}

/** `self.current = uuid4()` in a method that may be called again. */
function isGivenAnew(keys: Tracing, { fields }: ClassNode, name: string, depth: number): boolean {
  return (fields.get(name) ?? []).some(({ unit, fact, function: setter }) => {
    const { how, value } = unit.assignment(fact);
    if (how !== 'set' || value === undefined || setter === undefined || keys.frequencies.isBirthOnly(setter))
      return false;
    return keys.domainOf(atFact(unit, fact), value, depth + 1) === 'event';
  });
}

/** `names_by_user`, `userToName`: names, found by users. */
function nameOfEntries(name: string): string {
  const [, by] = /^(.+?)(?:_by_|By(?=[A-Z]))/.exec(name) ?? [];
  const [, to] = /(?:_to_|To(?=[A-Z]))(.+)$/.exec(name) ?? [];
  return by ?? to ?? name;
}

/** `row['user_id']`: the key that is read may say more than the container. */
export function domainOfEntry(keys: Tracing, at: At, value: ItemValue, depth: number): Domain {
  const words = at.unit.catalog.keys;
  if (value.key.is === 'const' && typeof value.key.value === 'string') {
    const word = byWord(words, value.key.value);
    if (word !== 'unknown') return word;
    if (isIdentityOfHappening(words, value.key.value, value.of)) return 'subject';
  }
  if (value.of.is === 'name' || value.of.is === 'get') return byWord(words, nameOfEntries(value.of.name));
  return domainOfPart(keys, at, value, depth) ?? keys.domainOf(at, value.of, depth + 1);
}
