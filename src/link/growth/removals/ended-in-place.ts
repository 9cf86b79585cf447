import type { FactId, Value } from '../../../model/model.js';
import { areAlternatives } from '../../program/alternatives.js';
import { takingFact } from '../../program/calls/takers.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import { holdsOf, operationsOf, type Operation, type Slot } from '../../slots/slots.js';

/**
 * `line = self.lines.get(number); if line: line.close()`: what the key held has come to its end, and nobody looks for it any
 * more; the key stays. Who puts another one in its place has only one, and an owner that ends takes all along.
 */
export function endedInPlace(slot: Slot): FunctionNode | undefined {
  if (holdsOf(slot) !== 'mapping') return undefined;
  const grows = operationsOf(slot, 'grow', 'fill');
  const ended = operationsOf(slot, 'read').find(read => {
    const node = functionOf(read);
    if (read.key === undefined || grows.some(grow => isRenewed(read, grow))) return false;
    return !read.unit.catalog.names.endsOwner.test(node.region.name) && isEnded(read, node);
  });
  return ended && functionOf(ended);
}

/** On the same way of one function. */
function isRenewed(read: Operation, grow: Operation): boolean {
  return functionOf(read) === functionOf(grow) && !areAlternatives(read.unit, read.region, grow.region);
}

function functionOf({ unit, region }: Operation): FunctionNode {
  return unit.functionOf(region);
}

function isEnded({ unit, fact }: Operation, { region }: FunctionNode): boolean {
  const name = variableOf(unit, fact);
  for (const id of unit.calls.idsWithin({ from: fact, to: region.to })) {
    const call = unit.callAt(id);
    // `cells.get(key).delete(wire)` takes something out of it.
    if (call.callee.is !== 'get' || call.arguments.length > 0) continue;
    const { of, name: method } = call.callee;
    if (!unit.catalog.names.endsOne.test(method)) continue;
    const isIt = of.is === 'name' ? of.binding === name : isRead(of, id, fact);
    if (isIt) return true;
  }
  return false;
}

/** `self.lines[number].close()`, `self.lines.get(number).close()`. */
function isRead(of: Value, call: FactId, read: FactId): boolean {
  return of.is === 'item' ? call === read : of.is === 'call' && of.fact === read;
}

/** The variable that an entry is read into: `line = lines[number]`. */
function variableOf(unit: Unit, fact: FactId): number | undefined {
  const read = unit.fact(fact);
  const assign = read.is === 'call' ? takingFact(unit, fact) : read;
  return assign?.is === 'assign' && assign.target.is === 'name' ? assign.target.binding : undefined;
}
