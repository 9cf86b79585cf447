import type { CallFact, FactId } from '../../model/model.js';
import type { OpenRow } from '../../model/open-rows.js';
import { takingFact } from '../program/takers.js';
import type { Unit } from '../program/unit.js';
import { lastName } from '../resources/written/names.js';

/** What a function waits for to open, by the method that gives it. */
const OPENS =
  /^(open|new|create|acquire|launch|connect|dial|checkout|lease|borrow|start)([A-Z]|$)|^get(Connection|Client)$/;
const CLOSES = [
  'close',
  'release',
  'destroy',
  'end',
  'quit',
  'disconnect',
  'terminate',
  'dispose',
  'abort',
  'free',
  'cleanup',
];

/**
 * `const stream = await connection.newStream(protocol); …; await stream.close();`: whatever library it is of, the function itself
 * shows that it is to be closed.
 */
export function rowOfClosedHere(unit: Unit, call: CallFact, id: FactId): OpenRow | undefined {
  const verb = call.awaited && !call.managed ? lastName(call.callee) : undefined;
  if (verb === undefined || !OPENS.test(verb)) return undefined;
  const assign = takingFact(unit, id);
  if (assign?.is !== 'assign' || assign.target.is !== 'name' || assign.how !== 'set') return undefined;
  const { binding } = assign.target;
  const node = unit.functionOf(call.region);
  if (node.region.id === 0 || unit.functionOf(unit.binding(binding)?.region ?? 0) !== node) return undefined;
  for (let each = id + 1; each < node.region.to; each++) {
    const end = unit.fact(each);
    if (end.is !== 'call' || end.callee.is !== 'get' || !CLOSES.includes(end.callee.name)) continue;
    const { of } = end.callee;
    if (of.is === 'name' && of.binding === binding && unit.functionOf(end.region) === node) return rowOf(verb);
  }
  return undefined;
}

const rows = new Map<string, OpenRow>();

function rowOf(verb: string): OpenRow {
  let row = rows.get(verb);
  if (row === undefined)
    rows.set(verb, (row = { is: `which \`${verb}\` gave`, closes: CLOSES, connects: true, mayStay: true }));
  return row;
}
