import type { Fact, FactId, RegionId } from '../../../../model/model.js';
import type { Handover } from '../../../program/calls/calls.js';
import { valuesOf } from '../../../program/mentions.js';
import type { FunctionNode, Unit } from '../../../program/unit.js';
import type { Project } from '../../../project.js';
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

/** Whether a fact of a function in the function, which may run at any time, has to do with it. */
export function isUsedInside(node: FunctionNode, it: Held, fact: Fact): boolean {
  return node.unit.functionOf(fact.region) !== node && valuesOf(fact).some(value => it.isIn(value));
}

/** Whether a function that was made before it is held sees it, or one that gives it back as an expression. */
export function isSeenBefore(node: FunctionNode, it: Held, held: FactId): boolean {
  if (it.names.size === 0 && it.wholes.size === 0) return false;
  const { unit, region } = node;
  for (let id = region.from; id < held; id++) if (isUsedInside(node, it, unit.fact(id))) return true;
  return unit.inside(region).some(({ function: shape }) => shape?.result !== undefined && it.isIn(shape.result));
}
