import type { ClassNode } from '../unit.js';
import { ancestry } from './ancestry.js';

/** `def cog_unload(self)`: whoever wrote it means the host to load it again, and there are as many as that happens. */
export function isUnloaded(cls: ClassNode): boolean {
  return ancestry(cls).some(({ unit, methods }) =>
    [...methods.keys()].some(name => unit.catalog.resources.unloads.has(name)),
  );
}
