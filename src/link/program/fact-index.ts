import type { Fact, FactId, Region } from '../../model/model.js';

/** A region, or a part of the facts of one: those from `from` on, before `to`. */
export type Stretch = Pick<Region, 'from' | 'to'>;

/** The facts of one kind that a module has, in order. */
export class FactIndex<Kind extends Fact> {
  readonly ids: FactId[] = [];
  readonly all: Kind[] = [];

  add(fact: Kind, id: FactId): void {
    this.ids.push(id);
    this.all.push(fact);
  }

  /** Those of a region, and of the functions that stand in it. */
  within({ from, to }: Stretch): readonly Kind[] {
    return this.all.slice(this.countBefore(from), this.countBefore(to));
  }

  idsWithin({ from, to }: Stretch): readonly FactId[] {
    return this.ids.slice(this.countBefore(from), this.countBefore(to));
  }

  private countBefore(fact: FactId): number {
    let low = 0;
    let high = this.ids.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.ids[middle]! < fact) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
