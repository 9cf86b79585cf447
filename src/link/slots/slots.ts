import type { Holds } from '../../model/catalog/catalog.js';
import type { FactId, Place, RegionId, Value } from '../../model/model.js';
import type { Made } from './made.js';
import type { Spot } from './spot.js';
import type { At } from '../program/at.js';
import type { FunctionNode, Unit } from '../program/unit.js';

/**
 * What happens to what a slot holds.
 * - grow: an entry is added (or text appended) · shrink: one is taken out · clear: all are
 * - replace: the slot gets another container after it was made · measure: its size is compared
 * - read: it is looked at · escape: it is handed to code that is not seen
 * - fill: a look-up inserts what is missing (`defaultdict`) · lower: a count in it goes down (`d[k] -= 1`)
 * - miss: an entry should be taken out, and is not (`xs.splice(i, -1)`)
 */
export type OperationKind =
  'grow' | 'shrink' | 'clear' | 'replace' | 'measure' | 'read' | 'escape' | 'fill' | 'lower' | 'miss';

/** What a function does to the place that one of its parameters names. */
export interface ParameterEffect {
  readonly spot: Spot;
  readonly operation: Operation;
}

/** Something that the program does to a slot. */
export interface Operation {
  readonly kind: OperationKind;
  readonly unit: Unit;
  readonly fact: FactId;
  readonly region: RegionId;
  readonly place: Place;
  readonly key?: Value | undefined;
  readonly value?: Value | undefined;
  /** Where key and value are to be understood, when that is not where the operation stands (a helper's call site). */
  readonly at: At;
  /** The helper whose parameter the slot is. */
  readonly through?: FunctionNode;
  /** What the helper does to its parameter. */
  readonly inHelper?: ParameterEffect;
  /** `setdefault`, `defaultdict`: inserts only what is missing. */
  readonly ifMissing?: boolean;
}

/** A place that holds a container made in the project, with all that the project does to it. */
export interface Slot {
  readonly spot: Spot;
  readonly made: Made[];
  readonly operations: Operation[];
}

/** What kind of container it is, by the first that is made for it. */
export function holdsOf(slot: Slot): Holds {
  return slot.made[0]!.holds;
}

/** What the program does to a slot, of some kinds. */
export function operationsOf(slot: Slot, ...kinds: OperationKind[]): Operation[] {
  return slot.operations.filter(operation => kinds.includes(operation.kind));
}
