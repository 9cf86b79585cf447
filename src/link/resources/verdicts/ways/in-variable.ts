import { runsAtLeast } from '../../../../model/time.js';
import type { BindingId, FactId, Value } from '../../../../model/model.js';
import { isNameOf } from '../../../../model/parts.js';
import { someIn } from '../../../program/mentions.js';
import type { Project } from '../../../project.js';
import type { FunctionNode, Unit } from '../../../program/unit.js';
import { isExecutor } from '../../acquired/executors.js';
import type { Standing } from '../../standing/standing.js';
import { isInStartup } from '../../standing/startups.js';
import { phaseOf } from '../../targets/phases.js';

/**
 * `let timer; function start() { timer = setInterval(…); } function stop() { clearInterval(timer); }`: a variable of what is
 * around is given another handle by a function that may be called again, and that neither ends the last one nor asks whether
 * there is one. The function.
 */
export function replacedInVariable(project: Project, standing: Standing): FunctionNode | undefined {
  const { acquisition, releases, passes, state } = standing;
  const { unit, node, row, call, fact } = acquisition;
  const { holder, found } = releases;
  if (holder.is !== 'local' || holder.many || holder.unit !== unit || found.length === 0) return undefined;
  if (passes || row.repeats !== undefined || row.once || row.onlyLikeSiblings || row.kind === 'url') return undefined;
  if (state !== 'released' && state !== 'unreached') return undefined;
  const binding = unit.binding(holder.binding)!;
  const around = unit.functionOf(binding.region);
  if (around === node || !unit.isWithin(node.region.id, around.region.id)) return undefined;
  if (isBegunOnceBy(project, node, around)) return undefined;
  if (!runsAtLeast(project.frequencies.of(unit, call.region).runs, 'unknown')) return undefined;
  const phase = phaseOf(project, acquisition);
  if (isExecutor(node) || (phase && phase.is !== 'effect') || isInStartup(project, node)) return undefined;
  if (isEndedInside(project, standing, node) || isAskedFor(unit, node, fact, holder.binding)) return undefined;
  return node;
}

/** `useEffect(() => { let end; const begin = async () => { end = await listen(…); }; begin(); … })`: each run has a variable of its own. */
function isBegunOnceBy({ calls, frequencies }: Project, node: FunctionNode, around: FunctionNode): boolean {
  const [site, ...others] = calls.callersOf(node);
  if (site === undefined || others.length > 0 || calls.handoversOf(node).length > 0) return false;
  const isByIt = site.unit.functionOf(site.region) === around;
  return isByIt && frequencies.loopAround(site.unit, site.region) === undefined;
}

/** By the function, by what it calls, or by one that calls it. */
function isEndedInside({ calls }: Project, { acquisition: { unit }, releases }: Standing, node: FunctionNode): boolean {
  const callers = calls.callersOf(node).map(site => site.unit.functionOf(site.region));
  return releases.found.some(release => {
    const by = release.unit.functionOf(release.region);
    if (release.unit === unit && unit.isWithin(release.region, node.region.id)) return true;
    if (callers.includes(by)) return true;
    return calls.callersOf(by).some(site => {
      const caller = site.unit.functionOf(site.region);
      return caller === node || callers.includes(caller);
    });
  });
}

function isAskedFor(unit: Unit, { region }: FunctionNode, fact: FactId, binding: BindingId): boolean {
  return unit.inside(region).some(({ branch, from }) => {
    const isIt = (part: Value): boolean => isNameOf(part, binding);
    return from <= fact && branch?.test !== undefined && someIn(unit, branch.test, isIt);
  });
}
