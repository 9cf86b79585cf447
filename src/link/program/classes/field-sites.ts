import type { ClassNode, FieldSite } from '../unit.js';
import { ancestry } from './ancestry.js';

/** Where an attribute is assigned, in the class or in one that it is derived from. */
export function fieldSitesOf(cls: ClassNode, name: string): FieldSite[] {
  return ancestry(cls).flatMap(({ fields }) => fields.get(name) ?? []);
}
