import type { Frequency } from '../frequency/frequency.js';
import type { FunctionNode } from '../program/unit.js';
import type { Project } from '../project.js';
import { holdsOf, type Operation, type Slot } from '../slots/slots.js';

/**
 * A verb that says set-up, on a function that is no handler and that no loop without end calls. What is stored under a key
 * for every event is data, whatever the verb (`addEndpoint(method, url)`); callbacks have none.
 */
export function isRegistration(
  project: Project,
  slot: Slot,
  { unit, region, key }: Operation,
  { runs }: Frequency,
): boolean {
  if (runs === 'endless') return false;
  if (runs === 'repeated' && key !== undefined && holdsOf(slot) === 'mapping') return false;
  let node: FunctionNode = unit.functionOf(region);
  if (project.frequencies.isCalledForEvents(node)) return false;
  while (node.region.name === '' && node.outer) node = node.outer;
  const { name } = node.region;
  return !name.startsWith('__') && unit.catalog.names.assembles.test(name);
}
