import type { Catalog } from '../../model/catalog/catalog.js';
import { lastOf } from '../../model/qualified-names.js';
import type { Value } from '../../model/model.js';
import { ancestry } from '../program/classes/ancestry.js';
import type { Types } from '../program/types/types.js';
import type { Type } from '../program/types/type.js';
import type { At } from '../program/at.js';
import type { ClassNode, Unit } from '../program/unit.js';
import { isEnum } from '../program/classes/enums.js';
import { isValue } from './by-type.js';

/** Whether a weak collection can hold it, and finds it again as a strong one does: an object that is told by its identity. */
export function canBeHeldWeakly(types: Types, at: At, value: Value): boolean {
  if (value.is === 'choice') return value.of.every(part => canBeHeldWeakly(types, at, part));
  const annotation = value.is === 'name' ? at.unit.binding(value.binding)?.type : undefined;
  if (annotation === undefined) return isObject(at.unit.catalog, types.typeOf(at, value));
  const named = alternativesOf(at.unit, annotation);
  return named.length > 0 && named.every(each => isObject(at.unit.catalog, types.ofAnnotation(at.unit, each)));
}

/** `A`, `B` of `A | B | null`, `Union[A, B]`, `Optional[A]`. */
function alternativesOf(unit: Unit, annotation: Value): Value[] {
  if (annotation.is === 'const') return [];
  const alternatives = (part: Value): Value[] => alternativesOf(unit, part);
  if (annotation.is === 'choice' || (annotation.is === 'op' && annotation.op === '|'))
    return annotation.of.flatMap(alternatives);
  if (annotation.is === 'item' && isUnion(unit, annotation.of))
    return annotation.key.is === 'literal' ? annotation.key.of.flatMap(alternatives) : alternatives(annotation.key);
  return [annotation];
}

function isUnion({ catalog: { types } }: Unit, value: Value): boolean {
  return (value.is === 'name' || value.is === 'get') && types.unions.has(value.name);
}

function isObject({ types }: Catalog, type: Type | undefined): boolean {
  if (type?.is === 'outside') return types.objects.test(lastOf(type.name));
  return type?.is === 'instance' && !isEnum(type.of) && !isValue(type.of) && [...ancestry(type.of)].every(isPlain);
}

function isPlain({ unit, outside, fields }: ClassNode): boolean {
  return !fields.has('__slots__') && !outside.some(name => unit.catalog.types.equals.has(name));
}
