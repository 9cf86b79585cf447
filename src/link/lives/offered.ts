import { posix } from 'node:path';
import type { Names } from '../program/names.js';
import { remember } from '../program/remember.js';
import type { ClassNode, Unit } from '../program/unit.js';
import { isPrivate } from '../program/spelling.js';

/** Whether a package offers the class by name: programs that are not seen make instances of it, and keep them as long as they like. */
export function isOfferedByPackage(names: Names, cls: ClassNode): boolean {
  return offeredBy(names).has(cls);
}

/** `from ._core import Zeroconf` in the file of a package that is in no other one; what begins with `_` is its own. */
const offeredBy = remember((names: Names): ReadonlySet<ClassNode> => {
  const found = new Set<ClassNode>();
  for (const unit of outermostPackages(names.units)) {
    for (const { id, name, region } of unit.module.bindings) {
      const entity = region === 0 && !isPrivate(name) ? names.ofBinding(unit, id) : undefined;
      // Errors are made where they are raised, whoever catches them.
      if (entity?.is === 'class' && !unit.catalog.names.exceptions.test(entity.node.name)) found.add(entity.node);
    }
  }
  return found;
});

function outermostPackages(units: readonly Unit[]): Unit[] {
  const packages = units.filter(({ module }) => posix.basename(module.path) === '__init__.py');
  const folders = new Set(packages.map(({ module }) => posix.dirname(module.path)));
  return packages.filter(({ module }) => !folders.has(posix.dirname(posix.dirname(module.path))));
}
