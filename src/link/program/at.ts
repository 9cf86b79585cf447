import type { FactId, RegionId } from '../../model/model.js';
import type { Unit } from './unit.js';

/** Where an expression stands: its facts come before `before`. */
export interface At {
  readonly unit: Unit;
  readonly region: RegionId;
  readonly before: FactId;
}

/** The place in the program at which a fact is about to happen. */
export function atFact(unit: Unit, fact: FactId): At {
  return { unit, region: unit.fact(fact).region, before: fact };
}
