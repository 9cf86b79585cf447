import type { Value } from '../../../model/model.js';
import { lastName } from '../../../model/parts.js';
import type { Handover } from '../../program/calls/calls.js';
import { callGiven } from '../../program/calls/handovers.js';
import { resultsBesideError } from '../../program/calls/error-first.js';
import type { FunctionNode, Unit } from '../../program/unit.js';

/**
 * `server.listen(port, () => …)`, `server.listen(() => …)`: is called once for its call, when that has begun;
 * `renderer.listen(button, 'click', f)` and `bus.listen(SAVED, f)` name an event.
 */
export function isBegun(handover: Handover, { region }: FunctionNode): boolean {
  const { unit, verb } = handover;
  const call = callGiven(handover);
  if (call === undefined || !unit.catalog.beginVerbs.has(verb)) return false;
  const given = call.arguments.map(({ value }) => value);
  const index = given.findIndex(({ is }) => is === 'function');
  const isAsked =
    index > 0 ? !given.slice(0, index).some(value => mayBeEvent(unit, value)) : isServer(unit, call.callee);
  return isAsked && region.function!.parameters.length === 0;
}

/** `server.listen(() => …)`: where, it has been told before. */
function isServer({ catalog }: Unit, callee: Value): boolean {
  return callee.is === 'get' && catalog.names.servers.test(lastName(callee.of));
}

/** A text that is no address, or a constant of another file. */
function mayBeEvent(unit: Unit, value: Value): boolean {
  const { ofEvents, eventTexts, addresses } = unit.catalog.names;
  if (value.is === 'get') return ofEvents.test(lastName(value.of));
  const binding = unit.bindingOf(value);
  if (binding?.kind === 'import') return !addresses.test(binding.name);
  const meant = value.is === 'name' ? (unit.soleValue(value.binding) ?? value) : value;
  return meant.is === 'const' && typeof meant.value === 'string' && eventTexts.test(meant.value);
}

/** `client.connect((err, info) => …)`: what is given an error first, or else a result, is called once for its call. */
export function isAnswer({ how, verb }: Handover, node: FunctionNode): boolean {
  const { module, catalog } = node.unit;
  if (module.language !== 'typescript' || how !== 'argument' || catalog.names.hearsErrors.test(verb)) return false;
  const results = resultsBesideError(node);
  return results !== undefined && results < 3;
}
