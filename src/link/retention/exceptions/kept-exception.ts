import type { Retained } from '../retained.js';

/**
 * A caught exception, its traceback or a frame that stays. `entry`: in a collection that lives on · `field`: on an object
 * that does · `local`: in a variable of the very frame that it refers to, a cycle · `raised`: raised
 * again and again, longer by a few frames each time.
 */
export type KeptException = Retained<'entry' | 'field' | 'local' | 'raised'> & { readonly what: string };

/** What refers to frames; of a function that keeps it, whether its own is among them. */
export interface Failure {
  readonly what: string;
  readonly isOfFrame: boolean;
}
