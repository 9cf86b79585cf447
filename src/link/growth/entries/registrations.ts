import type { Value } from '../../../model/model.js';
import { pathRoot } from '../../../model/parts.js';
import type { Domain } from '../../keys/domain.js';
import type { Frequency } from '../../frequency/frequency.js';
import { argumentFor } from '../../program/calls/arguments.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import type { Project } from '../../project.js';
import { holdsOf, type Operation, type Slot } from '../../slots/slots.js';
import { isToBeAnswered } from './waiters.js';
import { isSpecial } from '../../program/spelling.js';

/**
 * A verb that says set-up, on a function that is no handler and that no loop without end calls. What is stored under a key
 * for every event is data, whatever the verb (`addEndpoint(method, url)`); callbacks have none. Nor is it set-up to ask
 * something and wait for the answer.
 */
export function isRegistration(
  project: Project,
  slot: Slot,
  operation: Operation,
  { domain, frequency: { runs } }: { readonly domain: Domain; readonly frequency: Frequency },
): boolean {
  const { unit, region, key } = operation;
  if (runs === 'endless' || isToBeAnswered(project, operation)) return false;
  if (runs === 'repeated' && (isRecord(operation, domain) || isOfEachEvent(project, operation))) return false;
  if (runs === 'repeated' && key !== undefined && holdsOf(slot) === 'mapping') return false;
  let node: FunctionNode = unit.functionOf(region);
  if (project.frequencies.isCalledForEvents(node)) return false;
  while (node.region.name === '' && node.outer) node = node.outer;
  const { name } = node.region;
  return !isSpecial(name) && unit.catalog.names.assembles.test(name);
}

/** `self.turns.append({"role": role, "text": text})`: who is said to have said something is not registered. */
function isRecord({ value }: Operation, domain: Domain): boolean {
  const isOfOne = domain === 'text' || domain === 'brought' || domain === 'subject';
  return isOfOne && value?.is === 'literal' && value.holds === 'mapping';
}

/** `bus.subscribe('tick', queue.append)` in a handler of requests: what is registered belongs to the one event. */
function isOfEachEvent(project: Project, { unit, region, value }: Operation): boolean {
  const node = unit.functionOf(region);
  if (value?.is !== 'name') return false;
  return project.calls.callersOf(node).some(({ unit: from, fact, region: where }) => {
    const call = from.fact(fact);
    const given = call.is === 'call' ? argumentFor(node, call, value.binding) : undefined;
    if (given === undefined || !isOfCall(from, given)) return false;
    return project.frequencies.isCalledForEvents(from.functionOf(where));
  });
}

/** A function made on the spot, or what a local holds. */
function isOfCall(unit: Unit, value: Value): boolean {
  if (value.is === 'function') return unit.functionOf(unit.region(value.region).parent).region.id !== 0;
  const root = pathRoot(value);
  const binding = unit.bindingOf(root);
  const isLocal = binding?.kind === 'variable' || binding?.kind === 'parameter' || binding?.kind === 'function';
  return isLocal && unit.functionOf(binding.region).region.id !== 0;
}
