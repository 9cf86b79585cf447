import type { CallFact, Value } from '../../../../model/model.js';
import { lastName } from '../../../../model/parts.js';
import { atFact } from '../../../program/at.js';
import type { Unit } from '../../../program/unit.js';
import type { Project } from '../../../project.js';
import type { Acquisition } from '../../acquired/acquisition.js';
import { isFresh } from '../../acquired/handlers.js';
import { Rows } from '../../acquired/rows.js';
import { factsNaming } from '../../../program/modules/vocabulary.js';
import { familyOf, isInFamily } from '../../written/families.js';
import { sameHandler, samePlace, sameTopic } from './identity.js';
import type { Release } from '../release.js';
import { Teardowns } from '../teardowns.js';

/**
 * `board.listen.on('change', this.show)`, and `board.listen.not('change', this.show)` where its owner ends: whatever that is
 * called, it is told the same event and the same function of the same thing.
 */
export function namedAgainAtEnd(project: Project, acquisition: Acquisition): Release[] {
  const { row, unit, owner, receiver, topic, handler, at } = acquisition;
  if (row.kind !== 'listener' || owner === undefined || receiver === undefined) return [];
  if (topic === undefined || handler === undefined || isFresh(at, handler)) return [];
  const family = familyOf(unit, owner);
  const teardowns = Teardowns.in(project);
  return family.units.flatMap(where =>
    factsNaming(where, lastName(handler)).flatMap(fact => {
      const call = where.fact(fact);
      if (call.is !== 'call' || !isInFamily(family, where, call.region) || isKnown(where, call)) return [];
      if (!isTold(project, acquisition, where, fact, call)) return [];
      const isAtEnd = teardowns.isReached(owner, where, call.region);
      return isAtEnd ? [{ unit: where, fact, region: call.region, how: 'paired' as const }] : [];
    }),
  );
}

/** What is known to add does not take off, and what is known to take off is asked by its own rules. */
function isKnown({ catalog }: Unit, { callee }: CallFact): boolean {
  const rows = Rows.of(catalog.resources);
  const verb = lastName(callee);
  return rows.ofVerb(verb) !== undefined || rows.releasing.has(verb);
}

function isTold(project: Project, acquisition: Acquisition, where: Unit, fact: number, call: CallFact): boolean {
  const target = call.callee.is === 'get' ? call.callee.of : undefined;
  const [topic, handler] = call.arguments.map(({ value }) => value);
  if (target === undefined || topic === undefined || handler === undefined) return false;
  const located = (value: Value) => ({ at: atFact(where, fact), value });
  const own = (value: Value) => ({ at: acquisition.at, value });
  return (
    samePlace(project, own(acquisition.receiver!), located(target)) === 'same' &&
    sameTopic(project, own(acquisition.topic!), located(topic)) === 'same' &&
    sameHandler(project, own(acquisition.handler!), located(handler)) === 'same'
  );
}
