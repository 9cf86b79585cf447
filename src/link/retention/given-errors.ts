import type { BindingId, Parameter, Value } from '../../model/model.js';
import type { FunctionNode } from '../program/unit.js';
import { hasPart, verbOf } from './retained.js';

/** Parameters that are declared to be exceptions. */
export function givenErrors({ region }: FunctionNode): BindingId[] {
  return (region.function?.parameters ?? []).filter(isError).map(({ binding }) => binding);
}

function isError({ type }: Parameter): boolean {
  return type !== undefined && isErrorType(type);
}

/** `Exception`, `BaseException | None`, `Optional[Exception]`: not what is called with one. */
function isErrorType(type: Value): boolean {
  if (type.is === 'op') return type.of.some(isErrorType);
  if (type.is === 'item') return /^(Optional|Union)$/.test(verbOf(type.of)) && hasPart(type.key, isErrorType);
  return (type.is === 'name' || type.is === 'get') && /^(Base)?Exception$/.test(type.name);
}
