import type { Value } from '../../../model/model.js';
import { lastOf } from '../../../model/qualified-names.js';
import type { Names } from '../names.js';
import type { Type } from './type.js';
import type { Unit } from '../unit.js';

/** `Foo`, `Optional[Foo]`, `dict[str, Foo]`, `Map<string, Foo>`, `Foo | undefined`. */
export function typeOfAnnotation(names: Names, unit: Unit, annotation: Value): Type | undefined {
  if (annotation.is === 'choice' || (annotation.is === 'op' && annotation.op === '|')) {
    for (const part of annotation.of) {
      const type = typeOfAnnotation(names, unit, part);
      if (type) return type;
    }
    return undefined;
  }
  if (annotation.is === 'item') {
    const parameters = annotation.key.is === 'literal' ? annotation.key.of : [annotation.key];
    const outer = typeOfAnnotation(names, unit, annotation.of);
    if (outer?.is === 'instance') return outer;
    const name = outer?.is === 'outside' ? outer.name : undefined;
    if (name && unit.catalog.types.transparent.has(lastOf(name))) {
      const isOfClass = unit.catalog.types.ofClass.has(lastOf(name));
      for (const parameter of parameters) {
        const type = typeOfAnnotation(names, unit, parameter);
        if (type?.is === 'instance' && isOfClass) return { is: 'class', of: type.of };
        if (type && !isOfClass) return type;
      }
      // `type[Any]`, `type[T]`: a class, whichever.
      return isOfClass ? { is: 'outside', name } : undefined;
    }
    return name === undefined ? undefined : { is: 'outside', name, parameters, unit };
  }
  const entity = names.entityOf(unit, annotation);
  if (entity?.is === 'class') return { is: 'instance', of: entity.node };
  if (entity?.is === 'outside') return { is: 'outside', name: entity.name };
  if (entity?.is === 'variable' && isOneOfFew(names, entity.unit, entity.unit.soleValue(entity.binding)))
    return { is: 'outside', name: 'Literal' };
  return undefined;
}

/** `enum Side { … }`, `type Side = 'left' | 'right'`, `Side = Literal['left', 'right']`. */
function isOneOfFew(names: Names, unit: Unit, value: Value | undefined): boolean {
  if (value?.is === 'item') return unit.catalog.types.literals.has(lastOf(names.outsideName(unit, value.of) ?? ''));
  if (value?.is !== 'literal' || (value.holds !== 'mapping' && value.holds !== 'tuple')) return false;
  return (value.of.length > 0 || value.holds === 'tuple') && value.of.every(part => part.is === 'const');
}
