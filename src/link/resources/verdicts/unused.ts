import type { Project } from '../../project.js';
import { descent } from '../../program/classes/ancestry.js';
import { isAside } from '../../program/modules/aside.js';
import { factsNaming, unitsNaming } from '../../program/modules/vocabulary.js';
import type { ClassNode } from '../../program/unit.js';
import { isComponent } from '../../program/classes/components.js';

/**
 * Whether a class is of an application that is seen as a whole, and nothing but a tool or a test takes it: nobody runs
 * what it does. What a framework finds by a decorator or a base class of its own is used unseen.
 */
export function isUnused(project: Project, cls: ClassNode): boolean {
  const { unit, name, region } = cls;
  if (region.class === undefined) return false;
  const { bases, decorators } = region.class;
  if (project.packages.isForOthers(unit) || isComponent(cls) || bases.length + decorators.length > 0) return false;
  const isOffered = unit.module.exports.some(entry => entry.name === name && entry.from === undefined);
  const isDefault = unit.module.exports.some(entry => entry.name === 'default' || entry.name === '=');
  if (!isOffered || isDefault || descent(cls).length > 1) return false;
  if (factsNaming(unit, name).length > 0) return false;
  return unitsNaming(project.units, name).every(isAside);
}
