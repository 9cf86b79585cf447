import type { GetValue, Value } from '../../model/model.js';
import { runsAtLeast } from '../../model/time.js';
import { areRelated } from '../program/classes/ancestry.js';
import { fieldSitesOf } from '../program/classes/field-sites.js';
import { atFact, type At } from '../program/at.js';
import type { ClassNode, FunctionNode } from '../program/unit.js';
import { joined, type Domain } from './domain.js';
import type { Tracing } from './tracing.js';
import { byWord } from './words.js';

/**
 * `rounds.follow(this.pin)`: what an instance calls its own is one key for it alone. To a function of others it is as many
 * as there are instances, where they are seen to be made again and again: what each of them was given.
 */
export function domainAmongOwners(
  keys: Tracing,
  at: At,
  value: Value,
  { owner }: FunctionNode,
  depth: number,
): Domain | undefined {
  if (value.is !== 'get' || owner === undefined) return undefined;
  const cls = keys.types.classOf(at, value.of);
  if (cls === undefined || areRelated(cls, owner) || !isMadeAgain(keys, cls)) return undefined;
  const given = ofFields(keys, cls, value, depth);
  return given === 'unknown' || given === 'self' ? byWord(at.unit.catalog.keys, value.name) : given;
}

function ofFields(keys: Tracing, cls: ClassNode, { name }: GetValue, depth: number): Domain {
  const given = fieldSitesOf(cls, name).map(({ unit, fact }) => ({
    at: atFact(unit, fact),
    value: unit.assignment(fact).value,
  }));
  return joined(given.map(({ at, value }) => (value ? keys.domainOf(at, value, depth + 2) : 'unknown')));
}

function isMadeAgain({ calls, frequencies }: Tracing, cls: ClassNode): boolean {
  return calls.makersOf(cls).some(({ unit, region }) => runsAtLeast(frequencies.of(unit, region).runs, 'repeated'));
}
