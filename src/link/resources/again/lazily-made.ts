import type { FactId, Region, Value } from '../../../model/model.js';
import type { Project } from '../../project.js';
import type { FieldSite, FunctionNode, Unit } from '../../program/unit.js';
import { isSelf } from '../written/names.js';
import type { Inventory } from '../standing/standing.js';
import type { TargetRoot } from './stable.js';
import { isNothing } from '../../../model/parts.js';
import { fieldSitesOf } from '../../program/classes/field-sites.js';

type Field = Extract<TargetRoot, { is: 'field' }>;

/**
 * `if (!this.panel) this.panel = make()` in a function that does more than that: its author says that it runs again for the
 * same panel. The guard, or undefined where the attribute is made otherwise, or is let go before the owner ends.
 */
export function guardOf(
  project: Project,
  inventory: Inventory,
  root: Field,
  node: FunctionNode,
  fact: FactId,
): Region | undefined {
  if (project.frequencies.isBirthOnly(node)) return undefined;
  const sites = fieldSitesOf(root.of, root.name);
  const { atEnd } = inventory.teardowns.of(root.of);
  const made = sites.filter(site => !isUnset(site) && !isBirth(project, site));
  if (made.length === 0 || sites.some(site => isUnset(site) && !isBirth(project, site) && !atEnd.has(site.function!)))
    return undefined;
  return node.unit
    .inside(node.region)
    .find(
      branch =>
        isWithout(node.unit, branch, root.name) &&
        !contains(branch, fact) &&
        made.every(site => isMadeIn(project, node.unit, branch, site)),
    );
}

function isUnset({ unit, fact }: FieldSite): boolean {
  const { value } = unit.assignment(fact);
  return value === undefined || isNothing(value);
}

function isBirth(project: Project, { function: setter }: FieldSite): boolean {
  return setter === undefined || project.frequencies.isBirthOnly(setter);
}

/** The arm that runs while the attribute is not set. */
function isWithout(unit: Unit, { branch }: Region, name: string): boolean {
  const { test } = branch ?? {};
  if (test?.is !== 'op') return false;
  const isField = (value: Value | undefined): boolean =>
    value?.is === 'get' && value.name === name && isSelf(unit, value.of);
  if (test.op === 'not') return isField(test.of[0]);
  const isNull = test.of[1]?.is === 'const' && test.of[1].value === null;
  return isNull && (test.op === '==' || test.op === 'is') && isField(test.of[0]);
}

function contains({ from, to }: Region, fact: FactId): boolean {
  return fact >= from && fact < to;
}

/** In the arm itself, or in a method that is called there and nowhere else. */
function isMadeIn(project: Project, unit: Unit, branch: Region, site: FieldSite): boolean {
  if (site.unit === unit && contains(branch, site.fact)) return true;
  const callers = project.calls.callersOf(site.function!).filter(({ byName }) => !byName);
  return callers.length > 0 && callers.every(caller => caller.unit === unit && contains(branch, caller.fact));
}
