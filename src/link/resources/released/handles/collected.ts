import type { Value } from '../../../../model/model.js';
import type { Project } from '../../../project.js';
import type { Unit } from '../../../program/unit.js';
import type { Acquisition } from '../../acquired/acquisition.js';
import type { HandleUse } from './handle-use.js';
import { usesOfHolder } from './handle-uses.js';
import { holderOfArgument } from './handles.js';
import type { Holder } from './holder.js';

/** A use of what a place holds, and of which place. */
export interface HeldUse {
  readonly holder: Holder;
  readonly use: HandleUse;
}

/**
 * The uses of a handle, whatever holds it: of one that is put into a collection of its owner's or of the function's, the uses
 * of that collection; who has another collection has the handle.
 */
export function usesOfHandle(project: Project, acquisition: Acquisition, holder: Holder): HeldUse[] {
  return usesOfHolder(project, acquisition, holder).flatMap(use => {
    if (use.how !== 'collected') return [{ holder, use }];
    const collection = collectionOf(project, use);
    if (collection === undefined) return [{ holder, use: { ...use, how: 'handed' as const } }];
    if (isSame(collection, holder)) return [];
    return usesOfHolder(project, acquisition, collection)
      .filter(({ how }) => how !== 'collected')
      .map(each => ({ holder: collection, use: each }));
  });
}

/** The collection as a holder of handles, where it is the owner's or a variable. */
function collectionOf(project: Project, { unit, fact }: HandleUse): Holder | undefined {
  const call = unit.callAt(fact);
  const kept = holderOfArgument(project, unit, fact, call);
  if (kept.is === 'field') return kept;
  const receiver = call.callee.is === 'get' ? call.callee.of : undefined;
  return isVariable(unit, receiver) ? { is: 'local', unit, binding: receiver.binding, many: true } : undefined;
}

function isVariable(unit: Unit, value: Value | undefined): value is Extract<Value, { is: 'name' }> {
  return unit.bindingOf(value)?.kind === 'variable';
}

function isSame(one: Holder, other: Holder): boolean {
  if (one.is === 'field') return other.is === 'field' && one.spot === other.spot;
  return one.is === 'local' && other.is === 'local' && one.unit === other.unit && one.binding === other.binding;
}
