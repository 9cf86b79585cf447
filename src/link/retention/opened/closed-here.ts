import type { CallFact, FactId } from '../../../model/model.js';
import type { OpenCatalog, OpenRow } from '../../../model/catalog/open-rows.js';
import { isNameOf, lastName } from '../../../model/parts.js';
import { takingFact } from '../../program/calls/takers.js';
import type { Unit } from '../../program/unit.js';
import { remember } from '../../program/remember.js';

/**
 * `const stream = await connection.newStream(protocol); …; await stream.close();`, `line = printers.connect(name); …;
 * line.close()`: whatever library it is of, the function itself shows that it is to be closed.
 */
export function rowOfClosedHere(unit: Unit, call: CallFact, id: FactId): OpenRow | undefined {
  const verb = lastName(call.callee);
  if (call.managed || !unit.catalog.opens.awaited.opens.test(verb)) return undefined;
  const assign = takingFact(unit, id);
  if (assign?.is !== 'assign' || assign.target.is !== 'name' || assign.how !== 'set') return undefined;
  const { binding } = assign.target;
  const node = unit.functionOf(call.region);
  if (node.region.id === 0 || unit.functionOf(unit.binding(binding)?.region ?? 0) !== node) return undefined;
  for (const end of unit.calls.within({ from: id + 1, to: node.region.to })) {
    if (end.callee.is !== 'get' || !unit.catalog.opens.awaited.closes.includes(end.callee.name)) continue;
    const { of } = end.callee;
    if (isNameOf(of, binding) && unit.functionOf(end.region) === node) return rowOf(unit, verb);
  }
  return undefined;
}

/** One for each verb: what is of the same row is of the same sort. */
const rowsIn = remember<OpenCatalog, Map<string, OpenRow>>(() => new Map());

function rowOf({ catalog: { opens } }: Unit, verb: string): OpenRow {
  const rows = rowsIn(opens);
  let row = rows.get(verb);
  if (row === undefined) {
    row = {
      is: `which \`${verb}\` gave`,
      closes: opens.awaited.closes,
      connects: true,
      mayStay: true,
      closedHere: true,
      ...(opens.awaited.collected.has(verb) && { collected: true }),
    };
    rows.set(verb, row);
  }
  return row;
}
