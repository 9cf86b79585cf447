import { ancestry } from '../../program/classes/ancestry.js';
import { remember } from '../../program/remember.js';
import type { ClassNode, FunctionNode } from '../../program/unit.js';
import { isOwnMember } from '../written/names.js';

/**
 * The attributes that a class ends at its own end: `ngOnDestroy() { this.handle.dispose(); }`. They are parts of it, whoever
 * made them, and those who listen to them go with it.
 */
export const endedParts = remember(
  (cls: ClassNode): ReadonlySet<string> =>
    new Set(
      ancestry(cls).flatMap(({ methods, unit }) =>
        [...methods].flatMap(([name, method]) => (unit.catalog.names.endsOwner.test(name) ? partsEndedBy(method) : [])),
      ),
    ),
);

function partsEndedBy({ unit, region }: FunctionNode): string[] {
  return unit.calls.within(region).flatMap(({ callee }) => {
    if (callee.is !== 'get' || !unit.catalog.names.endsOwner.test(callee.name)) return [];
    const { of } = callee;
    return isOwnMember(unit, of) ? [of.name] : [];
  });
}
