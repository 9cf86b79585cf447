import { membersOf } from '../../../../model/members.js';
import { isNameOf, lastName } from '../../../../model/parts.js';
import type { FactId, Value } from '../../../../model/model.js';
import type { Unit } from '../../../program/unit.js';
import type { Acquisition } from '../../acquired/acquisition.js';
import { familyOf, isInFamily } from '../../written/families.js';
import { writtenName } from '../../written/names.js';
import type { Release } from '../release.js';

/** Where a handler is written down: `this.heard.push({ name: 'mousemove', ear: follow })`. */
interface Entry {
  readonly list: string;
  readonly member: string;
}

/** `this.heard.forEach(each => document.removeEventListener(each.name, each.ear))`: one after the other, all that are written down. */
export function recordedRemovals(acquisition: Acquisition): Release[] {
  const { unit, owner, row } = acquisition;
  const { verbs } = row.release;
  const entries = verbs === undefined ? [] : entriesOf(acquisition);
  if (entries.length === 0) return [];
  const family = familyOf(unit, owner);
  return family.units.flatMap(where =>
    [...where.calls.idsWithin({ from: 0, to: where.module.facts.length })].flatMap((id): Release[] => {
      const { callee, region, arguments: given } = where.callAt(id);
      if (!verbs!.includes(lastName(callee)) || !isInFamily(family, where, region)) return [];
      const isWalked = given.some(({ value }) => entries.some(entry => isOfWalk(where, value, entry)));
      return isWalked ? [{ unit: where, fact: id, region, how: 'paired' }] : [];
    }),
  );
}

function entriesOf({ unit, node, handler }: Acquisition): Entry[] {
  if (handler?.is !== 'name') return [];
  return unit.calls.within(node.region).flatMap(({ callee, arguments: given }) => {
    if (callee.is !== 'get' || !unit.catalog.resources.collects.has(callee.name)) return [];
    const list = writtenName(unit, callee.of);
    const members = given.flatMap(({ value }) => membersOf(value));
    const named = members.filter(({ value }) => isNameOf(value, handler.binding));
    return list === '' ? [] : named.map(({ name }) => ({ list, member: name }));
  });
}

/** `each.ear` of `each` among the entries, or `ear` of `for (const { ear } of this.heard)`. */
function isOfWalk(unit: Unit, value: Value, { list, member }: Entry): boolean {
  if (value.is === 'get') return value.name === member && isEach(unit, value.of, list);
  if (value.is !== 'name') return false;
  return (unit.definitions[value.binding] ?? []).some(id => {
    const { how, value: from } = unit.assignment(id);
    return how === 'iterate' && from?.is === 'get' && from.name === member && writtenName(unit, from.of) === list;
  });
}

function isEach(unit: Unit, value: Value, list: string): boolean {
  if (value.is !== 'name') return false;
  const isList = (walked: Value | undefined): boolean => walked !== undefined && writtenName(unit, walked) === list;
  const isWalk = (id: FactId): boolean => {
    const { how, value: from } = unit.assignment(id);
    return how === 'iterate' && isList(from);
  };
  if ((unit.definitions[value.binding] ?? []).some(isWalk)) return true;
  const binding = unit.bindingOf(value);
  if (binding?.kind !== 'parameter') return false;
  const { region, outer } = unit.functionOf(binding.region);
  if (outer === undefined) return false;
  return unit.calls
    .within(outer.region)
    .some(
      ({ callee, arguments: given }) =>
        callee.is === 'get' &&
        unit.catalog.inlineVerbs.has(callee.name) &&
        isList(callee.of) &&
        given.some(({ value: walker }) => walker.is === 'function' && walker.region === region.id),
    );
}
