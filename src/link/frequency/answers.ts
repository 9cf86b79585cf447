import type { Handover } from '../program/calls.js';
import type { FunctionNode } from '../program/unit.js';

/** `client.connect((err, info) => …)`: what is given an error first, or else a result, is called once for its call. */
export function isAnswer({ how, verb }: Handover, { unit, region }: FunctionNode): boolean {
  const [first, ...others] = region.function!.parameters;
  return (
    unit.module.language === 'typescript' &&
    how === 'argument' &&
    first !== undefined &&
    unit.catalog.names.errors.test(first.name) &&
    others.length < 3 &&
    !unit.catalog.names.hearsErrors.test(verb)
  );
}
