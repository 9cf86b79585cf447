import { membersOf } from '../../model/members.js';
import type { CallFact, FactId, Value } from '../../model/model.js';
import type { Site } from './calls/calls.js';
import { takerOf } from './calls/takers.js';

const ADDRESSES = new Set(['path', 'index']);

/** `<Route path="/help" element={<Help />} />`, `{ path: '/help', component: Help }`: shown while the page's address says so. */
export function isRouted({ unit, fact }: Pick<Site, 'unit' | 'fact'>): boolean {
  const use = unit.module.facts[fact];
  if (use?.is === 'call' && isRoute(use)) return true;
  const taker = takerOf(unit, fact);
  const by = taker === undefined ? undefined : unit.module.facts[taker];
  if (by?.is === 'call')
    return (
      isRoute(by) ||
      isInRoute(
        by.arguments.map(({ value }) => value),
        fact,
      )
    );
  return by?.is === 'assign' && by.value !== undefined && isInRoute([by.value], fact);
}

function isRoute(call: CallFact): boolean {
  return call.arguments.some(({ name }) => name !== undefined && ADDRESSES.has(name));
}

/** Whether an object that has an address holds the element. */
function isInRoute(values: readonly Value[], element: FactId): boolean {
  return values.some(value => {
    if (value.is !== 'literal') return false;
    const hasAddress = membersOf(value).some(({ name }) => ADDRESSES.has(name));
    const isHeld = value.of.some(part => part.is === 'call' && part.fact === element);
    return (hasAddress && isHeld) || isInRoute(value.of, element);
  });
}
