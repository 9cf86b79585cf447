import type { BindingId, Value } from '../../../model/model.js';
import { argumentFor } from '../../program/calls/arguments.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import type { Project } from '../../project.js';
import type { Operation } from '../../slots/slots.js';
import { mayBeMadeAgain, isOneByFramework } from './domains.js';
import { teardownOf } from '../removals/ends.js';

/** Callers are followed this far. */
const MAX_DEPTH = 2;

/**
 * `animator.listen(this, 'progress', f)` in the constructor of `Chart`, which the animator keeps something under: each instance
 * of a class that has an end, and is made again and again, has itself put away, and is not taken out where it ends.
 */
export function isAddedByEach(project: Project, { unit, region, key, value }: Operation): boolean {
  const member = key ?? value;
  return member?.is === 'name' && isGivenSelf(project, unit.functionOf(region), member.binding, 0);
}

function isGivenSelf(project: Project, node: FunctionNode, binding: BindingId, depth: number): boolean {
  const { kind, region } = node.unit.binding(binding) ?? {};
  if (depth > MAX_DEPTH || kind !== 'parameter' || region !== node.region.id) return false;
  return project.calls.callersOf(node).some(({ unit, fact, region: where, byName }) => {
    const call = unit.fact(fact);
    const given = call.is === 'call' && !byName ? argumentFor(node, call, binding) : undefined;
    if (given?.is !== 'name') return false;
    const caller = unit.functionOf(where);
    if (!isInstance(unit, given)) return isGivenSelf(project, caller, given.binding, depth + 1);
    const { owner } = caller;
    if (owner === undefined || owner === node.owner || !project.frequencies.isBirthOnly(caller)) return false;
    return teardownOf(owner) !== undefined && !isOneByFramework(project, owner) && mayBeMadeAgain(project, owner);
  });
}

/** `this`, and `me` of `const me = this`. */
function isInstance(unit: Unit, value: Value): boolean {
  if (value.is !== 'name') return false;
  const sole = unit.soleValue(value.binding);
  return (
    unit.binding(value.binding)?.kind === 'self' || (sole !== undefined && sole !== value && isInstance(unit, sole))
  );
}
