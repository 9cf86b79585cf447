import type { FactId } from '../../model/model.js';
import type { Unit } from './unit.js';

/** What is known of facts, by their numbers: they are asked for so often that hashing them costs more than the room. */
export class FactTable<T> {
  private readonly rows: (T | undefined)[][] = [];

  get(unit: Unit, fact: FactId): T | undefined {
    return this.rows[unit.index]?.[fact];
  }

  set(unit: Unit, fact: FactId, known: T): void {
    const row = (this.rows[unit.index] ??= new Array<T | undefined>(unit.module.facts.length));
    row[fact] = known;
  }

  /** Finds each answer once. Whoever asks again on the way to it is told `meanwhile`, and for good if nothing is found. */
  once(unit: Unit, fact: FactId, meanwhile: T, find: () => T | undefined): T {
    const before = this.get(unit, fact);
    if (before !== undefined) return before;
    this.set(unit, fact, meanwhile);
    const found = find();
    if (found === undefined) return meanwhile;
    this.set(unit, fact, found);
    return found;
  }
}
