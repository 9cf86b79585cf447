import type { CallFact, FactId } from '../../../model/model.js';
import type { ResourceRow } from '../../../model/catalog/resource-rows.js';
import { push } from '../../program/maps.js';
import { remember } from '../../program/remember.js';
import { takingFact } from '../../program/calls/takers.js';
import type { ClassNode, Unit } from '../../program/unit.js';
import { writtenAs } from '../../program/written.js';
import type { Acquisition } from './acquisition.js';
import { factsNaming } from '../../program/modules/vocabulary.js';
import { isOwnMember } from '../written/names.js';
import type { ResourceCatalog } from '../../../model/catalog/resource-words.js';
import { lastName } from '../../../model/parts.js';

/**
 * What an attribute of the instance is given, where another one is given the like by the same call: `self.reader = link(a)`,
 * `self.writer = link(b)`. Whether it has an end shows only where the other one is ended.
 */
export function twinRow(unit: Unit, call: CallFact, fact: FactId): ResourceRow | undefined {
  const cls = unit.classOf(call.region);
  const by = cls && takingFact(unit, fact);
  if (cls === undefined || by?.is !== 'assign' || !isOwnMember(unit, by.target)) return undefined;
  const made = writtenAs(call.callee);
  const verb = lastName(call.callee);
  if (made === undefined || verb === '' || cls.unit.catalog.values.vague.test(verb)) return undefined;
  return new Set(fieldsByCall(cls).get(made)).size > 1 ? rowOf(unit, verb) : undefined;
}

/** The attributes that the methods of a class are given by each call, as it is written. */
const fieldsByCall = remember((cls: ClassNode): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (const [name, sites] of cls.fields) {
    for (const { unit, fact } of sites) {
      const { value } = unit.assignment(fact);
      const callee = value && unit.call(value)?.callee;
      const made = callee && writtenAs(callee);
      if (made !== undefined) push(found, made, name);
    }
  }
  return found;
});

/** One for each verb: what is of the same row is of the same sort. */
const rowsIn = remember<ResourceCatalog, Map<string, ResourceRow>>(() => new Map());

function rowOf({ catalog: { resources } }: Unit, verb: string): ResourceRow {
  const rows = rowsIn(resources);
  let row = rows.get(verb);
  if (row === undefined) {
    const noun = /^[A-Z]/.test(verb) ? verb : `result of \`${verb}\``;
    const release = { methods: [...resources.endings] };
    row = { kind: 'disposable', release, noun, onlyLikeSiblings: true, twin: true };
    rows.set(verb, row);
  }
  return row;
}

/** `Watcher(self.writer)`: whoever is given what the attribute holds may end it. */
export function isGivenOn({ unit }: Acquisition, field: string): boolean {
  return factsNaming(unit, field).some(id => {
    const fact = unit.fact(id);
    if (fact.is === 'exit') return fact.value?.is === 'get' && fact.value.name === field;
    return fact.is === 'call' && fact.arguments.some(({ value }) => value.is === 'get' && value.name === field);
  });
}
