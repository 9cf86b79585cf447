import { componentRowsOf } from '../../program/classes/components.js';
import { isAlwaysShown } from '../../program/classes/shown-once.js';
import { factsNaming } from '../../program/modules/vocabulary.js';
import { isRouted } from '../../program/routes.js';
import type { Site } from '../../program/calls/calls.js';
import type { ClassNode, Unit } from '../../program/unit.js';
import type { Project } from '../../project.js';
import { writtenName } from '../written/names.js';
import type { Target } from './target-life.js';

/**
 * What a framework, or the program itself, gives all components: `this.$root`, and `$bus` of `Vue.prototype.$bus = new Vue()`. It
 * outlives those of them that are seen to come and go; others may be there as long (8 findings true to 17 false).
 */
export function lifeOfCommon(project: Project, cls: ClassNode, name: string): Target | undefined {
  for (const { toRoot, common } of componentRowsOf(cls)) {
    const isRoot = name === toRoot;
    const isCommon = common !== undefined && project.units.some(unit => isSetOn(unit, common, name));
    if ((!isRoot && !isCommon) || !isSeenToGo(project, cls)) continue;
    return {
      life: 'process',
      says: isRoot ? `\`${name}\` is the component that holds all others` : `all components have the same \`${name}\``,
    };
  }
  return undefined;
}

function isSetOn(unit: Unit, common: RegExp, name: string): boolean {
  return factsNaming(unit, name).some(id => {
    const fact = unit.fact(id);
    if (fact.is !== 'assign' || fact.target.is !== 'get' || fact.target.name !== name) return false;
    return common.test(writtenName(unit, fact.target.of));
  });
}

const MAX_NESTING = 4;

/** Wherever it is drawn, it is so under a condition, for each of many, or by one that comes and goes itself. */
function isSeenToGo(project: Project, cls: ClassNode, depth = 0): boolean {
  const sites = project.calls.mountsOf(cls);
  const goes = (site: Site): boolean => {
    if (isRouted(site) || !isAlwaysShown(site.unit, site.fact)) return true;
    const around = site.unit.classOf(site.region);
    return around !== undefined && around !== cls && depth < MAX_NESTING && isSeenToGo(project, around, depth + 1);
  };
  return sites.length > 0 && sites.every(goes);
}
