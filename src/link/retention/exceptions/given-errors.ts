import type { BindingId, Value } from '../../../model/model.js';
import type { TypeWords } from '../../../model/catalog/type-words.js';
import { lastName } from '../../../model/parts.js';
import type { FunctionNode } from '../../program/unit.js';
import { hasPart } from '../retained.js';

/** Parameters that are declared to be exceptions. */
export function givenErrors({ unit, region }: FunctionNode): BindingId[] {
  const errors = (region.function?.parameters ?? []).filter(
    ({ type }) => type !== undefined && isErrorType(unit.catalog.types, type),
  );
  return errors.map(({ binding }) => binding);
}

/** `Exception`, `BaseException | None`, `Optional[Exception]`: not what is called with one. */
function isErrorType(types: TypeWords, type: Value): boolean {
  const isOne = (part: Value): boolean => isErrorType(types, part);
  if (type.is === 'op') return type.of.some(isOne);
  if (type.is === 'item') return types.unions.has(lastName(type.of)) && hasPart(type.key, isOne);
  return (type.is === 'name' || type.is === 'get') && types.errors.has(type.name);
}
