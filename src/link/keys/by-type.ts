import type { Catalog } from '../../model/catalog/catalog.js';
import type { Value } from '../../model/model.js';
import { ancestry } from '../program/classes/ancestry.js';
import { isEnum } from '../program/classes/enums.js';
import type { Types } from '../program/types/types.js';
import type { Type } from '../program/types/type.js';
import type { ClassNode, Unit } from '../program/unit.js';
import type { Domain } from './domain.js';

/** What an annotation says of the values that are possible. */
export function domainOfAnnotation(types: Types, unit: Unit, annotation: Value): Domain | undefined {
  if (annotation.is === 'const') return 'constant';
  if (annotation.is === 'choice' && annotation.of.every(part => part.is === 'const')) return 'finite';
  return domainOfType(unit.catalog, types.ofAnnotation(unit, annotation));
}

/** What a type says of its values: classes are a few, objects have a life of their own. */
export function domainOfType({ keys, types }: Catalog, type: Type | undefined): Domain | undefined {
  if (type?.is === 'class' || type?.is === 'function' || type?.is === 'module') return 'finite';
  if (type?.is === 'instance') return isEnum(type.of) ? 'finite' : isValue(type.of) ? 'unknown' : 'object';
  if (type?.is !== 'outside') return undefined;
  const last = type.name.split('.').pop()!;
  if (keys.finiteTypes.has(last)) return 'finite';
  return types.objects.test(last) || keys.livingTypes.has(last) ? 'object' : undefined;
}

/** Compared by what it consists of, not by what it is: as many as there are combinations. */
export function isValue(cls: ClassNode): boolean {
  return [...ancestry(cls)].some(({ methods }) => methods.has('__eq__') || methods.has('__hash__'));
}
