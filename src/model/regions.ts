import type { BindingId, FactId, RegionId } from './ids.js';
import type { Span } from './span.js';
import type { Value } from './values.js';

/**
 * A stretch of program with one answer to "how often does this run?". Regions form the tree of control flow.
 *
 * | kind | Python | TypeScript |
 * |---|---|---|
 * | module | the file | the file |
 * | class | `class A(B):` | `class A extends B {}` |
 * | function | `def`, `lambda` | `function`, `=>`, a method, an accessor |
 * | loop | `for`, `while`, a comprehension | `for`, `while`, `do` |
 * | branch | one arm of `if`/`elif`/`else`/`match` | one arm of `if`/`else`/`switch`, `?:` is a value |
 * | try, catch, finally | `try`, `except`, `finally` | the same |
 * | block | the `else` of a `try`, within that | a bare `{ }` that declares |
 */
export type RegionKind = 'module' | 'class' | 'function' | 'loop' | 'branch' | 'try' | 'catch' | 'finally' | 'block';

/** See `RegionKind`; the facts of a region stand together, those of inner regions among them. */
export interface Region {
  readonly id: RegionId;
  /** -1 for the module. */
  readonly parent: RegionId;
  readonly kind: RegionKind;
  /** The function's or class's own name; '' where there is none. A name given by assignment counts: `const f = () => …`. */
  readonly name: string;
  /** Of the whole construct. */
  readonly at: Span;
  /** Of its head: a function's name, a class's name, a loop's `for x in y`. What a report points at. */
  readonly head: Span;
  /** Facts of this region and everything in it: `facts[from] … facts[to - 1]`. */
  readonly from: FactId;
  readonly to: FactId;
  readonly function?: FunctionShape;
  readonly class?: ClassShape;
  readonly loop?: LoopShape;
  readonly branch?: BranchShape;
  /** Of a block: what it raises is not caught by the `try` that it stands in. */
  readonly otherwise?: true;
  /** `except A, B` / nothing for a bare `except` and for every TypeScript `catch`. */
  readonly catches?: readonly Value[];
}

/** What a region that is a function says of it. */
export interface FunctionShape {
  readonly form: 'plain' | 'method' | 'arrow' | 'lambda' | 'getter' | 'setter' | 'constructor';
  readonly parameters: readonly Parameter[];
  /** Python decorators, TypeScript decorators, outermost first. */
  readonly decorators: readonly Value[];
  readonly async: boolean;
  readonly generator: boolean;
  /** `@staticmethod`, `@classmethod`, `static m()`. */
  readonly static: boolean;
  readonly returns?: Value;
  /** `a => expression`: the value that is returned without a statement. */
  readonly result?: Value;
}

/** What a function is to be given. */
export interface Parameter {
  readonly name: string;
  /** -1 for a destructured parameter `({ a, b })`, whose names are bindings of kind 'parameter'. */
  readonly binding: BindingId;
  readonly at: Span;
  readonly type?: Value;
  readonly default?: Value;
  /** `*args` / `...rest`: 'list'; `**kwargs`: 'mapping'. */
  readonly rest?: 'list' | 'mapping';
}

/** What a region that is a class says of it. */
export interface ClassShape {
  /** `B` and `Generic[T]` in `class A(B, Generic[T], metaclass=M)`; `B` in `class A extends B implements I`. */
  readonly bases: readonly Value[];
  readonly decorators: readonly Value[];
  /** `metaclass=`, `implements`: known, not inherited from. */
  readonly also: readonly Value[];
}

/** What a region that is a loop says of it. */
export interface LoopShape {
  readonly form: 'while' | 'for-each' | 'for' | 'async-for' | 'do' | 'comprehension';
  /** What a `for … of/in` walks. */
  readonly over?: Value;
  /** The condition of `while`, `do`, `for(;c;)`; absent in `for(;;)`. */
  readonly test?: Value;
}

/** What a region that is an arm of a condition says of it. */
export interface BranchShape {
  /** The condition under which this arm runs; negation is `op not`. Absent for `default`/`case _`. */
  readonly test?: Value;
  /** Position among the arms of one statement, from 0. */
  readonly arm: number;
  /** The first arm's region; the arms of one statement share it. */
  readonly group: RegionId;
}
