import type { CallFact, Place, Value } from '../../model/model.js';
import type { Span } from '../../model/span.js';
import type { ContainerRow, Holds } from '../../model/catalog/catalog.js';
import { isWrittenInfinite } from './infinite.js';
import { lastOf } from '../../model/qualified-names.js';
import type { Names } from '../program/names.js';
import type { At } from '../program/at.js';
import { argumentAt } from '../program/calls/arguments.js';

/** A container that an expression makes. */
export interface Made {
  readonly holds: Holds;
  /** What keeps it from growing for ever. */
  readonly bound?: 'size' | 'time' | 'weak' | undefined;
  /** Reading a missing key inserts it. */
  readonly fills: boolean;
  readonly empty: boolean;
  /** What an entry is made of, where the maker says so: `defaultdict(set)`. */
  readonly inner?: Made | undefined;
  readonly place: Place;
  readonly value: Value;
  /** What stands at the place is given `list`, and calls it: it is no list itself. */
  readonly byFactory?: true;
}

/** What container, if any, the expression makes; never a copy of a place that already exists. */
export function madeBy(names: Names, at: At, value: Value, depth = 0): Made | undefined {
  const { unit } = at;
  switch (value.is) {
    case 'literal':
      if (value.holds === 'tuple') return undefined;
      return {
        holds: value.holds,
        fills: false,
        empty: value.of.length === 0,
        place: unit.place(value.at),
        value,
      };
    case 'comprehension':
      if (value.holds === 'generator') return undefined;
      return { holds: value.holds, fills: false, empty: false, place: unit.place(value.at), value };
    case 'choice':
      for (const part of value.of) {
        const made = depth < 4 ? madeBy(names, at, part, depth + 1) : undefined;
        if (made) return made;
      }
      return undefined;
    case 'call':
      return madeByCall(names, at, value);
    default:
      return undefined;
  }
}

function madeByCall(names: Names, at: At, value: Extract<Value, { is: 'call' }>): Made | undefined {
  const { unit } = at;
  const name = names.outsideCalled(unit, value.fact);
  if (name === undefined) return undefined;
  const call = unit.callAt(value.fact);
  const row = unit.catalog.containers[name];
  if (row === undefined) return heldByResult(names, at, call, name) ?? madeByFactory(names, at, call, name);
  return {
    holds: row.holds,
    bound: boundOf(names, at, row, call),
    fills: row.fills !== undefined && call.arguments.length > 0,
    empty: row.from === undefined || isNothing(call.arguments[row.from]?.value),
    inner: row.fills && innerOf(names, at, call.arguments[row.fills.position]?.value, call.at),
    place: unit.place(call.at),
    value,
  };
}

/** `deque()`, `deque([])`. */
function isNothing(given: Value | undefined): boolean {
  return given === undefined || (given.is === 'literal' && given.of.length === 0);
}

/** `reactive(new Map())` is the map, `ref([])` an object that has the list as its `value`. */
function heldByResult(names: Names, at: At, call: CallFact, name: string): Made | undefined {
  const property = at.unit.catalog.holders[name];
  const given = call.arguments[0]?.value;
  if (property === undefined || given === undefined) return undefined;
  const made = madeBy(names, at, given, 1);
  if (made === undefined || property === '') return made;
  const keys: Value[] = [{ is: 'const', value: property }];
  const value: Value = { is: 'literal', holds: 'mapping', keys, of: [given], at: call.at };
  return { holds: 'object', fills: false, empty: false, place: at.unit.place(call.at), value };
}

/** `field(default_factory=list)`: each instance gets what the factory makes. */
function madeByFactory(names: Names, at: At, call: CallFact, name: string): Made | undefined {
  const { fields, factories } = at.unit.catalog.types;
  if (!fields.has(lastOf(name))) return undefined;
  const factory = call.arguments.find(argument => factories.has(argument.name ?? ''));
  return factory && innerOf(names, at, factory.value, call.at);
}

/** What calling `factory` makes, which is `given` to a call: `list`, `lambda: defaultdict(int)`. */
function innerOf(names: Names, at: At, factory: Value | undefined, given: Span): Made | undefined {
  if (factory === undefined) return undefined;
  const { unit } = at;
  if (factory.is === 'function') {
    const result = unit.region(factory.region).function?.result;
    return result && madeBy(names, { unit, region: factory.region, before: unit.region(factory.region).to }, result, 1);
  }
  const name = names.outsideName(unit, factory);
  const row = name === undefined ? undefined : unit.catalog.containers[name];
  const span = factory.is === 'get' ? factory.at : given;
  if (row === undefined) return undefined;
  const place = unit.place(span);
  return { holds: row.holds, bound: row.always, fills: false, empty: true, place, value: factory, byFactory: true };
}

function boundOf(names: Names, { unit }: At, row: ContainerRow, call: CallFact): Made['bound'] {
  if (row.always) return row.always;
  if (row.age && argumentAt(call, row.age)) return 'time';
  const value = row.limit && argumentAt(call, row.limit)?.value;
  if (value === undefined || (value.is === 'op' && value.op === 'neg')) return undefined;
  if (isWrittenInfinite(names, unit, value)) return undefined;
  const isNone =
    value.is === 'const' && (row.limit!.unlimited as readonly unknown[] | undefined)?.includes(value.value);
  return isNone ? undefined : 'size';
}
