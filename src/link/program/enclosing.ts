import type { FunctionNode } from './unit.js';

/** The method that a function is, or is written in, however deep. */
export function enclosingMethod(node: FunctionNode): FunctionNode | undefined {
  let each: FunctionNode | undefined = node;
  while (each && each.owner === undefined) each = each.outer;
  return each;
}

/** The function of the module, or the method, that a function is or is written in. */
export function outermost(node: FunctionNode): FunctionNode {
  let each = node;
  while (each.outer && each.outer.region.id !== 0) each = each.outer;
  return each;
}
