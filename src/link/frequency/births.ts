import type { Calls, Handover } from '../program/calls/calls.js';
import { ancestry } from '../program/classes/ancestry.js';
import { componentPhaseOf } from '../program/classes/components.js';
import type { FunctionNode } from '../program/unit.js';
import { isConstructor } from '../program/classes/constructors.js';
import type { Handlers } from './framework/handlers.js';

/** Callers are followed this far. */
const MAX_DEPTH = 4;
/** A local function that more places call is not followed: each of them would have to be. */
const MAX_CALLERS = 8;

/** Whether the function runs only while an instance of its class is being made. */
export function isBirthOnly(calls: Calls, handlers: Handlers, inner: FunctionNode, depth = 0): boolean {
  const node = memberAround(calls, inner) ?? inner;
  if (isConstructor(node) || componentPhaseOf(node) === 'begins') return true;
  if (!node.owner || depth > MAX_DEPTH || handlers.of(node)) return false;
  if (calls.handoversOf(node).length > 0) return false;
  const callers = calls.callersOf(node);
  return (
    callers.length > 0 &&
    callers.every(site => {
      const from = site.unit.functionOf(site.region);
      const caller = memberAround(calls, from) ?? from;
      // `self.build()` in the constructor of the base class.
      const isOfLine = caller.owner !== undefined && ancestry(node.owner!).includes(caller.owner);
      return caller !== node && isOfLine && isBirthOnly(calls, handlers, caller, depth + 1);
    })
  );
}

/** The member in whose calls a function that is written in it runs: `parts.forEach(part => this.add(part))`, one that it only calls. */
export function memberAround(calls: Calls, node: FunctionNode, depth = 0): FunctionNode | undefined {
  const { owner, outer } = node;
  if (owner !== undefined) return node;
  if (outer === undefined || depth > MAX_DEPTH) return undefined;
  const handovers = calls.handoversOf(node);
  const callers = calls.callersOf(node).map(({ unit, region }) => unit.functionOf(region));
  if (handovers.length + callers.length === 0 || callers.length > MAX_CALLERS) return undefined;
  if (!handovers.every(isAtOnce)) return undefined;
  const member = memberAround(calls, outer, depth + 1);
  const isOnlyThere = callers.every(
    caller => caller === node || caller === outer || memberAround(calls, caller, depth + 1) === member,
  );
  return isOnlyThere ? member : undefined;
}

function isAtOnce({ unit, verb, how }: Handover): boolean {
  return how === 'argument' && unit.catalog.inlineVerbs.has(verb);
}
