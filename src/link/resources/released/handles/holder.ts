import type { BindingId, FactId } from '../../../../model/model.js';
import type { Spot } from '../../../slots/spot.js';
import type { Unit } from '../../../program/unit.js';

/**
 * What becomes of the handle that an acquisition gives.
 * - dropped: nobody takes it · chained: the next call is made on it · passed: somebody else has it now
 * - local: a variable · field: an attribute, or an entry of one; `many`: a collection of such handles
 */
export type Holder =
  | { readonly is: 'dropped' }
  | { readonly is: 'passed'; readonly fact: FactId }
  | { readonly is: 'local'; readonly unit: Unit; readonly binding: BindingId; readonly many: boolean }
  | { readonly is: 'field'; readonly spot: Spot; readonly fact: FactId; readonly many: boolean };

/** An attribute that holds a handle. */
export type FieldHolder = Extract<Holder, { is: 'field' }>;

/** An attribute of the owner itself, or a picture's `src` in one: not something in an entry of a collection. */
export function isPlainField(holder: FieldHolder): boolean {
  return !holder.spot.steps.includes('*');
}
