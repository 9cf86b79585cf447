/** Why nobody has to take back what is acquired, and of how many that is true. */
export interface Silence {
  /** A short clause, lower case, without a full stop. */
  readonly says: string;
  /**
   * - each: whatever else the project does · options: likewise, and its author says so on the spot
   * - one: it ends with its target or by itself, which is true of one, and not of one more for each call
   * - owner: its owner is the only one, and stays; which is true of one, and not of one more for each event
   * - usually: as `one`, for who has its target alone, and not for each of those that come and go beside it
   */
  readonly of: 'each' | 'options' | 'one' | 'owner' | 'usually';
}

/** The reason in words, and of how many it is one. */
export function silent(says: string, of: Silence['of'] = 'each'): Silence {
  return { says, of };
}
