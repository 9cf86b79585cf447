import type { CallFact } from '../../../model/model.js';
import { startOf } from '../../../model/span.js';
import { returnsOf } from '../../program/calls/returns.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import type { Project } from '../../project.js';
import type { Acquisition } from '../acquired/acquisition.js';

/** What runs again only if its callback asks for that does so. */
export function comesBack(project: Project, acquisition: Acquisition): boolean {
  return acquisition.row.repeats === 'if wanted' ? isWanted(project, acquisition) : isRescheduled(acquisition, project);
}

/** `return True`, wherever it comes back. */
function isWanted(project: Project, { unit, call, handler }: Acquisition): boolean {
  const type =
    handler && project.types.typeOf({ unit, region: call.region, before: unit.region(call.region).to }, handler);
  if (type?.is !== 'function') return false;
  const returned = returnsOf(type.of);
  return returned.length > 0 && returned.every(({ value }) => value.is === 'const' && value.value === true);
}

/** `setTimeout(tick)` in `tick`: the callback asks for itself again. */
export function isRescheduled(acquisition: Acquisition, project: Project): boolean {
  const { unit, call, node } = acquisition;
  return !isOnCondition(unit, call, node) && asksAgain(acquisition, project);
}

/** The same where it may not, as a condition says; or where the callback asks for another that does. */
export function asksAgain({ unit, call, handler, node }: Acquisition, project: Project): boolean {
  if (handler === undefined) return false;
  const type = project.types.typeOf({ unit, region: call.region, before: unit.region(call.region).to }, handler);
  const target = type?.is === 'function' ? type.of : undefined;
  if (target === undefined) return false;
  for (let each: FunctionNode | undefined = node; each; each = each.outer) if (each === target) return true;
  return callsBack(project, target, node);
}

/** In a branch, or behind one that leaves: it ends when the condition says so. */
function isOnCondition(unit: Unit, { region, at }: CallFact, { region: { id, from, to } }: FunctionNode): boolean {
  for (const around of unit.around(region, id)) if (around.kind === 'branch' || around.kind === 'catch') return true;
  for (let fact = from; fact < to; fact++) {
    const exit = unit.fact(fact);
    if (startOf(exit.at) >= startOf(at)) return false;
    if (exit.is === 'exit' && exit.how === 'return' && unit.functionOf(exit.region).region.id === id) return true;
  }
  return false;
}

/** `setTimeout(() => this.poll())` in `poll`; `later() { setTimeout(this.poll); }` where `poll` calls `later` in the end. */
function callsBack(project: Project, callback: FunctionNode, node: FunctionNode): boolean {
  const isInline = callback.region.name === '' || callback.outer !== undefined;
  return project.calls.callersOf(node).some(({ unit, region, fact, byName }) => {
    const call = unit.fact(fact);
    const isWithin =
      unit === callback.unit &&
      !byName &&
      (isInline ? unit.isWithin(region, callback.region.id) : unit.functionOf(region) === callback);
    return isWithin && call.is === 'call' && !isOnCondition(unit, call, callback);
  });
}
