import type { CallFact, Value } from '../../../model/model.js';
import { isNameOf } from '../../../model/parts.js';
import { argumentFor } from '../../program/calls/arguments.js';
import { push } from '../../program/maps.js';
import { someIn } from '../../program/mentions.js';
import { remember } from '../../program/remember.js';
import type { FunctionNode } from '../../program/unit.js';
import type { Project } from '../../project.js';
import { operationsOf, type Operation } from '../../slots/slots.js';
import type { Acquisition } from '../acquired/acquisition.js';
import { ownRegistryOf } from './own-registries.js';

/**
 * `def on_change(self, name, told): self.told[name] = told`, called with a name that is written: a registry of the project's own
 * keeps one for each name, and the next takes the place of the one before.
 */
export function isReplacedByNext(project: Project, acquisition: Acquisition): boolean {
  const registry = ownRegistryOf(project, acquisition);
  if (registry === undefined) return false;
  const { node, parameter } = registry;
  const kept = (additionsBy(project).get(node) ?? []).filter(({ value }) => isNameOf(value, parameter.binding));
  return kept.length > 0 && kept.every(({ key }) => key !== undefined && isWritten(node, acquisition.call, key));
}

const additionsBy = remember(({ operations }: Project): ReadonlyMap<FunctionNode, readonly Operation[]> => {
  const added = new Map<FunctionNode, Operation[]>();
  for (const slot of operations.slots.values())
    for (const grow of operationsOf(slot, 'grow')) push(added, grow.unit.functionOf(grow.region), grow);
  return added;
});

/** The key is what the call says in so many words, or made of that: `key.upper()`. */
function isWritten(node: FunctionNode, call: CallFact, key: Value): boolean {
  return node.region.function!.parameters.some(({ binding }) => {
    const isIt = (part: Value): boolean => isNameOf(part, binding);
    return argumentFor(node, call, binding)?.is === 'const' && someIn(node.unit, key, isIt);
  });
}
