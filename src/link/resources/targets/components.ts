import { ancestry } from '../../program/classes/ancestry.js';
import { isComponent as isOwnComponent } from '../../program/classes/components.js';
import type { ClassNode } from '../../program/unit.js';

/** A class of which a framework makes instances, and ends them. */
export function isComponent(cls: ClassNode): boolean {
  if (isOwnComponent(cls)) return true;
  const { components } = cls.unit.catalog.resources;
  for (const ancestor of ancestry(cls)) if (ancestor.outside.some(name => components.has(name))) return true;
  return false;
}
