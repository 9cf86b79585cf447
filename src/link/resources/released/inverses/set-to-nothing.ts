import type { CallFact, Value } from '../../../../model/model.js';
import { isNothing, lastName } from '../../../../model/parts.js';
import { atFact } from '../../../program/at.js';
import { factsNaming } from '../../../program/modules/vocabulary.js';
import { isSameText } from '../../../program/spelling.js';
import type { Project } from '../../../project.js';
import type { Acquisition } from '../../acquired/acquisition.js';
import { familyOf, isInFamily } from '../../written/families.js';
import { samePlace } from './identity.js';
import type { Release } from '../release.js';

/** `selection.on('zoom', null)`, the way of D3, `panes.onClose(id, null)`: what hears of an event is given up for nothing. */
export function setToNothing(
  project: Project,
  { unit, owner, call, receiver, topic, handler, at }: Acquisition,
): Release[] {
  const verb = lastName(call.callee);
  if (receiver === undefined) return [];
  const family = familyOf(unit, owner);
  return family.units.flatMap(where =>
    factsNaming(where, verb).flatMap(id => {
      const fact = where.fact(id);
      if (fact.is !== 'call' || fact.callee.is !== 'get' || !isInFamily(family, where, fact.region)) return [];
      if (fact.callee.name !== verb || !isGivenUp(call, fact, topic, handler)) return [];
      const target = { at: atFact(where, id), value: fact.callee.of };
      if (samePlace(project, { at, value: receiver }, target) !== 'same') return [];
      return [{ unit: where, fact: id, region: fact.region, how: 'paired' as const }];
    }),
  );
}

function isGivenUp(call: CallFact, other: CallFact, topic: Value | undefined, handler: Value | undefined): boolean {
  if (topic !== undefined && isGivenNothing(other) && isOfTopic(other, topic)) return true;
  return handler !== undefined && call.arguments.length > 1 && isSameBut(call, other, handler);
}

/** Nothing in the place of the handler, and all else as it was. */
function isSameBut(call: CallFact, other: CallFact, handler: Value): boolean {
  if (other.arguments.length !== call.arguments.length) return false;
  return call.arguments.every(({ value }, place) => {
    const given = other.arguments[place]!.value;
    return value === handler ? isNothing(given) : isSameText(value, given);
  });
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
