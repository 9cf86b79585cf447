import type { BindingId, Fact, Value } from '../../../model/model.js';
import { pathRoot } from '../../../model/parts.js';
import type { FunctionNode, Unit } from '../../program/unit.js';
import type { Acquisition } from '../acquired/acquisition.js';

/**
 * `signal.addEventListener('abort', () => controller.abort())`: whether the listener only ends what this call of a function has,
 * and what is over with it, because nobody is given it.
 */
export function endsOnlyItsCall({ unit, handler }: Acquisition, called: FunctionNode): boolean {
  if (handler?.is !== 'function') return false;
  const ended = endedIn(unit, handler.region, called);
  if (ended.size === 0 || isIn(called.region.function!.result, ended)) return false;
  return !unit.factsWithin(called.region).some(fact => handsOut(fact, ended));
}

/** The variables of the call whose methods the listener calls. */
function endedIn(unit: Unit, handler: number, called: FunctionNode): ReadonlySet<BindingId> {
  const ended = new Set<BindingId>();
  for (const { callee } of unit.calls.within(unit.region(handler))) {
    const binding = callee.is === 'get' ? unit.bindingOf(pathRoot(callee.of)) : undefined;
    if (binding?.kind !== 'variable' && binding?.kind !== 'parameter') continue;
    if (unit.isWithin(binding.region, called.region.id) && !unit.isWithin(binding.region, handler))
      ended.add(binding.id);
  }
  return ended;
}

/** Returned, kept in an attribute, or given to an object that is made: not `controller.signal`, which only tells. */
function handsOut(fact: Fact, ended: ReadonlySet<BindingId>): boolean {
  if (fact.is === 'exit') return fact.how === 'return' && isIn(fact.value, ended);
  if (fact.is === 'assign') return fact.target.is === 'get' && isIn(fact.value, ended);
  return fact.is === 'call' && fact.new === true && fact.arguments.some(({ value }) => isIn(value, ended));
}

function isIn(value: Value | undefined, ended: ReadonlySet<BindingId>): boolean {
  if (value?.is === 'name') return ended.has(value.binding);
  return value?.is === 'literal' && value.of.some(part => isIn(part, ended));
}
