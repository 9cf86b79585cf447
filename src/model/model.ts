/**
 * The words of the model: what a program does with the references it holds, in one form for Python and
 * TypeScript/JavaScript. A frontend lowers one source into one `Module`; everything after it speaks only these
 * words. A module is plain JSON: arrays, strings, numbers and booleans, no cycles, no class instances.
 *
 * It is a small program form, not a syntax tree: a tree of **regions** (what runs how often), a flat list of
 * **facts** in the order in which they are evaluated, and **values**, the expressions the facts speak of. Each has its
 * file beside this one, with an example in both languages.
 */

import type { Binding } from './bindings.js';
import type { Export, Import } from './imports-and-exports.js';
import type { Fact } from './facts.js';
import type { Region } from './regions.js';
import type { Range, Span } from './span.js';

export type * from './bindings.js';
export type * from './imports-and-exports.js';
export type * from './facts.js';
export type * from './ids.js';
export type * from './regions.js';
export type * from './values.js';
export type { Range, Span };

/** A span of one file, unpacked. */
export interface Place {
  readonly path: string;
  readonly span: Range;
}

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

/** JavaScript, and the scripts of component files, are `typescript` too. */
export type LanguageName = 'python' | 'typescript';

/** A comment that speaks to leaklint. */
export interface Comment {
  readonly at: Span;
  readonly text: string;
}

/** What could not be read of a file. */
export interface Problem {
  readonly at: Span;
  readonly message: string;
}
