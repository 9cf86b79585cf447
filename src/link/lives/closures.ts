import type { CallFact } from '../../model/model.js';
import type { Calls } from '../program/calls/calls.js';
import { isOffered } from '../program/classes/components.js';
import type { FunctionNode, Unit } from '../program/unit.js';

/**
 * Whether a function inside `outer` outlives its call: returned, stored, decorated or handed to somebody who keeps it, or
 * called by one beside it that does.
 */
export function outlivesCall(
  calls: Calls,
  inner: FunctionNode,
  outer: FunctionNode,
  seen = new Set<FunctionNode>(),
): boolean {
  if (seen.has(inner)) return false;
  seen.add(inner);
  for (let node: FunctionNode | undefined = inner; node && node !== outer; node = node.outer) {
    if (node.owner || isOffered(node) || (node.region.function?.decorators.length ?? 0) > 0) return true;
    const kept = calls.handoversOf(node).some(({ how, verb, unit, fact }) => {
      if (how !== 'argument') return how !== 'decorates';
      const call = unit.fact(fact);
      if (unit.catalog.inlineVerbs.has(verb) || (call.is === 'call' && call.awaited)) return false;
      return !(call.is === 'call' && isWalk(unit, call)) || unit.catalog.callbackVerbs.has(verb);
    });
    if (kept) return true;
  }
  return calls.callersOf(inner).some(({ unit, region }) => {
    const caller = unit.functionOf(region);
    return (
      unit === outer.unit &&
      caller !== outer &&
      unit.isWithin(region, outer.region.id) &&
      outlivesCall(calls, caller, outer, seen)
    );
  });
}

/** `tree.descendants(node => found.push(node))`: a statement whose verb does not say that anybody keeps what it is given. */
function isWalk({ catalog }: Unit, { callee, dropped }: CallFact): boolean {
  return dropped === true && callee.is === 'get' && !catalog.names.keepsCallbacks.test(callee.name);
}
