import type { BindingId, FactId } from '../../../../model/model.js';

/** What a function does with something that it was given or has opened. */
export interface Fate {
  /** From here on it is held under a name; the opening call itself where nobody names it. */
  readonly held: FactId;
  /** Names it goes by in the function. */
  readonly names: ReadonlySet<BindingId>;
  readonly closed: readonly FactId[];
  /** Of these, where somebody waits no longer than a time for its end. */
  readonly timed: readonly FactId[];
  /** Handed to others, who may keep or close it: returned, stored, passed on. */
  readonly moved: readonly FactId[];
  /** Attributes and entries that it is stored in. */
  readonly stored: readonly FactId[];
  /** A block or a wrapper closes it when it ends, or all that the function does is give it back: `with`, `lambda: open(p)`. */
  readonly managed: boolean;
  /** Where such a block takes it over: `with os.fdopen(fd)`. */
  readonly managing: readonly FactId[];
  /** A function in the function uses it, and may do so at any time. */
  readonly captured: boolean;
  /** A name stands for it or for what was there already: `session = session or ClientSession()`. */
  readonly chosen: boolean;
  /** Where it is used and stays what it is. */
  readonly used: readonly FactId[];
  /** Some of those uses are functions that nobody follows: that they give it back shows by this function closing it. */
  readonly lent: boolean;
}
