/** What is waited for with a function: its first argument. */
export interface TimedWaitRow {
  /** The argument that says for how long; without it, any other argument does. */
  readonly limit?: string;
  /** What is waited for is one of several that are given in a list; the others set the time. */
  readonly among?: true;
  /** When the time is up, what was waited for is left as it is; otherwise it is cancelled. */
  readonly leaves?: true;
}

/** Which argument of a method of what is waited for is the time. */
export interface TimedMethodRow {
  readonly limit: string;
  readonly position: number;
  /** Without its name it is the time only behind a flag: `letters.get(True, 5)`, and not `letter.get('title', '')`. */
  readonly behindFlag?: true;
}

/** Ways to wait for something no longer than a time. */
export interface TimedWaits {
  /** By full name. */
  readonly functions: Readonly<Record<string, TimedWaitRow>>;
  /** `ready.wait(5)`, `letters.get(timeout=5)`. */
  readonly methods: Readonly<Record<string, TimedMethodRow>>;
  /** Heads of blocks in which nothing is waited for any longer: `async with asyncio.timeout(5):`. */
  readonly blocks: ReadonlySet<string>;
  /** Names of what calls a function when the time is up: `setTimeout`. */
  readonly timers: ReadonlySet<string>;
  /** Methods that end the waiting of whoever waits for the object. */
  readonly settles: ReadonlySet<string>;
  /** What a lock is called, and its methods that only wait for one's turn: they come back, and do not fail. */
  readonly turns: { readonly methods: ReadonlySet<string>; readonly of: RegExp };
  /** What is waited for and comes, unless the one who waits is cancelled; by full name, a method as `asyncio.Event.wait`. */
  readonly comes: ReadonlySet<string>;
  /** Methods that are given what runs as soon as the object is settled or cancelled. */
  readonly whenDone: ReadonlySet<string>;
}
