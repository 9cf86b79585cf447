import type { CallFact, Value } from '../../../model/model.js';
import type { Unit } from '../../program/unit.js';
import { lastName } from '../written/names.js';

/**
 * `store.subscribe(id, (err, stream) => …)`, `server.onAuth(login, (err, user) => …)`: what is given an error first, or else a
 * result, is called once for its call, whatever the verb. `onFailure(error => …)` does hear of one error after the other.
 */
export function isGivenOneAnswer(unit: Unit, { callee }: CallFact, handler: Value | undefined): boolean {
  const shape = handler?.is === 'function' ? unit.region(handler.region).function : undefined;
  const [first, ...others] = shape?.parameters ?? [];
  if (first === undefined || !/^_?(err|error)$/.test(first.name)) return false;
  return others.length > 0 ? !/err|fail/i.test(lastName(callee) ?? '') : lastName(callee) === 'subscribe';
}
