import type { Handover } from '../program/calls.js';
import type { FunctionNode } from '../program/unit.js';

/** Of these, a function that is given an error first is there for the errors that come, one by one. */
const OF_ERRORS = /^(on([A-Z]\w*)?|once|use|handle|hook|tap\w*|catch|(add|prepend)\w*Listener)$/;

/** `client.connect((err, info) => …)`: what is given an error first, or else a result, is called once for its call. */
export function isAnswer({ how, verb }: Handover, { unit, region }: FunctionNode): boolean {
  const [first, ...others] = region.function!.parameters;
  return (
    unit.module.language === 'typescript' &&
    how === 'argument' &&
    first !== undefined &&
    /^_?(err|error)$/i.test(first.name) &&
    others.length < 3 &&
    !OF_ERRORS.test(verb)
  );
}
