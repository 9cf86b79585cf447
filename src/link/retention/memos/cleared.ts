import { atFact } from '../../program/at.js';
import { remember } from '../../program/remember.js';
import type { FunctionNode } from '../../program/unit.js';
import type { Project } from '../../project.js';

/** The functions whose results are forgotten again and again: `quote.cache_clear()` in a loop without end. An event may never come. */
export const clearedAgain = remember((project: Project): ReadonlySet<FunctionNode> => {
  const found = new Set<FunctionNode>();
  for (const unit of project.units) {
    const { memoClears } = unit.catalog;
    unit.eachCallNamed(
      name => memoClears.has(name),
      ({ callee, region }, id) => {
        if (callee.is !== 'get' || project.frequencies.of(unit, region).runs !== 'endless') return;
        const type = project.types.typeOf(atFact(unit, id), callee.of);
        if (type?.is === 'function') found.add(type.of);
      },
    );
  }
  return found;
});
