import { ancestry } from './ancestry.js';
import type { ClassNode } from '../unit.js';

/** Whether the class has a few instances, which are written in the code. */
export function isEnum(cls: ClassNode): boolean {
  const { enums } = cls.unit.catalog.types;
  return ancestry(cls).some(({ outside }) => outside.some(name => enums.test(name)));
}
