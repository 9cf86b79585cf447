import { isSame } from '../../../model/conditions.js';
import type { FactId, Region, Value } from '../../../model/model.js';
import { leavesBefore } from '../../program/alternatives.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import type { Project } from '../../project.js';

/**
 * Whether a collection is asked before a place is reached, and told there: `if name in loggers: return loggers[name]; …;
 * loggers[name] = logger`. For each key the place is reached once.
 */
export function isToldOnceReached(unit: Unit, fact: FactId): boolean {
  const { region } = unit.fact(fact);
  return isMissedBefore(unit, fact, collection => isTold(unit, unit.functionOf(region), collection));
}

/** The same of a function that tells the collection, and whose callers ask it: `if mode not in LOGGERS: _open_logger()`. */
export function isToldByAll(project: Project, node: FunctionNode): boolean {
  const callers = project.calls.callersOf(node);
  const isHere = (collection: Value): boolean => isTold(node.unit, node, collection);
  return (
    callers.length > 0 && callers.every(({ unit, fact }) => unit === node.unit && isMissedBefore(unit, fact, isHere))
  );
}

/** In an arm for what the collection does not have, or after one for what it has, which is left. */
function isMissedBefore(unit: Unit, fact: FactId, tells: (collection: Value) => boolean): boolean {
  const { region } = unit.fact(fact);
  const node = unit.functionOf(region);
  return (
    unit.around(region, node.region.id).some(arm => isAsked(arm, 'not in', tells)) ||
    leavesBefore(unit, node.region, fact, 'return', 'continue').some(arm => isAsked(arm, 'in', tells))
  );
}

function isAsked({ branch }: Region, op: 'in' | 'not in', tells: (collection: Value) => boolean): boolean {
  return (
    branch?.test !== undefined &&
    requiredOf(branch.test).some(part => part.is === 'op' && part.op === op && tells(part.of[1]!))
  );
}

/** All of `a and b` holds where it does. */
function requiredOf(test: Value): readonly Value[] {
  return test.is === 'op' && test.op === 'and' ? test.of.flatMap(requiredOf) : [test];
}

function isTold(unit: Unit, { region }: FunctionNode, collection: Value): boolean {
  return unit.factsWithin(region).some(fact => {
    if (fact.is === 'assign') return fact.target.is === 'item' && isSame(fact.target.of, collection);
    if (fact.is !== 'call' || fact.callee.is !== 'get') return false;
    return fact.callee.name === 'add' && isSame(fact.callee.of, collection);
  });
}
