import type { BindingId, FactId, Value } from '../../../../model/model.js';
import type { OpenRow } from '../../../../model/catalog/open-rows.js';
import { partsOf } from '../../../../model/parts.js';

/** How an expression uses what is held; `lend`: it is given to a function that nobody follows. */
export type Use = 'close' | 'move' | 'manage' | 'use' | 'lend';

/** What a function was given or has opened, by all that stands for it: its names, and the calls that give it. */
export class Held {
  /** Those that it goes by at the fact that is looked at, and those that it ever went by. */
  readonly names = new Set<BindingId>();
  readonly allNames = new Set<BindingId>();
  /** Names of the whole result, where a part of it is followed. */
  readonly wholes = new Set<BindingId>();
  /** Calls whose result is the thing, or works on it. */
  readonly calls = new Set<FactId>();
  /** Calls that made something of it which keeps it, and names of that: a channel, its connection. */
  readonly carrierCalls = new Set<FactId>();
  readonly carriers = new Set<BindingId>();

  constructor(
    private readonly row: OpenRow,
    private readonly part: number | undefined,
  ) {}

  /** What becomes of it in an expression that is stored, returned or handed on. */
  kept(value: Value): Use | undefined {
    if (this.is(value) || this.isCarrier(value)) return 'move';
    if (value.is === 'get' && this.is(value.of)) {
      return this.row.instance || this.row.closes.includes(value.name) ? 'move' : 'use';
    }
    if (this.part !== undefined && value.is === 'item' && this.isWhole(value.of)) return undefined;
    // `created, self.connection = pool.acquire()`: which of them it is, nobody knows.
    if (value.is === 'item' && value.of.is === 'call' && this.is(value.of)) return 'move';
    // A generator reads it when it is read itself.
    if (value.is === 'comprehension' && this.is(value.from) && !this.isIn(value.element))
      return value.holds === 'generator' ? 'move' : 'use';
    if (value.is === 'op' && !/^(spread|and|\+)$/.test(value.op)) return this.isIn(value) ? 'use' : undefined;
    // `[file] + others` has it, `context.currentTime + 1` has a number of it.
    if (value.is === 'op' && value.op === '+' && value.of.every(part => part.is !== 'literal')) {
      const uses = value.of.map(part => this.kept(part));
      return uses.includes('move') ? 'move' : uses.find(use => use !== undefined);
    }
    if (value.is === 'item' && this.isIn(value)) return 'use';
    return this.isIn(value) ? 'move' : undefined;
  }

  shown(value: Value): Use | undefined {
    return this.isIn(value) ? 'use' : undefined;
  }

  isWhole(value: Value): boolean {
    if (value.is === 'await') return this.isWhole(value.of);
    if (value.is === 'name') return this.wholes.has(value.binding);
    return value.is === 'call' && this.calls.has(value.fact);
  }

  /** Whether the expression keeps it: whoever gets that has it, too. */
  isCarrier(value: Value): boolean {
    if (value.is === 'await') return this.isCarrier(value.of);
    if (value.is === 'name') return this.carriers.has(value.binding);
    return value.is === 'call' && this.carrierCalls.has(value.fact);
  }

  /** Whether the expression is the thing itself. */
  is(value: Value): boolean {
    if (value.is === 'await') return this.is(value.of);
    if (value.is === 'name') return this.names.has(value.binding);
    if (this.part === undefined) return value.is === 'call' && this.calls.has(value.fact);
    if (value.is !== 'item' || value.key.is !== 'const' || !this.isWhole(value.of)) return false;
    return this.row.joined === true || value.key.value === this.part;
  }

  isIn(value: Value): boolean {
    if (this.is(value)) return true;
    if (this.part !== undefined) {
      if (value.is === 'item' && this.isWhole(value.of)) return value.key.is !== 'const';
      if (this.isWhole(value)) return true;
    }
    return partsOf(value).some(part => this.isIn(part));
  }
}
