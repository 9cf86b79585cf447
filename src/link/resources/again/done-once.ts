import { leavesBefore } from '../../program/alternatives.js';
import type { FactId, Region, RegionId, Value } from '../../../model/model.js';
import { isReachedOnce, isReachedOnceAround } from '../../frequency/once-guards.js';
import { isRememberedForEach } from '../../frequency/uncalled.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import type { Acquisition } from '../acquired/acquisition.js';
import { isSameText } from '../../program/spelling.js';
import { mentionsIn } from '../written/mentions.js';
import { partsOf } from '../../../model/parts.js';

/** `if not logger.handlers:`, `any(isinstance(each, Ours) for each in logger.filters)`: a logger says what it has. */
export function asksWhatItHas({ unit, node, row: { listed = [] } }: Acquisition): boolean {
  return listed.some(name => mentionsIn(unit, node, name));
}

/**
 * Whether a place asks first whether it has been there: by a flag, or by what is kept of those that it has been there for, which
 * a decorator may do for the whole function.
 */
export function isDoneOnce(unit: Unit, fact: FactId): boolean {
  if (isReachedOnce(unit, fact)) return true;
  const { region } = unit.fact(fact);
  const node = unit.functionOf(region);
  if (node.owner === undefined && isRememberedForEach(node)) return true;
  const arms = [...unit.around(region, node.region.id), ...leavesBefore(unit, node.region, fact, 'return', 'continue')];
  return arms.some(arm => asks(unit, arm));
}

/** Whether a function around a place, out to the one that is called again, has asked by then: `if (loaded) return; load(() => { loaded = true; … })`. */
export function isDoneOnceAround(unit: Unit, fact: FactId, called: FunctionNode): boolean {
  for (let each = unit.functionOf(unit.fact(fact).region); each !== called && each.outer; each = each.outer)
    if (isReachedOnceAround(unit, fact, each.outer)) return true;
  return false;
}

function asks(unit: Unit, { id, branch }: Region): boolean {
  return branch?.test !== undefined && (isAsked(unit, branch.test) || isRemembered(unit, id, branch.test));
}

/** `if (!heard[name]) { heard[name] = true; … }`: the same of an object that is used as a set. */
function isRemembered(unit: Unit, region: RegionId, test: Value): boolean {
  if (test.is !== 'item') return partsOf(test).some(part => isRemembered(unit, region, part));
  return unit.assignments.within(unit.functionOf(region).region).some(fact => {
    if (fact.how !== 'set' || fact.target.is !== 'item') return false;
    return isSameText(fact.target.of, test.of) && isSameText(fact.target.key, test.key);
  });
}

function isAsked(unit: Unit, value: Value): boolean {
  const callee = unit.call(value)?.callee;
  if (callee?.is === 'get' && unit.catalog.resources.asks.has(callee.name)) return true;
  return partsOf(value).some(part => isAsked(unit, part));
}
