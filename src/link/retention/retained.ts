import type { Confidence, Reason } from '../../finding.js';
import type { Place, RegionId, Value } from '../../model/model.js';
import { valuesOf } from '../program/mentions.js';
import type { Unit } from '../program/unit.js';
import { partsOf } from '../../model/parts.js';

/** Something that is kept for longer than the work needs it, with what shows that. `How`: in which of a rule's ways. */
export interface Retained<How extends string = string> {
  readonly how: How;
  /** Where it is kept. */
  readonly place: Place;
  readonly name: string;
  readonly confidence: Confidence;
  readonly because: readonly Reason[];
}

/** Whether an expression has a part of which `test` holds; what a call was given is no part of its result. */
export function hasPart(value: Value, test: (part: Value) => boolean): boolean {
  return test(value) || partsOf(value).some(part => hasPart(part, test));
}

/** Whether a function, or one that stands in it, has anywhere a part of which `test` holds. */
export function usesAnywhere(unit: Unit, inner: RegionId, test: (part: Value) => boolean): boolean {
  const region = unit.region(inner);
  const hasIt = (value: Value): boolean => hasPart(value, test);
  const { result } = region.function ?? {};
  return (result && hasIt(result)) === true || unit.factsWithin(region).some(fact => valuesOf(fact).some(hasIt));
}

/** What an expression holds: itself, and the members of literals, choices and sums; no attribute, entry or result of a call. */
export function* heldIn(value: Value): Iterable<Value> {
  yield value;
  const isSum = value.is === 'op' && /^(spread|[-+*/])$/.test(value.op);
  if (isSum || value.is === 'literal' || value.is === 'choice' || value.is === 'await')
    for (const part of partsOf(value)) yield* heldIn(part);
}

/** Whether the module imports the package, or a part of it. */
export function importsFrom({ module }: Unit, packages: RegExp): boolean {
  return module.imports.some(({ from, also }) => packages.test(also ?? from));
}
