import type { Value } from '../../../../model/model.js';
import { leavesBefore } from '../../../program/alternatives.js';
import type { Project } from '../../../project.js';
import type { ClassNode, FunctionNode, Unit } from '../../../program/unit.js';
import type { Standing } from '../../standing/standing.js';
import { isOwnMember } from '../../written/names.js';
import { fieldSitesOf } from '../../../program/classes/field-sites.js';

/**
 * `dispose() { if (!this.audio) return; …; page.removeEventListener('online', this.onOnline); }`: the end leaves before it takes back
 * what the constructor acquired, where something else was never begun.
 */
export function leftEarly(project: Project, { acquisition, releases, state }: Standing): FunctionNode | undefined {
  const { owner, node, unit, call } = acquisition;
  const [first] = releases.found;
  if (state !== 'released' || owner === undefined || first === undefined || first.unit !== unit) return undefined;
  if (!project.frequencies.isBirthOnly(node) || unit.around(call.region, node.region.id).length > 0) return undefined;
  const end = unit.functionOf(first.region);
  if (end.owner !== owner || releases.found.some(each => each.unit.functionOf(each.region) !== end)) return undefined;
  const before = Math.min(...releases.found.map(({ fact }) => fact));
  const isLeftBefore = leavesBefore(unit, end.region, before, 'return').some(({ branch }) =>
    isNeverBegun(project, unit, owner, branch!.test!),
  );
  return isLeftBefore ? end : undefined;
}

/** `!this.audio`, where the constructor leaves the attribute empty, and another method fills it. */
function isNeverBegun(project: Project, unit: Unit, owner: ClassNode, test: Value): boolean {
  const asked = test.is === 'op' && test.op === 'not' ? test.of[0] : undefined;
  if (!isOwnMember(unit, asked) || unit.catalog.names.saysOver.test(asked.name)) return false;
  const sites = fieldSitesOf(owner, asked.name);
  const given = sites.flatMap(({ unit: where, fact, function: by }) => {
    const { value } = where.assignment(fact);
    const isEmpty = value === undefined || (value.is === 'const' && !value.value);
    return isEmpty ? [] : [by];
  });
  return given.length > 0 && given.every(by => by !== undefined && !project.frequencies.isBirthOnly(by));
}
