import type { BindingId, CallFact, FactId, Value } from '../../../../model/model.js';
import { atFact, type At } from '../../../program/at.js';
import { ancestry } from '../../../program/classes/ancestry.js';
import type { ClassNode, Unit } from '../../../program/unit.js';
import type { Project } from '../../../project.js';
import { isSelf } from '../../written/names.js';

/**
 * `_parts.register(self)`, `this.parent.children.push(this)` in the constructor, where what is there for all parts, or the whole
 * that it is a part of, has an end: that ends them.
 */
export function isEndedByRegistry(project: Project, made: ClassNode): boolean {
  return ancestry(made).some(({ unit, methods }) => {
    const born = methods.get(unit.catalog.types.initializer);
    if (born === undefined) return false;
    return unit.calls.idsWithin(born.region).some(id => {
      const call = unit.callAt(id);
      return call.arguments.some(({ value }) => isSelf(unit, value)) && isRegistry(project, unit, call, id);
    });
  });
}

function isRegistry(project: Project, unit: Unit, { callee }: CallFact, id: FactId): boolean {
  if (callee.is !== 'get') return false;
  const at = atFact(unit, id);
  if (callee.of.is === 'name' && isOfModule(project, unit, callee.of.binding)) return hasEnd(project, at, callee.of);
  const isAdded = unit.catalog.resources.collects.has(callee.name) || unit.catalog.names.joins.test(callee.name);
  return isAdded && isPartOfEnded(project, at, callee.of);
}

function isOfModule({ names }: Project, unit: Unit, binding: BindingId): boolean {
  const entity = names.ofBinding(unit, binding);
  return entity?.is === 'variable' && entity.unit.binding(entity.binding)?.region === 0;
}

/** `this.parent.children` of a parent that has an end. */
function isPartOfEnded(project: Project, at: At, value: Value): boolean {
  if (isSelf(at.unit, value)) return false;
  return hasEnd(project, at, value) || (value.is === 'get' && isPartOfEnded(project, at, value.of));
}

function hasEnd(project: Project, at: At, value: Value): boolean {
  const cls = project.types.classOf(at, value);
  return cls !== undefined && [...cls.methods.keys()].some(name => at.unit.catalog.resources.endings.has(name));
}
