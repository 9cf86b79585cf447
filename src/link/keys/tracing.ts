import type { Value } from '../../model/model.js';
import type { Frequencies } from '../frequency/frequencies.js';
import type { Calls } from '../program/calls/calls.js';
import type { Names } from '../program/names.js';
import type { Types } from '../program/types/types.js';
import type { At } from '../program/at.js';
import type { Unit } from '../program/unit.js';
import type { Domain } from './domain.js';
import type { KeySets } from './key-sets.js';
import type { Payloads } from './payloads.js';

/** What keys are traced with: who is meant, who calls, which keys are known to be in a collection, and the tracing itself. */
export interface Tracing {
  readonly names: Names;
  readonly types: Types;
  readonly calls: Calls;
  readonly sets: KeySets;
  readonly frequencies: Frequencies;
  readonly payloads: Payloads;
  /** Parameters whose domain is known, or being asked for. */
  readonly parameters: Map<Unit, Map<number, Domain>>;
  domainOf(at: At, value: Value, depth: number): Domain;
}

/** Expressions are followed this far. */
export const MAX_DEPTH = 6;
