import type { Value } from '../../model/model.js';
import { isNameOf } from '../../model/parts.js';
import { returnsOf } from '../program/calls/returns.js';
import type { FunctionNode } from '../program/unit.js';

/** `getUid(x)`: gives what it keeps on its argument, a number that it counts the first time. */
export function isNumbering(node: FunctionNode): boolean {
  const { unit, region } = node;
  const { parameters } = region.function!;
  const isOfParameter = (value: Value): boolean =>
    value.is === 'get' && parameters.some(({ binding }) => isNameOf(value.of, binding));
  return (
    unit.assignments.within(region).some(({ target }) => isOfParameter(target)) &&
    [...returnsOf(node)].some(({ value }) => (value.is === 'choice' ? value.of : [value]).some(isOfParameter))
  );
}
