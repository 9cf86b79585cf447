import type { Place, Value } from '../../../model/model.js';
import { isNameOf } from '../../../model/parts.js';
import type { FunctionNode } from '../../program/unit.js';

/** Where the parameter itself is returned or stored, so that callers share the one default. */
export function keepsParameter({ unit, region }: FunctionNode, binding: number): Place | undefined {
  const isIt = (value: Value | undefined): boolean => isNameOf(value, binding);
  for (let id = region.from; id < region.to; id++) {
    const fact = unit.fact(id);
    const stored = fact.is === 'assign' && fact.target.is === 'get' && isIt(fact.value);
    const returned = fact.is === 'exit' && fact.how === 'return' && isIt(fact.value);
    if (stored || returned) return unit.place(fact.at);
  }
  return undefined;
}
