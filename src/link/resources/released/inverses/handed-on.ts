import type { Argument, CallFact, FactId } from '../../../../model/model.js';
import { isNameOf, lastName } from '../../../../model/parts.js';
import { parameterFor } from '../../../program/calls/arguments.js';
import { atFact } from '../../../program/at.js';
import type { FunctionNode, Unit } from '../../../program/unit.js';
import type { Project } from '../../../project.js';
import type { Acquisition } from '../../acquired/acquisition.js';
import { familyOf, isInFamily } from '../../written/families.js';
import { factsNaming } from '../../../program/modules/vocabulary.js';
import { sameHandler } from './identity.js';
import type { Release } from '../release.js';

/** A named handler that is given to other code as well: `unlisten(window, this.onResize)` may be a removal. */
export function removalsHandedOn(project: Project, acquisition: Acquisition): Release[] {
  const { handler, unit, owner, at, row } = acquisition;
  const { verbs, all } = row.release;
  if (verbs === undefined || (handler?.is !== 'get' && handler?.is !== 'name')) return [];
  const found: Release[] = [];
  const family = familyOf(unit, owner);
  for (const where of family.units) {
    for (const id of factsNaming(where, handler.name)) {
      const fact = where.fact(id);
      if (fact.is !== 'call' || (where === unit && id === acquisition.fact)) continue;
      const name = lastName(fact.callee);
      if (!isInFamily(family, where, fact.region) || verbs.includes(name) || all?.includes(name)) continue;
      const called = calledFunction(project, where, id);
      const isRemoval = where.catalog.names.takesOff.test(name);
      if (called === undefined && !isRemoval) continue;
      const given = fact.arguments.find(
        ({ value }) => sameHandler(project, { at, value: handler }, { at: atFact(where, id), value }) === 'same',
      );
      if (given === undefined) continue;
      if (isRemoval || (called && isTakenOffBy(called, verbs, fact, given)))
        found.push({ unit: where, fact: id, region: fact.region, how: 'handed' });
    }
  }
  return found;
}

function calledFunction({ types }: Project, where: Unit, call: FactId): FunctionNode | undefined {
  const type = types.ofCalled(where, call);
  return type?.is === 'function' ? type.of : undefined;
}

/** `this.endDrag(move)`: a function of the project that takes off what it is given, whatever it is called. */
function isTakenOffBy(called: FunctionNode, verbs: readonly string[], call: CallFact, given: Argument): boolean {
  const parameter = parameterFor(called, call, given);
  if (parameter === undefined) return false;
  const { unit, region } = called;
  return factsNaming(unit, parameter.name).some(each => {
    const fact = unit.fact(each);
    if (fact.is !== 'call' || !unit.isWithin(fact.region, region.id)) return false;
    const takes = fact.arguments.some(({ value }) => isNameOf(value, parameter.binding));
    return takes && verbs.includes(lastName(fact.callee));
  });
}
