import type { Calls } from '../program/calls.js';
import { phaseOf } from '../program/components.js';
import type { FunctionNode } from '../program/unit.js';
import { isConstructor } from '../program/constructors.js';
import type { Handlers } from './handlers.js';

/** Whether the function runs only while an instance of its class is being made. */
export function isBirthOnly(calls: Calls, handlers: Handlers, node: FunctionNode, depth = 0): boolean {
  if (isConstructor(node) || phaseOf(node) === 'begins') return true;
  if (!node.owner || depth > 4 || handlers.of(node)) return false;
  if (calls.handoversOf(node).length > 0) return false;
  const callers = calls.callersOf(node);
  return (
    callers.length > 0 &&
    callers.every(site => {
      const caller = site.unit.functionOf(site.region);
      return caller !== node && caller.owner === node.owner && isBirthOnly(calls, handlers, caller, depth + 1);
    })
  );
}
