import { isNameOf } from '../../model/parts.js';
import { returnsOf } from './calls/returns.js';
import type { FunctionNode } from './unit.js';

/** `function extend(Shown) { Shown.prototype.t = …; return Shown; }`: whatever it does to it, it gives back what it is given. */
export function givesBackWhatItIsGiven(node: FunctionNode): boolean {
  const [first] = node.region.function!.parameters;
  const returned = returnsOf(node);
  return first !== undefined && returned.length > 0 && returned.every(({ value }) => isNameOf(value, first.binding));
}
