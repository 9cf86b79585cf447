/**
 * The words of the model: what a program does with the references it holds, in one form for Python and
 * TypeScript/JavaScript. A frontend lowers one source into one `Module`; everything after it speaks only these
 * words. A module is plain JSON: arrays, strings, numbers and booleans, no cycles, no class instances.
 *
 * It is a small program form, not a syntax tree: a tree of **regions** (what runs how often), a flat list of
 * **facts** in the order in which they are evaluated, and **values**, the expressions the facts speak of.
 */

import type { Range, Span } from './span.js';

export type { Range, Span };

/** A span of one file, unpacked. */
export interface Place {
  readonly path: string;
  readonly span: Range;
}

/** Index into `Module.regions`. Region 0 is the module itself. */
export type RegionId = number;
/** Index into `Module.bindings`. */
export type BindingId = number;
/** Index into `Module.facts`. */
export type FactId = number;

/** One file as the linker and the rules know it. */
export interface Module {
  /** Path as given by discovery, with `/` separators, relative to the project root. */
  readonly path: string;
  readonly language: LanguageName;
  /** UTF-16 offset at which each line starts; `lineStarts[0]` is 0. */
  readonly lineStarts: readonly number[];
  readonly regions: readonly Region[];
  readonly bindings: readonly Binding[];
  readonly facts: readonly Fact[];
  readonly imports: readonly Import[];
  readonly exports: readonly Export[];
  /** `leaklint:` comments, as written; read by the check. */
  readonly comments: readonly Comment[];
  /** What the frontend could not read; at most one is told for a file. */
  readonly problems: readonly Problem[];
}

export type LanguageName = 'python' | 'typescript';

// ---------------------------------------------------------------- regions

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
 * | try, catch, finally | `try`, `except`, `finally` (`else` belongs to `try`) | the same |
 * | block | – | a bare `{ }` that declares |
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
  /** `except A, B` / nothing for a bare `except` and for every TypeScript `catch`. */
  readonly catches?: readonly Value[];
}

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

export interface Parameter {
  readonly name: string;
  readonly binding: BindingId;
  readonly at: Span;
  readonly type?: Value;
  readonly default?: Value;
  /** `*args` / `...rest`: 'list'; `**kwargs`: 'mapping'. */
  readonly rest?: 'list' | 'mapping';
  /** A destructured parameter `({ a, b })` has binding -1 and its names as bindings of kind 'parameter'. */
  readonly keywordOnly?: boolean;
}

export interface ClassShape {
  /** `B` and `Generic[T]` in `class A(B, Generic[T], metaclass=M)`; `B` in `class A extends B implements I`. */
  readonly bases: readonly Value[];
  readonly decorators: readonly Value[];
  /** `metaclass=`, `implements`: known, not inherited from. */
  readonly also: readonly Value[];
}

export interface LoopShape {
  readonly form: 'while' | 'for-each' | 'for' | 'async-for' | 'do' | 'comprehension';
  /** What a `for … of/in` walks. */
  readonly over?: Value;
  /** The condition of `while`, `do`, `for(;c;)`; absent in `for(;;)`. */
  readonly test?: Value;
}

export interface BranchShape {
  /** The condition under which this arm runs; negation is `op not`. Absent for `default`/`case _`. */
  readonly test?: Value;
  /** Position among the arms of one statement, from 0. */
  readonly arm: number;
  /** The first arm's region; the arms of one statement share it. */
  readonly group: RegionId;
}

// ---------------------------------------------------------------- bindings

/**
 * A name in a scope.
 * - `self`: the instance inside a method (`self`, `this`); declared in the method's region, or in the class's for a field.
 * - `class-self`: the class inside a class method (`cls`, `this` in a static member); declared likewise.
 * - `free`: a name nobody in the file declares: a builtin or a global (`len`, `window`, `process`); `region` is 0.
 * - `import`: stands for what `Module.imports[…]` with the same binding brings.
 */
export type BindingKind = 'variable' | 'parameter' | 'function' | 'class' | 'import' | 'self' | 'class-self' | 'free';

export interface Binding {
  readonly id: BindingId;
  readonly name: string;
  readonly kind: BindingKind;
  /** The scope that declares it: module, class (a class attribute), function, loop, block … */
  readonly region: RegionId;
  readonly at: Span;
  /** For `function` and `class`: the region that it names. */
  readonly names?: RegionId;
  readonly type?: Value;
  /** TypeScript `const`. */
  readonly constant?: boolean;
}

// ---------------------------------------------------------------- values

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

// ---------------------------------------------------------------- facts

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

// ---------------------------------------------------------------- imports and exports

/**
 * `from .a import b as c` → { from: '.a', name: 'b', binding: c }
 * `import a.b` → { from: 'a', name: '*', binding: a, also: 'a.b' } · `import a.b as c` → { from: 'a.b', name: '*', binding: c }
 * `import d from 'x'` → name 'default' · `import * as n from 'x'`, `const n = require('x')` → name '*'
 * `const { y } = require('x')` → name 'y' · `from x import *` → name '*', star true, binding -1
 * `import 'x'` and an import for types only → binding -1 / typeOnly.
 */
export interface Import {
  readonly from: string;
  readonly name: string;
  readonly binding: BindingId;
  readonly at: Span;
  readonly star?: boolean;
  readonly also?: string;
  readonly typeOnly?: boolean;
}

/**
 * `export { a as b }` → { name: 'b', value: name a } · `export default v` → name 'default'
 * `module.exports = v` → name '=' · `exports.a = v`, `module.exports.a = v` → name 'a'
 * `export { a as b } from 'x'` → { name: 'b', from: 'x', value: undefined, source: 'a' } · `export * from 'x'` → name '*'
 * Python has none: every module-level binding can be imported.
 */
export interface Export {
  readonly name: string;
  readonly value?: Value;
  readonly from?: string;
  readonly source?: string;
  readonly at: Span;
}

export interface Comment {
  readonly at: Span;
  readonly text: string;
}

export interface Problem {
  readonly at: Span;
  readonly message: string;
}
