import type { BindingId, FactId, RegionId } from './ids.js';
import type { Span } from './span.js';

/** An expression, as far as retention can depend on it. Everything else is `unknown`. */
export type Value =
  | NameValue
  | GetValue
  | ItemValue
  | CallValue
  | ConstValue
  | LiteralValue
  | ComprehensionValue
  | FunctionValue
  | OperatorValue
  | ChoiceValue
  | WrappedValue
  | UnknownValue;

/** `cache`, `self`, `this`. Interned: one object for a name in a scope. */
export interface NameValue {
  readonly is: 'name';
  readonly name: string;
  readonly binding: BindingId;
}

/** `a.b`, `a?.b`, `a.#b` (name `#b`), `super().b`/`super.b` (of = name 'super', binding free). */
export interface GetValue {
  readonly is: 'get';
  readonly of: Value;
  readonly name: string;
  readonly at: Span;
}

/** `a[k]`. A slice `a[i:j]` has a key of `op slice` over start, stop, step (unknown where left out). */
export interface ItemValue {
  readonly is: 'item';
  readonly of: Value;
  readonly key: Value;
  readonly at: Span;
}

/** The result of a call; the call itself is a fact, which comes before the fact that uses it. */
interface CallValue {
  readonly is: 'call';
  readonly fact: FactId;
}

/** A literal number, string, boolean, `None`/`null`/`undefined` (null). Long strings are cut at 80 units. */
export interface ConstValue {
  readonly is: 'const';
  readonly value: string | number | boolean | null;
}

/**
 * `[a, b]` list · `(a, b)` tuple · `{a, b}` set · `{k: v}` / `{ k: v }` mapping.
 * A mapping has `keys` parallel to `of`. `[...xs]`, `{**d}`: an element of `op spread` (key: unknown).
 */
export interface LiteralValue {
  readonly is: 'literal';
  readonly holds: 'list' | 'tuple' | 'set' | 'mapping';
  readonly of: readonly Value[];
  readonly keys?: readonly Value[];
  readonly at: Span;
}

/** `[f(x) for x in xs if c]`: a new container made from another. */
export interface ComprehensionValue {
  readonly is: 'comprehension';
  readonly holds: 'list' | 'set' | 'mapping' | 'generator';
  readonly element: Value;
  readonly key?: Value;
  readonly from: Value;
  /** The first `if`. */
  readonly test?: Value;
  readonly region: RegionId;
  readonly at: Span;
}

/** A function or class written as an expression (`lambda`, `=>`, `function () {}`, `class {}`). */
interface FunctionValue {
  readonly is: 'function';
  readonly region: RegionId;
}

/**
 * `op`: `not` `and` `==` `!=` `<` `<=` `>` `>=` `in` `not in` `is` `is not` `instanceof` `typeof` `+` `-` `*` `/` `%` `**`
 * `|` `&` `^` `<<` `>>` `neg` `spread` `slice` `text` (f-string, template literal: its interpolated parts) `delete`.
 * `===`/`!==` are `==`/`!=`; `!x` is `not`; `&&` is `and`. `or`, `||`, `??` and `?:` are choices.
 */
export interface OperatorValue {
  readonly is: 'op';
  readonly op: string;
  readonly of: readonly Value[];
  readonly at: Span;
}

/** One of several: `a or b`, `a ?? b`, `c ? a : b`. */
export interface ChoiceValue {
  readonly is: 'choice';
  readonly how: 'or' | 'nullish' | 'if';
  readonly test?: Value;
  readonly of: readonly Value[];
}

/** `await v`, `yield v`, `yield from v`. Casts, `as T`, `!`, parentheses disappear. */
interface WrappedValue {
  readonly is: 'await' | 'yield';
  readonly of: Value;
}

interface UnknownValue {
  readonly is: 'unknown';
}
