import type { RegionId } from '../../../model/model.js';
import type { Handover } from '../../program/calls/calls.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import type { Project } from '../../project.js';
import type { Held } from './held.js';

/**
 * Whether a place is in a function of the function that somebody keeps: one that it returns, puts into an attribute, or
 * makes an instance with: `new Store({ send: (...args) => client.send(args) })`.
 */
export function isInKeptFunction(project: Project, node: FunctionNode, region: RegionId, it: Held): boolean {
  const { unit } = node;
  for (let inner: FunctionNode | undefined = unit.functionOf(region); inner && inner !== node; inner = inner.outer)
    if (project.calls.handoversOf(inner).some(handover => isKept(unit, handover, it))) return true;
  return false;
}

function isKept(unit: Unit, { how, verb, fact }: Handover, it: Held): boolean {
  if (how === 'returned') return true;
  const by = unit.fact(fact);
  // What hears it is its own: `client.onerror = () => client.log()`.
  if (how === 'stored') return by.is === 'assign' && by.target.is === 'get' && !it.is(by.target.of);
  return by.is === 'call' && by.new === true && !unit.catalog.inlineVerbs.has(verb);
}
