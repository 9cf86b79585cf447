import { ancestry } from '../../program/classes/ancestry.js';
import { remember } from '../../program/remember.js';
import type { ClassNode, FunctionNode, Unit } from '../../program/unit.js';
import { isSelf } from '../written/names.js';
import type { FactId } from '../../../model/model.js';

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

function partsEndedBy({ unit, region: { from, to } }: FunctionNode): string[] {
  const found: string[] = [];
  for (let id = from; id < to; id++) found.push(...partEndedBy(unit, id));
  return found;
}

function partEndedBy(unit: Unit, id: FactId): string[] {
  const call = unit.fact(id);
  if (call.is !== 'call' || call.callee.is !== 'get' || !unit.catalog.names.endsOwner.test(call.callee.name)) return [];
  const { of } = call.callee;
  return of.is === 'get' && isSelf(unit, of.of) ? [of.name] : [];
}
