import type { Names } from '../names.js';
import { remember } from '../remember.js';
import type { Unit } from '../unit.js';

/** Whether other modules of the project take something from this one: it is a part, also where it shows itself when it is run. */
export function isImported(names: Names, unit: Unit): boolean {
  return importedUnits(names).has(unit);
}

const importedUnits = remember((names: Names): ReadonlySet<Unit> => {
  const found = new Set<Unit>();
  for (const unit of names.units) {
    for (const from of usedBy(names, unit)) if (from !== unit) found.add(from);
  }
  return found;
});

/** The modules of the project from which a module takes something. */
export function* usedBy(names: Names, unit: Unit): Iterable<Unit> {
  for (const { binding } of unit.module.imports) {
    const entity = binding < 0 ? undefined : names.ofBinding(unit, binding);
    if (entity === undefined || entity.is === 'outside') continue;
    yield entity.is === 'function' || entity.is === 'class' ? entity.node.unit : entity.unit;
  }
}
