import type { Reason } from '../../../finding.js';
import type { FactId } from '../../../model/model.js';
import { lastName } from '../../../model/parts.js';
import type { Project } from '../../project.js';
import { isPassedBy } from '../../program/alternatives.js';
import type { Handover } from '../../program/calls/calls.js';
import { plainName } from '../../program/spelling.js';
import type { FunctionNode, Unit } from '../../program/unit.js';

/**
 * `connect() { …; socket.onclose = () => this.connect(); }`: where a function sees to it that it is called again, for an
 * event or in a while, once it has come by `fact`.
 */
export function beginsAnew({ calls }: Project, node: FunctionNode, fact: FactId, hasEnd: boolean): Reason | undefined {
  for (const { unit, region, fact: call } of calls.callersOf(node)) {
    const caller = unit.functionOf(region);
    if (unit !== node.unit || call === fact || caller === node || !unit.isWithin(region, node.region.id)) continue;
    if (hasEnd && endsBefore(caller, call)) continue;
    for (let each: FunctionNode | undefined = caller; each && each !== node; each = each.outer)
      if (calls.handoversOf(each).some(handover => isForLater(handover) && isOnTheWay(unit, handover, fact)))
        return { place: unit.place(unit.fact(call).at), role: 'repeats', says: 'it calls itself again here' };
  }
  return undefined;
}

/** `restart() { this.stop(); this.start(); }`: what its owner's end takes back is gone before it begins again. */
export function endsBefore({ unit, region: { from } }: FunctionNode, again: FactId): boolean {
  const { region } = unit.fact(again);
  const { names, resources } = unit.catalog;
  return unit.calls.within({ from, to: again }).some(fact => {
    if (!unit.isWithin(region, fact.region)) return false;
    const name = plainName(lastName(fact.callee));
    return resources.endings.has(name) || resources.inverses.has(name) || names.takesAllBack.test(name);
  });
}

/** `if (isThere) begin(); else setTimeout(() => this.wait());` does the one or the other. */
function isOnTheWay(unit: Unit, handover: Handover, fact: FactId): boolean {
  const { region } = unit.fact(fact);
  const [earlier, later] = handover.fact <= fact ? [handover.region, region] : [region, handover.region];
  return !isPassedBy(unit, earlier, later);
}

/** `socket.onclose = …`, `setTimeout(…)`; `forEach` calls at once, and `catch` tries once more. */
function isForLater({ unit, verb, how }: Handover): boolean {
  const { names, deferringVerbs, callbackVerbs, inlineVerbs } = unit.catalog;
  if (how === 'stored') return names.on.test(verb);
  return how === 'argument' && !inlineVerbs.has(verb) && (deferringVerbs.has(verb) || callbackVerbs.has(verb));
}
