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
  const { names, resources } = unit.catalog;
  if (first === undefined || !names.errors.test(first.name)) return false;
  const verb = lastName(callee) ?? '';
  return others.length > 0 ? !names.ofErrors.test(verb) : resources.asksOnce.has(verb);
}
