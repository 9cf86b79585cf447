import type { BindingId, Value } from '../../../model/model.js';
import { isNameOf, partsOf } from '../../../model/parts.js';
import { leavesBefore } from '../../program/alternatives.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import type { Project } from '../../project.js';
import type { Acquisition } from '../acquired/acquisition.js';
import { isFresh } from '../acquired/handlers.js';
import { isSelf } from '../written/names.js';
import { ownRegistryOf } from './own-registries.js';

/**
 * `def add(self, f): if f not in self.hooks: self.hooks.append(f)`: a registry of the project's own takes what it does not
 * have, and is given what is the same each time: a function of the module, or of the class.
 */
export function isAskedForFirst(project: Project, acquisition: Acquisition): boolean {
  const { at, handler } = acquisition;
  if (handler === undefined || isFresh(at, handler) || !isOfAll(at.unit, handler)) return false;
  const registry = ownRegistryOf(project, acquisition);
  return registry !== undefined && asksForIt(registry.node, registry.parameter.binding);
}

function isOfAll(unit: Unit, handler: Value): boolean {
  const holder = handler.is === 'get' ? handler.of : handler;
  const binding = unit.bindingOf(holder);
  if (binding?.kind === 'class-self') return true;
  return binding?.region === 0 && !isSelf(unit, holder);
}

/** In an arm for what it does not have, or after one for what it has, which is left. */
function asksForIt({ unit, region }: FunctionNode, binding: BindingId): boolean {
  const lacks = (test: Value | undefined): boolean => test !== undefined && asks(unit, test, binding, 'not in');
  const has = (test: Value | undefined): boolean => test !== undefined && asks(unit, test, binding, 'in');
  return (
    unit.inside(region).some(({ branch }) => lacks(branch?.test)) ||
    leavesBefore(unit, region, region.to, 'return', 'throw').some(({ branch }) => has(branch?.test))
  );
}

function asks(unit: Unit, test: Value, binding: BindingId, op: 'in' | 'not in'): boolean {
  if (test.is === 'op' && test.op === op) return isNameOf(test.of[0], binding);
  if (test.is === 'op' && test.op === 'not') return op === 'not in' && asks(unit, test.of[0]!, binding, 'in');
  const call = unit.call(test);
  if (call) return op === 'in' && isLookUp(unit, call.callee) && isNameOf(call.arguments[0]?.value, binding);
  return partsOf(test).some(part => asks(unit, part, binding, op));
}

function isLookUp({ catalog }: Unit, callee: Value): boolean {
  return callee.is === 'get' && catalog.resources.asks.has(callee.name);
}
