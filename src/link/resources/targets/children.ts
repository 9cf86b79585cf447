import type { FactId, Value } from '../../../model/model.js';
import { lastName } from '../../../model/parts.js';
import type { Project } from '../../project.js';
import { ancestry, areRelated } from '../../program/classes/ancestry.js';
import type { ClassNode, Unit } from '../../program/unit.js';
import { atFact } from '../../program/at.js';
import { isSelf } from '../written/names.js';

/** Whether a component has many of another: it asks for all of them, or they tell it of themselves. */
export function hasMany(project: Project, parent: ClassNode, child: ClassNode): boolean {
  return asksForAll(project, parent, child) || isTold(project, parent, child);
}

/** `@ContentChildren(Tab) tabs: QueryList<Tab>`, `tabs = contentChildren(Tab)`. */
function asksForAll(project: Project, parent: ClassNode, child: ClassNode): boolean {
  const family = new Set(ancestry(child));
  for (const { fields } of ancestry(parent)) {
    for (const sites of fields.values()) {
      for (const { unit, fact } of sites) {
        const { type, value } = unit.assignment(fact);
        const element = elementOf(type) ?? queried(unit, value);
        const made = element && project.types.ofAnnotation(unit, element);
        if (made?.is === 'instance' && family.has(made.of)) return true;
      }
    }
  }
  return false;
}

function elementOf(type: Value | undefined): Value | undefined {
  return type?.is === 'item' && lastName(type.of) === 'QueryList' ? type.key : undefined;
}

function queried(unit: Unit, value: Value | undefined): Value | undefined {
  const call = value && unit.call(value);
  const { queries } = unit.catalog.resources.injection;
  return call && queries.has(lastName(call.callee)) ? call.arguments[0]?.value : undefined;
}

/** `this.group.register(this)`. */
function isTold(project: Project, parent: ClassNode, child: ClassNode): boolean {
  return ancestry(child).some(({ unit, region }) =>
    unit.calls.idsWithin(region).some(id => handsSelfTo(project, unit, id, parent)),
  );
}

function handsSelfTo(project: Project, unit: Unit, id: FactId, parent: ClassNode): boolean {
  const { callee, arguments: given } = unit.callAt(id);
  if (callee.is !== 'get' || !unit.catalog.names.joins.test(callee.name) || !isSelf(unit, given[0]?.value))
    return false;
  const cls = project.types.classOf(atFact(unit, id), callee.of);
  return cls !== undefined && areRelated(cls, parent);
}
