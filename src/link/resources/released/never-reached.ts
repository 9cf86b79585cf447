import { leavesBefore } from '../../program/alternatives.js';
import type { AssignFact, FactId, Region, Value } from '../../../model/model.js';
import { startOf } from '../../../model/span.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import { isOwnMember } from '../written/names.js';

/**
 * Whether a place is behind a flag that only the function itself sets, and only past that place's guard:
 * `if (!this.closed) return; this.closed = true; …`.
 */
export function isNeverReached(unit: Unit, fact: FactId): boolean {
  const { region } = unit.fact(fact);
  const node = unit.functionOf(region);
  const around = unit.around(region, node.region.id);
  if (around.some(arm => arm.branch?.test && isUnset(unit, node, arm, arm.branch.test, arm))) return true;
  return [...around, node.region].some(each => leavesUnset(unit, node, each, fact));
}

function leavesUnset(unit: Unit, node: FunctionNode, region: Region, fact: FactId): boolean {
  return leavesBefore(unit, region, fact, 'return').some(arm => {
    const { test } = arm.branch!;
    return test?.is === 'op' && test.op === 'not' && isUnset(unit, node, arm, test.of[0]!, region);
  });
}

/**
 * Whether a flag cannot be set yet where the branch asks for it: all that sets it stands past the question, `within` what is
 * reached by it alone; what another arm sets is there the next time. What a guard sets before it leaves lets the next one pass:
 * `if (!this.seen) { this.seen = true; return; }`.
 */
function isUnset(unit: Unit, node: FunctionNode, branch: Region, flag: Value, within: Region): boolean {
  const sites = sitesOf(unit, node, flag);
  const setting = sites.filter(({ value }) => !isFalse(value));
  const isOwn = ({ at, region }: AssignFact): boolean =>
    unit.isWithin(region, within.id) &&
    startOf(at) >= startOf(branch.at) &&
    (branch === within || !unit.isWithin(region, branch.id));
  return sites.length > setting.length && setting.length > 0 && setting.every(isOwn);
}

function isFalse(value: Value | undefined): boolean {
  return value === undefined || (value.is === 'const' && (value.value === false || value.value === null));
}

/** Where a variable of an outer function, or an attribute of the instance, is assigned. */
function sitesOf(unit: Unit, node: FunctionNode, flag: Value): AssignFact[] {
  if (flag.is === 'name') {
    const binding = unit.binding(flag.binding);
    const isOuter = binding?.kind === 'variable' && !unit.isWithin(binding.region, node.region.id);
    return isOuter ? unit.definitions[flag.binding]!.map(id => unit.assignment(id)) : [];
  }
  if (!isOwnMember(unit, flag)) return [];
  const sites = unit.classOf(node.region.id)?.fields.get(flag.name) ?? [];
  return sites.every(site => site.unit === unit) ? sites.map(({ fact }) => unit.assignment(fact)) : [];
}
