import type { FactId, LiteralValue, Value } from '../../../model/model.js';
import type { At } from '../at.js';
import { returnsOf } from '../calls/returns.js';
import { isObject, objectOfThis } from '../classes/object-methods.js';
import type { Names } from '../names.js';
import type { Unit } from '../unit.js';
import type { Type } from './type.js';

/** An object as it is written in an assignment, or in a function that gives it back. */
export interface WrittenOut {
  readonly at: At;
  readonly literal: LiteralValue;
}

/** Finds where an object is written out whose functions are called: `store.add`, `makeStore().add`. */
export class WrittenObjects {
  constructor(
    private readonly names: Names,
    private readonly called: (unit: Unit, call: FactId) => Type | undefined,
  ) {}

  /** The one that a variable is given, once, that `this` is in another of its functions, or that a call gives back. */
  of(unit: Unit, value: Value): WrittenOut | undefined {
    if (value.is === 'call') return this.givenBackBy(unit, value.fact);
    const entity = this.names.entityOf(unit, value);
    if (entity?.is !== 'variable') return undefined;
    const written = objectOfThis(entity.unit, entity.binding)?.literal ?? entity.unit.soleValue(entity.binding);
    if (written?.is === 'call') return this.givenBackBy(entity.unit, written.fact);
    const at = { unit: entity.unit, region: 0, before: Infinity };
    return written && isObject(written) ? { at, literal: written } : undefined;
  }

  /** The object that a function of the project writes out and gives back: `{ count, reset }` of `makeCounter()`. */
  givenBackBy(unit: Unit, call: FactId): WrittenOut | undefined {
    const type = this.called(unit, call);
    if (type?.is !== 'function') return undefined;
    for (const { at, value } of returnsOf(type.of)) {
      const made = value.is === 'name' ? at.unit.soleValue(value.binding) : value;
      if (made && isObject(made)) return { at, literal: made };
    }
    return undefined;
  }
}
