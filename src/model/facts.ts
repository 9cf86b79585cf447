import type { RegionId } from './ids.js';
import type { Span } from './span.js';
import type { Value } from './values.js';

/** What code does, in the order in which it is written. */
export type Fact = AssignFact | CallFact | DeleteFact | ExitFact | UseFact;

interface FactBase {
  readonly region: RegionId;
  readonly at: Span;
}

/**
 * `target = value`, `target += value`, `target: T = value`, `for target in value`, `with value as target`, a class field.
 * Destructuring becomes one fact a name, with the value taken apart where it can be (`item`/`get` of the whole).
 */
export interface AssignFact extends FactBase {
  readonly is: 'assign';
  readonly target: Value;
  /** Absent for a bare declaration: `x: int`, `let x: T;`. */
  readonly value?: Value;
  /**
   * `set` plain · `augment` (`+=`, `|=`, `||=`; see `operator`) · `iterate` loop variable, `value` is what is walked ·
   * `enter` with/using · `field` class-body field or attribute · `catch` caught exception.
   */
  readonly how: 'set' | 'augment' | 'iterate' | 'enter' | 'field' | 'catch';
  readonly operator?: string;
  readonly type?: Value;
  /** A class field: true for `static x = …` and every assignment in a Python class body. */
  readonly static?: boolean;
}

/** `f(a, k=b)`, `new C(a)`, `x.append(v)`, `` tag`…` ``, `<Component prop={v} />` (callee Component, named arguments). */
export interface CallFact extends FactBase {
  readonly is: 'call';
  readonly callee: Value;
  readonly arguments: readonly Argument[];
  readonly new?: boolean;
  readonly awaited?: boolean;
  /** An expression statement: nobody takes the result. */
  readonly dropped?: boolean;
  /** The head of a `with`/`async with`/`using`: released when the block ends. */
  readonly managed?: boolean;
}

/** What a call is given at one position, or under one name. */
export interface Argument {
  readonly value: Value;
  /** Keyword argument, JSX property. */
  readonly name?: string;
  /** `*xs` / `...xs`: 'list'; `**kw` / `{...props}`: 'mapping'. */
  readonly spread?: 'list' | 'mapping';
}

/** `del d[k]`, `del self.x`, `delete o[k]`. */
export interface DeleteFact extends FactBase {
  readonly is: 'delete';
  readonly target: Value;
}

/** A way out of the region, or a point at which another task may run or cancel this one. */
export interface ExitFact extends FactBase {
  readonly is: 'exit';
  readonly how: 'return' | 'throw' | 'break' | 'continue' | 'yield' | 'await';
  readonly value?: Value;
}

/** An expression that is evaluated and has no other fact: `d[k]` as a statement, a condition that holds calls only has those. */
interface UseFact extends FactBase {
  readonly is: 'use';
  readonly value: Value;
}
