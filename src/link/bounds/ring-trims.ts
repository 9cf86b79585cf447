import type { CallFact, Place, Region, Value } from '../../model/model.js';
import { startOf } from '../../model/span.js';
import type { Operation } from '../slots/slots.js';
import type { Unit } from '../program/unit.js';
import { writtenAs } from '../program/written.js';

/** A statement that lets go of the oldest entries of a list. */
export interface Trim {
  readonly statement: Place;
  /** Its shape: `pop(0)`, `x[-N:]`. */
  readonly how: string;
  /** How many entries stay. */
  readonly limit: Value;
  /** Whether it makes room for what is added next: until then there is one entry less. */
  readonly comesFirst: boolean;
}

/** What one removal does: drops the first entry, or all but the last N. */
interface Removal {
  readonly how: string;
  readonly keeps?: Value | undefined;
}

/**
 * The trim that the removal is, if it follows `grow` at once or comes right before it, so that never more than N entries
 * are seen: `if len(x) > N: x.pop(0)`, `while len(x) > N: del x[0]`, `x = x[-N:]`, `del x[:-N]`.
 */
export function trimOf(operation: Operation, grow: Operation): Trim | undefined {
  const { unit } = operation;
  const removal = unit === grow.unit ? removalOf(operation) : undefined;
  if (removal === undefined) return undefined;
  const region = unit.region(operation.region);
  if (grow.region !== operation.region) return conditionalTrim(removal, region, operation, grow);
  if (removal.keeps === undefined || operation.fact !== grow.fact + 1) return undefined;
  return { statement: operation.place, how: removal.how, limit: removal.keeps, comesFirst: false };
}

function conditionalTrim(removal: Removal, region: Region, trim: Operation, grow: Operation): Trim | undefined {
  const { unit } = trim;
  if (grow.region !== region.parent || trim.fact !== region.to - 1 || hasOtherArms(unit, region)) return undefined;
  const test = region.branch?.test ?? region.loop?.test;
  const compared = test && sizeComparison(unit, test);
  if (compared === undefined) return undefined;
  const { keeps } = removal;
  if (keeps && writtenAs(keeps) !== writtenAs(compared.limit)) return undefined;
  const { orEqual: comesFirst, limit, size } = compared;
  const isInTurn = comesFirst ? isRightBefore(unit, region, grow) : isRightAfter(region, size, grow);
  return isInTurn ? { statement: unit.place(region.at), how: removal.how, limit, comesFirst } : undefined;
}

/** `x.append(v)`, `len(x)`, and then the branch or the loop, with the trim as its only statement. */
function isRightAfter(region: Region, size: number, grow: Operation): boolean {
  const isLoop = region.kind === 'loop';
  const facts = region.to - region.from;
  if (facts !== (isLoop ? 2 : 1)) return false;
  return size === grow.fact + 1 && (isLoop ? size === region.from : size === region.from - 1);
}

/** `if len(x) >= N: …` and then `x.append(f(v))`: nothing but the calls in its argument in between. */
function isRightBefore(unit: Unit, region: Region, grow: Operation): boolean {
  if (region.kind !== 'branch' || region.to - region.from !== 1 || grow.fact < region.to) return false;
  for (let id = region.to; id < grow.fact; id++) {
    const fact = unit.fact(id);
    if (fact.is !== 'call' || startOf(fact.at) < grow.place.span[0]) return false;
  }
  return true;
}

function hasOtherArms(unit: Unit, { id, branch }: Region): boolean {
  return (
    branch !== undefined && unit.module.regions.some(other => other.id !== id && other.branch?.group === branch.group)
  );
}

function removalOf({ unit, fact: id }: Operation): Removal | undefined {
  const fact = unit.fact(id);
  if (fact.is === 'call') return popOf(fact);
  if (fact.is === 'delete' && fact.target.is === 'item') return deletionOf(fact.target.key);
  if (fact.is === 'assign' && fact.how === 'set' && fact.value?.is === 'item') return sliceOf(fact.value.key);
  return undefined;
}

function popOf({ callee, arguments: given, dropped }: CallFact): Removal | undefined {
  const isFirst = given.length === 1 && isNumber(given[0]!.value, 0);
  return dropped && isFirst && callee.is === 'get' && callee.name === 'pop' ? { how: 'pop(0)' } : undefined;
}

/** `del x[0]`, `del x[:-N]` */
function deletionOf(key: Value): Removal | undefined {
  if (isNumber(key, 0)) return { how: 'del x[0]' };
  const [start, stop, step] = sliceParts(key);
  const keeps = stop && negated(stop);
  return keeps && start?.is === 'unknown' && step?.is === 'unknown' ? { how: 'del x[:-N]', keeps } : undefined;
}

/** `x = x[1:]`, `x = x[-N:]` */
function sliceOf(key: Value): Removal | undefined {
  const [start, stop, step] = sliceParts(key);
  if (start === undefined || stop?.is !== 'unknown' || step?.is !== 'unknown') return undefined;
  if (isNumber(start, 1)) return { how: 'x[1:]' };
  const keeps = negated(start);
  return keeps && { how: 'x[-N:]', keeps };
}

function sliceParts(key: Value): readonly Value[] {
  return key.is === 'op' && key.op === 'slice' ? key.of : [];
}

function negated(value: Value): Value | undefined {
  if (value.is === 'op' && value.op === 'neg') return value.of[0];
  const isNegative = value.is === 'const' && typeof value.value === 'number' && value.value < 0;
  return isNegative ? { is: 'const', value: -value.value } : undefined;
}

function isNumber(value: Value, number: number): boolean {
  return value.is === 'const' && value.value === number;
}

/** `len(x) > N`, `N < len(x)`, `len(x) >= N`: the fact that takes the size, and N. */
function sizeComparison(unit: Unit, test: Value): { size: number; limit: Value; orEqual: boolean } | undefined {
  if (test.is !== 'op' || test.of.length !== 2) return undefined;
  const isForward = test.op === '>' || test.op === '>=';
  if (!isForward && test.op !== '<' && test.op !== '<=') return undefined;
  const [size, limit] = (isForward ? test.of : [...test.of].reverse()) as [Value, Value];
  const call = unit.call(size);
  if (size.is !== 'call' || call?.callee.is !== 'name' || call.callee.name !== 'len') return undefined;
  return { size: size.fact, limit, orEqual: test.op.endsWith('=') };
}
