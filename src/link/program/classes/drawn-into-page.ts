import type { CallFact, FactId, Value } from '../../../model/model.js';
import { lastName } from '../../../model/parts.js';
import type { Calls, Site } from '../calls/calls.js';
import { RESULT, takerOf } from '../calls/takers.js';
import type { Unit } from '../unit.js';

/**
 * `render(() => <Bar />, document.body)`: what is drawn into the page itself, and given to nobody who could take it away, stays as
 * long as the page.
 */
export function isDrawnIntoPage(calls: Calls, { unit, fact, region }: Site): boolean {
  const taker = takerOf(unit, fact);
  const ids = taker === RESULT ? calls.handoversOf(unit.functionOf(region)).map(handover => handover.fact) : [taker];
  return ids.length > 0 && ids.every(id => id !== undefined && isDrawing(unit, id));
}

function isDrawing(unit: Unit, id: FactId): boolean {
  const call = unit.fact(id);
  const { page } = unit.catalog.resources;
  if (page === undefined || call.is !== 'call' || call.dropped !== true || !page.draws.has(lastName(call.callee)))
    return false;
  return isOfPage(unit, call.arguments[1]?.value);
}

/** `document.body`, `document.getElementById('bar')` */
function isOfPage(unit: Unit, value: Value | undefined): boolean {
  const page = unit.catalog.resources.page!;
  const found: CallFact | undefined = value && unit.call(value);
  const path = found ? found.callee : value;
  if (path?.is !== 'get' || path.of.is !== 'name' || path.of.name !== page.document) return false;
  return found ? page.byId.has(path.name) || page.bySelector.has(path.name) : page.single.test(path.name);
}
