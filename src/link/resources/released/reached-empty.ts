import { leavesBefore } from '../../program/alternatives.js';
import type { FactId, Region, RegionId, Value } from '../../../model/model.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import { isOwnMember, isSelf } from '../written/names.js';

/**
 * `if (stream) return; …; stream?.end();`, `if (!this.timer) clearInterval(this.timer);`: whether a call is reached only where
 * what it ends is nothing.
 */
export function isReachedEmpty(unit: Unit, id: FactId): boolean {
  const call = unit.fact(id);
  if (call.is !== 'call') return false;
  const { callee, arguments: given, region } = call;
  const subject = callee.is === 'get' ? callee.of : given.length === 1 ? given[0]!.value : undefined;
  if (subject === undefined || !isPlain(unit, subject)) return false;
  return isBehindEmpty(unit, subject, region, id);
}

/** In this function, or on the way to where the one is written that has the call. */
function isBehindEmpty(unit: Unit, subject: Value, region: RegionId, id: FactId): boolean {
  const node = unit.functionOf(region);
  const around = unit.around(region, node.region.id);
  const isInEmpty = ({ branch, from }: Region): boolean =>
    saysEmpty(unit, branch?.test, subject) && staysEmpty(unit, subject, from, id);
  const isLeftFull = ({ branch, to }: Region): boolean =>
    isSame(unit, branch!.test!, subject) && staysEmpty(unit, subject, to, id);
  if (around.some(isInEmpty)) return true;
  if ([...around, node.region].some(each => leavesBefore(unit, each, id, 'return', 'throw').some(isLeftFull)))
    return true;
  return isGivenOnce(unit, subject, node) && isBehindEmpty(unit, subject, node.region.parent, node.region.from);
}

/** A constant of a function around this one is the same here, however late this is called. */
function isGivenOnce(unit: Unit, subject: Value, { outer }: FunctionNode): boolean {
  if (subject.is !== 'name' || outer === undefined || outer.region.id === 0) return false;
  return unit.soleValue(subject.binding) !== undefined;
}

/** A variable, or an attribute of the instance. */
function isPlain(unit: Unit, value: Value): boolean {
  return (value.is === 'name' && !isSelf(unit, value)) || isOwnMember(unit, value);
}

function saysEmpty(unit: Unit, test: Value | undefined, subject: Value): boolean {
  return test?.is === 'op' && test.op === 'not' && isSame(unit, test.of[0]!, subject);
}

function isSame(unit: Unit, one: Value, other: Value): boolean {
  if (one.is === 'name' && other.is === 'name') return one.binding === other.binding;
  return one.is === 'get' && other.is === 'get' && one.name === other.name && isPlain(unit, one);
}

/** Nothing gives it a value in between, nor can a method that is called there. */
function staysEmpty(unit: Unit, subject: Value, from: FactId, to: FactId): boolean {
  return unit.factsWithin({ from, to }).every(fact => {
    if (fact.is === 'assign') return !isSame(unit, fact.target, subject);
    if (fact.is !== 'call' || subject.is === 'name') return true;
    return !isOwnMember(unit, fact.callee);
  });
}
