import { membersOf } from '../../../../model/members.js';
import type { BindingId, Value } from '../../../../model/model.js';
import type { Project } from '../../../project.js';
import { atFact } from '../../../program/at.js';
import type { Unit } from '../../../program/unit.js';
import type { Acquisition } from '../../acquired/acquisition.js';
import { familyOf, isInFamily } from '../../written/families.js';
import { isOfItsOwn } from '../inverses/own-things.js';
import type { HandleUse } from './handle-use.js';
import type { Holder } from './holder.js';
import { sameHandler } from '../inverses/identity.js';
import { factsNaming } from '../../../program/modules/vocabulary.js';
import { globalCalled } from '../../written/names.js';
import type { Release } from '../release.js';
import { lastOf } from '../../../../model/qualified-names.js';
import { isNameOf, lastName } from '../../../../model/parts.js';

/** Where the text of a URL is revoked that no attribute holds: from wherever it is read. */
export function revocationsOf(acquisition: Acquisition, holder: Holder): Release[] {
  if (acquisition.row.kind !== 'url' || holder.is === 'field') return [];
  const all = revocations(acquisition);
  return holder.is === 'local' ? all.filter(release => isOfState(holder.unit, holder.binding, release)) : all;
}

/** A URL that is only shown: `img.src = createObjectURL(b)`. */
function revocations(acquisition: Acquisition): Release[] {
  const { unit, owner, row } = acquisition;
  const family = familyOf(unit, owner);
  return family.units.flatMap(where =>
    (row.release.calls ?? []).flatMap(name =>
      factsNaming(where, lastOf(name)).flatMap(id => {
        const fact = where.fact(id);
        if (fact.is === 'call' && isOfItsOwn(acquisition, where, fact)) return [];
        const { region } = fact;
        return isInFamily(family, where, region) ? [{ unit: where, fact: id, region, how: 'handle' as const }] : [];
      }),
    ),
  );
}

/** `download(url, name)`, of the project's own, which revokes a URL when it is done. */
export function isRevokedByTaker(project: Project, { row }: Acquisition, { unit, fact }: HandleUse): boolean {
  const call = unit.fact(fact);
  const type = call.is === 'call' ? project.types.ofCalled(unit, fact) : undefined;
  if (type?.is !== 'function') return false;
  const { unit: where, region } = type.of;
  return (row.release.calls ?? []).some(name =>
    factsNaming(where, lastOf(name)).some(id => where.isWithin(where.fact(id).region, region.id)),
  );
}

/** By a function that is given the handler: `atexit.unregister(self.close)`. */
export function handlersGivenBack(project: Project, { unit, owner, row, at, handler }: Acquisition): Release[] {
  if (row.call === undefined || handler === undefined) return [];
  const family = familyOf(unit, owner);
  return (row.release.calls ?? []).flatMap(name =>
    family.units.flatMap(where =>
      factsNaming(where, lastOf(name)).flatMap(id => {
        const call = where.fact(id);
        if (call.is !== 'call' || !isInFamily(family, where, call.region)) return [];
        if (globalCalled(project, where, id) !== name) return [];
        const isGiven = call.arguments.some(
          ({ value }) => sameHandler(project, { at, value: handler }, { at: atFact(where, id), value }) === 'same',
        );
        return isGiven ? [{ unit: where, fact: id, region: call.region, how: 'paired' as const }] : [];
      }),
    ),
  );
}

/** `this.setState({ preview: url })`, and at the end `URL.revokeObjectURL(this.state.preview)`. */
function isOfState(unit: Unit, binding: BindingId, { unit: where, fact, region }: Release): boolean {
  const call = where.fact(fact);
  const revoked = call.is === 'call' ? lastName(call.arguments[0]?.value) : '';
  if (revoked === '' || !where.catalog.resources.endings.has(where.functionOf(region).region.name)) return false;
  return factsNaming(unit, unit.binding(binding)!.name).some(id => {
    const given = unit.fact(id);
    return given.is === 'call' && given.arguments.some(({ value }) => isUnder(value, revoked, binding));
  });
}

/** `{ preview: url }`. */
function isUnder(value: Value, name: string, binding: BindingId): boolean {
  return membersOf(value).some(member => member.name === name && isNameOf(member.value, binding));
}
