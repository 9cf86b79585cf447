import type { Value } from '../../../model/model.js';
import { lastOf } from '../../../model/qualified-names.js';
import { domainOfAnnotation } from '../../keys/by-type.js';
import type { Domain } from '../../keys/domain.js';
import type { Unit } from '../../program/unit.js';
import type { Project } from '../../project.js';
import type { Slot } from '../../slots/slots.js';

/** What the annotation of a mapping says of its keys: `decorators: dict[type[Leaf], set[Source]]` has one for each class. */
export function declaredKeysOf(project: Project, { spot: { root, steps } }: Slot): Domain | undefined {
  if (steps.length > 0) return undefined;
  const declared =
    root.is === 'binding'
      ? [{ unit: root.unit, type: root.unit.binding(root.binding)?.type }]
      : (root.of.fields.get(root.name) ?? []).map(({ unit, fact }) => ({ unit, type: unit.assignment(fact).type }));
  for (const { unit, type } of declared) {
    const key = type && keyOf(project, unit, type);
    if (key !== undefined && !isOfFunctions(project, unit, key)) return domainOfAnnotation(project.types, unit, key);
  }
  return undefined;
}

function keyOf({ types }: Project, unit: Unit, annotation: Value): Value | undefined {
  const type = types.ofAnnotation(unit, annotation);
  if (type?.is !== 'outside' || type.parameters?.length !== 2) return undefined;
  return unit.catalog.types.mappings.test(type.name) ? type.parameters[0] : undefined;
}

function isOfFunctions({ types }: Project, unit: Unit, key: Value): boolean {
  const type = types.ofAnnotation(unit, key);
  return type?.is === 'outside' && unit.catalog.keys.functionTypes.has(lastOf(type.name));
}
