import type { CallFact, Value } from '../../../model/model.js';
import { lastName } from '../../../model/parts.js';
import { resultsBesideError } from '../../program/calls/error-first.js';
import type { Unit } from '../../program/unit.js';

/**
 * `store.subscribe(id, (err, stream) => …)`, `server.onAuth(login, (err, user) => …)`: what is given an error first, or else a
 * result, is called once for its call, also by a verb that registers. `onFailure(error => …)` does hear of one error after the
 * other.
 */
export function isGivenOneAnswer(unit: Unit, { callee }: CallFact, handler: Value | undefined): boolean {
  const results = handler?.is === 'function' ? resultsBesideError(unit.functionOf(handler.region)) : undefined;
  if (results === undefined) return false;
  const { names, resources } = unit.catalog;
  const verb = lastName(callee);
  return results > 0 ? !names.ofErrors.test(verb) : resources.asksOnce.has(verb);
}
