import type { Value } from '../../model/model.js';
import type { At } from '../program/at.js';
import { isSameText } from '../program/spelling.js';
import type { Tracing } from './tracing.js';

/** `switch (message.type) { case MOVED: … }`: under the condition it is what it was compared with, which is one of a few. */
export function isToldHere(keys: Tracing, at: At, value: Value, depth: number): boolean {
  const { unit, region } = at;
  const isOne = (test: Value): boolean => {
    if (test.is === 'choice') return test.how === 'or' && test.of.every(isOne);
    if (test.is !== 'op' || test.op !== '==') return false;
    const [asked, answer] = test.of;
    return isSameText(asked!, value) && isOneOfFew(keys, at, answer!, depth);
  };
  return unit
    .around(region, unit.functionOf(region).region.id)
    .some(({ branch }) => branch?.test !== undefined && isOne(branch.test));
}

function isOneOfFew(keys: Tracing, at: At, answer: Value, depth: number): boolean {
  if (answer.is === 'const') return answer.value !== null;
  const domain = keys.domainOf(at, answer, depth + 2);
  return domain === 'constant' || domain === 'finite';
}
