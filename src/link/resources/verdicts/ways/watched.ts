import type { Project } from '../../../project.js';
import type { FunctionNode } from '../../../program/unit.js';
import type { Standing } from '../../standing/standing.js';
import { isComponent } from '../../../program/classes/components.js';
import { isForComponents } from '../../targets/hooks.js';
import { isRootComponent } from '../../targets/phases.js';

/**
 * `watch(open, on => { if (on) window.addEventListener('keydown', f); else window.removeEventListener('keydown', f); })`: of a
 * component that goes while it is on, nobody is told that it is off. What watches, where only that takes it back.
 */
export function leftByWatch(project: Project, standing: Standing): string | undefined {
  const { acquisition, releases, state, target, passes } = standing;
  if (state !== 'unreached' || passes || acquisition.row.once || target.life !== 'process') return undefined;
  const watch = watchOf(project, acquisition.node);
  if (watch === undefined || !isOfComponent(project, acquisition)) return undefined;
  const isOnlyThere = releases.found.every(
    ({ unit, region }) => watchOf(project, unit.functionOf(region)) !== undefined,
  );
  return isOnlyThere ? watch : undefined;
}

/** What calls a function whenever a value has changed, as long as its component is there: `watch`, also as an option of that. */
function watchOf({ calls }: Project, node: FunctionNode): string | undefined {
  const { watches } = node.unit.catalog.resources;
  const [option, ...names] = node.region.name.split(' ');
  if (node.owner && names.length > 0) return watches.has(option!) ? node.region.name : undefined;
  return calls.handoversOf(node).find(({ how, verb }) => how === 'argument' && watches.has(verb))?.verb;
}

function isOfComponent(project: Project, { owner, node }: Standing['acquisition']): boolean {
  return owner ? isComponent(owner) && !isRootComponent(project, owner) : isForComponents(project, node);
}
