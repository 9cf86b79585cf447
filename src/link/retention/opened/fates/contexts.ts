import { lastName } from '../../../../model/parts.js';
import { remember } from '../../../program/remember.js';
import type { FunctionNode, Unit } from '../../../program/unit.js';

/** A generator that lends what it opened to the block of its user, or to who is given it, and ends it when that is over. */
export function isContext({ unit, region }: FunctionNode): boolean {
  const { decorators = [], generator } = region.function ?? {};
  if (generator !== true) return false;
  if (decorators.length > 0) return decorators.every(each => unit.catalog.opens.contexts.has(lastName(each)));
  return region.name !== '' && yieldsOnce(unit).has(region.id);
}

/** The generators of a module with one `yield`, outside of loops: `def get_db(): db = Session(); yield db; db.close()`. */
const yieldsOnce = remember((unit: Unit): ReadonlySet<number> => {
  const counts = new Map<number, number>();
  for (const { how, region } of unit.exits.all) {
    if (how !== 'yield') continue;
    const around = unit.functionOf(region).region.id;
    const isRepeated = [...unit.around(region, around)].some(({ kind }) => kind === 'loop');
    counts.set(around, (counts.get(around) ?? 0) + (isRepeated ? 2 : 1));
  }
  return new Set([...counts].filter(([, count]) => count === 1).map(([id]) => id));
});
