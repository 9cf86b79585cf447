import type { CallFact } from '../../model/model.js';
import type { Calls, Handover } from '../program/calls/calls.js';
import { isOffered } from '../program/classes/components.js';
import type { FunctionNode, Unit } from '../program/unit.js';

/**
 * How a function that has a local of another outlives its call. kept: it is returned, stored, decorated or a method, as those of
 * an object are · lent: it is handed to others, to be called for as long as the work goes on
 */
export type Outliving = 'kept' | 'lent';

/** How a function inside `outer` outlives its call, by itself or because one beside it calls it that does. */
export function outlivingOf(
  calls: Calls,
  inner: FunctionNode,
  outer: FunctionNode,
  seen = new Set<FunctionNode>(),
): Outliving | undefined {
  if (seen.has(inner)) return undefined;
  seen.add(inner);
  let found: Outliving | undefined;
  for (let node: FunctionNode | undefined = inner; node && node !== outer; node = node.outer) {
    if (node.owner || isOffered(node) || (node.region.function?.decorators.length ?? 0) > 0) return 'kept';
    for (const handover of calls.handoversOf(node)) {
      const outlives = isTakenBack(handover, node) ? undefined : outlivingBy(handover);
      if (outlives === 'kept') return outlives;
      found ??= outlives;
    }
  }
  for (const { unit, region } of calls.callersOf(inner)) {
    const caller = unit.functionOf(region);
    if (unit !== outer.unit || caller === outer || !unit.isWithin(region, outer.region.id)) continue;
    const outlives = outlivingOf(calls, caller, outer, seen);
    if (outlives === 'kept') return outlives;
    found ??= outlives;
  }
  return found;
}

function outlivingBy({ how, verb, unit, fact }: Handover): Outliving | undefined {
  if (how !== 'argument') return how === 'decorates' ? undefined : 'kept';
  const call = unit.fact(fact);
  const { inlineVerbs, intervals, callbackVerbs } = unit.catalog;
  if (intervals.has(verb)) return 'kept';
  if (inlineVerbs.has(verb) || (call.is === 'call' && call.awaited)) return undefined;
  return call.is === 'call' && isWalk(unit, call) && !callbackVerbs.has(verb) ? undefined : 'lent';
}

/** `page.on('request', hear); …; page.remove_listener('request', hear);`: lent for as long as the call. */
function isTakenBack({ unit, fact, region, how }: Handover, node: FunctionNode): boolean {
  const { to } = unit.functionOf(region).region;
  if (how !== 'argument') return false;
  return unit.calls
    .within({ from: fact + 1, to })
    .some(
      ({ callee, arguments: given }) =>
        callee.is === 'get' &&
        unit.catalog.names.takesOut.test(callee.name) &&
        given.some(({ value }) => value.is === 'name' && unit.binding(value.binding)?.names === node.region.id),
    );
}

/** `tree.descendants(node => found.push(node))`: a statement whose verb does not say that anybody keeps what it is given. */
function isWalk({ catalog }: Unit, { callee, dropped }: CallFact): boolean {
  return dropped === true && callee.is === 'get' && !catalog.names.keepsCallbacks.test(callee.name);
}
