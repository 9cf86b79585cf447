/** A name's beginning, and those of what undoes it: `add` and `remove`, `delete`. */
export type Inverse = readonly [does: string, undoes: readonly string[]];

/** What the names that programs give to their own functions and members say of them: weak evidence, where nothing else is known. */
export interface NameWords {
  /** Functions that set something up, once. */
  readonly setsUp: RegExp;
  /** Parameters that take a function to be called later. */
  readonly takesHandler: RegExp;
  /** Methods that are called once for each owner, however often they could be. */
  readonly begins: RegExp;
  /** Functions by which something begins that lasts until it is told to end. */
  readonly lasts: RegExp;
  /** Methods after which an object goes on by itself: it has handed its own methods to others. */
  readonly goesOn: RegExp;
  /** Functions under which callbacks are kept for later. */
  readonly keepsCallbacks: RegExp;
  /** Methods by which another one is asked for while the owner lives. */
  readonly renews: RegExp;
  /** Members that lead to another object each time: `current`. */
  readonly changing: RegExp;
  /** Signals that say whose turn it is: `currentChanged`. */
  readonly turns: RegExp;
  /** What a method does to one thing of many, and what undoes that. */
  readonly inverses: readonly Inverse[];
  /** What begins a phase of the owner's, and what may end it. */
  readonly phases: readonly Inverse[];
}
