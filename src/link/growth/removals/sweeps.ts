import type { Value } from '../../../model/model.js';
import type { Project } from '../../project.js';
import type { Operation, Slot } from '../../slots/slots.js';
import type { At } from '../../program/at.js';

/**
 * Whether a removal takes out, now and then, whatever it finds to be of no more use: it stands under a condition in a loop
 * over the collection (`for id, job in list(jobs.items()): if job.done: del jobs[id]`).
 */
export function isSwept(project: Project, slot: Slot, { unit, region }: Operation): boolean {
  let asked = false;
  const node = unit.functionOf(region).region;
  for (const around of unit.around(region, node.id)) {
    asked ||= around.kind === 'branch';
    const over = around.kind === 'loop' ? around.loop!.over : undefined;
    if (over && asked && walks(project, slot, { unit, region: around.parent, before: around.from }, over)) return true;
  }
  return asked && isHandedEach(project, slot, { unit, region, fact: node.from });
}

/** `jobs.forEach((job, id) => …)` */
function isHandedEach(
  project: Project,
  slot: Slot,
  { unit, region }: Pick<Operation, 'unit' | 'region' | 'fact'>,
): boolean {
  return project.calls.handoversOf(unit.functionOf(region)).some(({ unit: by, fact, region: where, verb }) => {
    const call = by.fact(fact);
    if (verb !== 'forEach' || call.is !== 'call' || call.callee.is !== 'get') return false;
    return walks(project, slot, { unit: by, region: where, before: fact }, call.callee.of);
  });
}

/** `jobs`, `jobs.values()`, `list(jobs.items())`, `[...jobs]`. */
export function walks(project: Project, slot: Slot, at: At, over: Value, depth = 0): boolean {
  if (depth > 4) return false;
  const call = at.unit.call(over);
  if (call) {
    const parts = [...(call.callee.is === 'get' ? [call.callee.of] : []), ...call.arguments.map(({ value }) => value)];
    return parts.some(part => walks(project, slot, at, part, depth + 1));
  }
  if (over.is === 'literal' || over.is === 'op') return over.of.some(part => walks(project, slot, at, part, depth + 1));
  if (over.is === 'comprehension') return walks(project, slot, at, over.from, depth + 1);
  return project.spots.of(at, over).includes(slot.spot);
}
