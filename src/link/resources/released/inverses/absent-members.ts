import type { Value } from '../../../../model/model.js';
import { lastName } from '../../../../model/parts.js';
import type { At } from '../../../program/at.js';
import { ancestry, descent } from '../../../program/classes/ancestry.js';
import { factsNaming, unitsNaming } from '../../../program/modules/vocabulary.js';
import { remember } from '../../../program/remember.js';
import type { ClassNode, Unit } from '../../../program/unit.js';
import type { Project } from '../../../project.js';
import { isOwnMember, isSelf } from '../../written/names.js';

/**
 * `this.onMove` in a class of which every base and mixin is seen, where none has such a member and nothing gives it one: a slip of
 * the pen, and no function at all.
 */
export function isAbsentMember(project: Project, { unit, region }: At, value: Value): boolean {
  if (!isOwnMember(unit, value)) return false;
  const { name } = value;
  const cls = unit.classOf(region);
  if (cls === undefined) return false;
  const family = [...new Set(descent(cls).flatMap(ancestry))];
  const isOfFamily = (each: ClassNode): boolean => each.methods.has(name) || each.fields.has(name);
  if (!family.every(isWhollySeen) || family.some(isOfFamily)) return false;
  const names = new Set(family.map(each => each.name));
  if (family.some(each => givenAtRunTime(each.unit).some(giver => !names.has(giver)))) return false;
  return !unitsNaming(project.units, name).some(other => isGivenIn(other, name));
}

function isWhollySeen({ outside, isInterface }: ClassNode): boolean {
  return outside.length === 0 && !isInterface;
}

/** `panel.onMove = f`, on whatever. */
function isGivenIn(unit: Unit, name: string): boolean {
  return factsNaming(unit, name).some(id => {
    const fact = unit.fact(id);
    return fact.is === 'assign' && fact.target.is === 'get' && fact.target.name === name;
  });
}

/**
 * What may give the instances of a module's classes more members, by its name: `Object.assign(Panel.prototype, moving)`,
 * `moving(this)`, `Panel.call(this)`, `this[name] = f`.
 */
const givenAtRunTime = remember((unit: Unit): readonly string[] => {
  const isOfInstances = (value: Value | undefined): boolean =>
    value !== undefined && (isSelf(unit, value) || lastName(value) === 'prototype');
  const givers = unit.calls.all.filter(({ arguments: [first] }) => isOfInstances(first?.value));
  const keyed = unit.assignments.all.filter(({ target }) => target.is === 'item' && isOfInstances(target.of));
  return [...givers.map(({ callee }) => giverOf(callee)), ...keyed.map(() => '')];
});

function giverOf(callee: Value): string {
  return callee.is === 'get' && callee.name === 'call' ? lastName(callee.of) : lastName(callee);
}
