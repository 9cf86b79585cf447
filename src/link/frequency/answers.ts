import type { Handover } from '../program/calls/calls.js';
import { resultsBesideError } from '../program/calls/error-first.js';
import type { FunctionNode } from '../program/unit.js';

/** `client.connect((err, info) => …)`: what is given an error first, or else a result, is called once for its call. */
export function isAnswer({ how, verb }: Handover, node: FunctionNode): boolean {
  const { module, catalog } = node.unit;
  if (module.language !== 'typescript' || how !== 'argument' || catalog.names.hearsErrors.test(verb)) return false;
  const results = resultsBesideError(node);
  return results !== undefined && results < 3;
}
