import type { Reason } from '../../../finding.js';
import type { Project } from '../../project.js';
import type { Handover } from '../../program/calls/calls.js';
import type { FunctionNode } from '../../program/unit.js';

/** `connect() { …; socket.onclose = () => this.connect(); }`: where a function sees to it that it is called again, for an event or in a while. */
export function beginsAnew(project: Project, node: FunctionNode): Reason | undefined {
  for (const { unit, region, fact } of project.calls.callersOf(node)) {
    const caller = unit.functionOf(region);
    if (unit !== node.unit || caller === node || !unit.isWithin(region, node.region.id)) continue;
    for (let each: FunctionNode | undefined = caller; each && each !== node; each = each.outer)
      if (project.calls.handoversOf(each).some(isForLater))
        return { place: unit.place(unit.fact(fact).at), role: 'repeats', says: 'it calls itself again here' };
  }
  return undefined;
}

/** `socket.onclose = …`, `setTimeout(…)`; `forEach` calls at once, and `catch` tries once more. */
function isForLater({ unit, verb, how }: Handover): boolean {
  const { names, deferringVerbs, callbackVerbs, inlineVerbs } = unit.catalog;
  if (how === 'stored') return names.on.test(verb);
  return how === 'argument' && !inlineVerbs.has(verb) && (deferringVerbs.has(verb) || callbackVerbs.has(verb));
}
