import { remember } from '../remember.js';
import type { ClassNode, Unit } from '../unit.js';

/** Whether an instance makes itself anew: `def clear(self): self.__init__()`. */
export function isBornAgain({ unit, region }: ClassNode): boolean {
  return bornAgainIn(unit).has(unit.classes.get(region.id)!);
}

const bornAgainIn = remember((unit: Unit): ReadonlySet<ClassNode> => {
  const found = new Set<ClassNode>();
  for (const fact of unit.calls.all) {
    if (fact.callee.is !== 'get' || fact.callee.name !== unit.catalog.types.initializer) continue;
    const { of } = fact.callee;
    const cls = unit.bindingOf(of)?.kind === 'self' ? unit.classOf(fact.region) : undefined;
    if (cls) found.add(cls);
  }
  return found;
});
