import type { Value } from '../../../model/model.js';
import { isNameOf } from '../../../model/parts.js';
import { reachingDefinitions } from '../../program/definitions.js';
import type { At } from '../../program/at.js';
import type { FunctionNode } from '../../program/unit.js';
import { holdsOf, type Operation, type Slot } from '../../slots/slots.js';

/** A function that is given another one, and where it keeps a result of that. */
export interface Memoizing {
  readonly by: FunctionNode;
  readonly kept: Operation;
}

/** `def memoize(f): cache = {}; def wrapper(*args): … cache[args] = f(*args) …`, of the slot `cache`. */
export function memoizingOf(slot: Slot): Memoizing | undefined {
  const { root, steps } = slot.spot;
  if (root.is !== 'binding' || steps.length > 0 || holdsOf(slot) !== 'mapping') return undefined;
  const by = root.unit.functionOf(root.unit.binding(root.binding)!.region);
  const given = by.region.function?.parameters[0];
  if (given === undefined || by.owner !== undefined) return undefined;
  const kept = slot.operations.find(
    ({ kind, key, value, at }) => kind === 'grow' && key && value && isResultOf(at, value, given.binding),
  );
  return kept && { by, kept };
}

/** `f(*args)`, `await f(x)`, or a variable that holds it. */
function isResultOf(at: At, value: Value, binding: number, depth = 0): boolean {
  if (depth > 3) return false;
  if (value.is === 'await') return isResultOf(at, value.of, binding, depth + 1);
  const call = at.unit.call(value);
  if (call) return isNameOf(call.callee, binding);
  if (value.is !== 'name' || at.unit.binding(value.binding)?.kind !== 'variable') return false;
  return reachingDefinitions(at, value.binding).some(id => {
    const given = at.unit.assignment(id).value;
    return given !== undefined && given.is !== 'name' && isResultOf(at, given, binding, depth + 1);
  });
}
