import { callsBack } from '../../acquired/calling-back.js';
import type { Reason } from '../../../../finding.js';
import type { Project } from '../../../project.js';
import { lastName } from '../../../../model/parts.js';
import { someIn } from '../../../program/mentions.js';
import { ownFacts } from '../../../program/calls/returns.js';
import type { FunctionNode } from '../../../program/unit.js';
import { asksAgain } from '../../standing/rescheduled.js';
import type { Standing } from '../../standing/standing.js';

/**
 * Where the work stops and waits before it registers, in a function whose end may run meanwhile: what is registered after
 * that is never taken back. `load().then(() => (handle = source.subscribe(f))); return () => handle?.unsubscribe();`
 */
export function waitBefore(project: Project, { acquisition, releases, passes }: Standing): Reason | undefined {
  const { unit, node, fact, row, call } = acquisition;
  const { holder } = releases;
  if (!callsBack(row) || holder.is !== 'local' || holder.unit !== unit) return undefined;
  const goesOn = row.kind === 'timer' && asksAgain(acquisition, project);
  if (!goesOn && (passes || row.kind === 'timer')) return undefined;
  const home = unit.functionOf(unit.binding(holder.binding)!.region);
  if (home === node || home.region.id === 0 || !unit.isWithin(node.region.id, home.region.id)) return undefined;
  // Whoever asks first may be asking whether it is over; who asks for itself again has more to ask.
  const tests = unit.around(call.region, home.region.id).filter(({ kind }) => kind === 'branch');
  if (!goesOn && tests.length > 0) return undefined;
  if (
    !releases.found.every(
      release => release.unit === unit && isAfterwards(project, unit.functionOf(release.region), home),
    )
  )
    return undefined;
  if (goesOn && releases.found.some(release => isToldOf(node, unit.functionOf(release.region)))) return undefined;
  return waitIn(project, node, home, fact, goesOn);
}

/** `over = true` where it ends, and a question about `over` where it goes on. */
function isToldOf({ unit, region }: FunctionNode, end: FunctionNode): boolean {
  const tests = unit.inside(region).flatMap(({ branch }) => branch?.test ?? []);
  return [...ownFacts(end)].some(id => {
    const fact = unit.fact(id);
    const name = fact.is === 'assign' ? lastName(fact.target) : '';
    return name !== '' && tests.some(test => someIn(unit, test, part => lastName(part) === name));
  });
}

/** A function that the one around gives back, to be called when it is over. */
function isAfterwards(project: Project, node: FunctionNode, home: FunctionNode): boolean {
  return node.outer === home && project.calls.handoversOf(node).some(({ how }) => how === 'returned');
}

function waitIn(
  project: Project,
  node: FunctionNode,
  home: FunctionNode,
  fact: number,
  goesOn: boolean,
): Reason | undefined {
  const { unit } = node;
  for (let each: FunctionNode | undefined = node; each && each !== home; each = each.outer) {
    if (!goesOn && asksFirst(each, fact)) return undefined;
    const waits = project.calls
      .handoversOf(each)
      .find(({ how, verb }) => how === 'argument' && unit.catalog.values.continuations.has(verb));
    if (waits) return { place: unit.place(unit.fact(waits.fact).at), role: 'grows', says: WAITS };
    for (const exit of unit.exits.within({ from: each.region.from, to: fact })) {
      if (exit.how === 'await' && unit.functionOf(exit.region) === each)
        return { place: unit.place(exit.at), role: 'grows', says: WAITS };
    }
  }
  return undefined;
}

const WAITS = 'it is begun after this, when the end may have run';

/** `if (closed) return` before the place. */
function asksFirst({ unit, region }: FunctionNode, fact: number): boolean {
  return unit.inside(region).some(({ kind, to }) => kind === 'branch' && to <= fact);
}
