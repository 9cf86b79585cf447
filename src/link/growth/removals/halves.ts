import type { FactId } from '../../../model/model.js';
import type { Project } from '../../project.js';
import type { Operation } from '../../slots/slots.js';
import type { FunctionNode } from '../../program/unit.js';

/** Where the operations happen: themselves, and the calls of functions that do nothing but them for their caller. */
export function factsByFunction(
  project: Project,
  operations: readonly Operation[],
): Map<FunctionNode, Map<FactId, Operation>> {
  const facts = new Map<FunctionNode, Map<FactId, Operation>>();
  const add = (node: FunctionNode, fact: FactId, operation: Operation): void => {
    const known = facts.get(node);
    if (known) known.set(fact, operation);
    else facts.set(node, new Map([[fact, operation]]));
  };
  for (const operation of operations) {
    const node = operation.unit.functionOf(operation.region);
    add(node, operation.fact, operation);
    if (!isUnconditional(operation)) continue;
    for (const site of project.calls.callersOf(node)) {
      const caller = site.unit.functionOf(site.region);
      if (!site.byName && caller !== node && caller.owner === node.owner) add(caller, site.fact, operation);
    }
  }
  return facts;
}

/** A helper that always does it; one that adds what is missing, or removes what is there, is no half of a pair. */
function isUnconditional({ unit, region }: Operation): boolean {
  return [...unit.around(region, unit.functionOf(region).region.id)].every(
    ({ kind }) => kind === 'try' || kind === 'finally' || kind === 'block',
  );
}
