import type { CallFact, Value } from '../../../model/model.js';
import { lastName } from '../../../model/parts.js';
import { atFact } from '../../program/at.js';
import { factsNaming } from '../../program/modules/vocabulary.js';
import { isSameText } from '../../program/spelling.js';
import type { Project } from '../../project.js';
import type { Acquisition } from '../acquired/acquisition.js';
import { familyOf, isInFamily } from '../written/families.js';
import { samePlace } from './identity.js';
import type { Release } from './release.js';

/** `selection.on('zoom', null)`, the way of D3: what hears of an event is given up for nothing. */
export function setToNothing(project: Project, { unit, owner, call, receiver, topic, at }: Acquisition): Release[] {
  const verb = lastName(call.callee);
  if (receiver === undefined || topic === undefined) return [];
  const family = familyOf(unit, owner);
  return family.units.flatMap(where =>
    factsNaming(where, verb).flatMap(id => {
      const fact = where.fact(id);
      if (fact.is !== 'call' || fact.callee.is !== 'get' || !isInFamily(family, where, fact.region)) return [];
      if (fact.callee.name !== verb || !isGivenNothing(fact) || !isOfTopic(fact, topic)) return [];
      const target = { at: atFact(where, id), value: fact.callee.of };
      if (samePlace(project, { at, value: receiver }, target) !== 'same') return [];
      return [{ unit: where, fact: id, region: fact.region, how: 'paired' as const }];
    }),
  );
}

/** jQuery has the function behind a selector, which may be nothing. */
function isGivenNothing({ arguments: [, handler, ...others] }: CallFact): boolean {
  return others.length === 0 && handler?.value.is === 'const' && handler.value.value === null;
}

/** The event itself, or the namespace of all that end in it: `.drag`. */
function isOfTopic({ arguments: [named] }: CallFact, topic: Value): boolean {
  if (named === undefined) return false;
  const { value } = named;
  if (value.is === 'const' && topic.is === 'const')
    return (
      value.value === topic.value ||
      (/^\./.test(String(value.value)) && String(topic.value).endsWith(String(value.value)))
    );
  return isSameText(value, topic);
}
