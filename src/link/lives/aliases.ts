import type { BindingId, Value } from '../../model/model.js';
import { push } from '../program/maps.js';
import type { FunctionNode } from '../program/unit.js';

/** The variables of `node` that are given what `binding` holds, `binding` among them. */
export function aliasesOf(binding: BindingId, { unit, region }: FunctionNode): ReadonlySet<BindingId> {
  const given = new Map<BindingId, BindingId[]>();
  for (const fact of unit.assignments.within(region)) {
    if (fact.target.is !== 'name' || fact.value?.is !== 'name') continue;
    const declared = unit.binding(fact.target.binding);
    if (declared && unit.functionOf(declared.region).region === region) push(given, fact.value.binding, declared.id);
  }
  const names = new Set([binding]);
  for (const name of names) for (const alias of given.get(name) ?? []) names.add(alias);
  return names;
}

/** Tells whether an expression is the thing that is followed. */
export type IsIt = (value: Value | undefined) => boolean;

/** Whether an expression is the value, or a literal or choice that has it as a part. */
export function holdsValue(value: Value | undefined, isIt: IsIt): boolean {
  if (isIt(value)) return true;
  return value?.is === 'literal' || value?.is === 'choice' ? value.of.some(isIt) : false;
}
