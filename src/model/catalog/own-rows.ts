import type { Holds } from './catalog.js';

/** Where a call takes something: by its name, or in this position, from 0. */
interface OwnArgument {
  readonly name: string;
  readonly position: number;
}

/** A class of the user's own libraries that holds entries. */
export interface OwnContainer {
  /** As the importing file would write it in full: `acme.cache.Store`, `@acme/cache.Store`. */
  readonly make: string;
  readonly holds: Holds;
  /** What always bounds it. */
  readonly bound?: 'size' | 'time' | 'weak' | undefined;
  /** The argument that bounds its size. */
  readonly limit?: OwnArgument | undefined;
  /** The argument that says when entries go. */
  readonly age?: OwnArgument | undefined;
}

/** A decorator or function of the user's own libraries that keeps results. */
interface OwnMemo {
  readonly call: string;
  readonly keeps: 'bounded' | 'unbounded';
  /** Arguments which bound it: a size, an age, a cache. */
  readonly ends?: readonly string[] | undefined;
}

/** Two methods of the user's own libraries of which one undoes the other; written with their receiver, or alone. */
export interface OwnPair {
  readonly acquire: string;
  readonly release: string;
}

/** What a framework of the user's begins and ends: instances of what is derived from a class, or decorated. */
export interface OwnPhase {
  /** The base class or decorator; its last name counts. */
  readonly class: string;
  /** The method that the framework calls when the phase begins. */
  readonly acquire: string;
  /** … and when it ends: what `acquire` acquires has to be released by then. */
  readonly release: string;
}

/** What users know of their own libraries; the same in every language that has the name. */
export interface OwnRows {
  readonly containers: readonly OwnContainer[];
  readonly memos: readonly OwnMemo[];
  readonly pairs: readonly OwnPair[];
  readonly phases: readonly OwnPhase[];
}

/** Of a configuration that says nothing of libraries. */
export const NO_ROWS: OwnRows = { containers: [], memos: [], pairs: [], phases: [] };
