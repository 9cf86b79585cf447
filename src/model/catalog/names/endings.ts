/** A name's beginning, and those of what undoes it: `add` and `remove`, `delete`. */
export type Inverse = readonly [does: string, undoes: readonly string[]];

/** What is said of functions that end something, or take it back by how programs name them. */
export interface EndingNames {
  /** Functions that take out one of many: `unregister`, `removeRoom`. */
  readonly takesOut: RegExp;
  /** Functions that end one of many, or take it out: `closeRoom`. */
  readonly ends: RegExp;
  /** Functions that leave something empty, and there: `clearRoom`. */
  readonly empties: RegExp;
  /** Functions by which one ends, with what in the group. */
  readonly ended: RegExp;
  /** Functions that take entries out of what they are given: `pruneCache`. */
  readonly evicts: RegExp;
  /** Functions that take a listener or the like back: `offResize`, `unlisten`. */
  readonly takesOff: RegExp;
  /** What is called to take one thing back: `const unsubscribe = store.follow(f)`. */
  readonly endsHandle: RegExp;
  /** Methods that take something off what they are called on. */
  readonly takesFrom: RegExp;
  /** Methods that take all listeners of something, or one by its name, off it. */
  readonly unlistens: RegExp;
  /** Functions that run when their owner ends, or a phase of it does. */
  readonly tearsDown: RegExp;
  /** Methods that end their owner for good, and all that it holds with it: `cleanup` may be run again and again. */
  readonly endsOwner: RegExp;
  /** Methods after which what they are called on is of no more use. */
  readonly endsOne: RegExp;
  /** Methods that end all that an object holds: `removeAll`. */
  readonly takesAllBack: RegExp;
  /** Functions in whose name there is that something ends: `_shut_down`. */
  readonly closes: RegExp;
  /** Methods after which some things are at rest and others gone: `stop`. */
  readonly rests: RegExp;
  /** Ends that may also be those of something that can begin again, or of what they are given. */
  readonly hidesOrEnds: RegExp;
  /** Ends where nothing is given, and pauses in other classes. */
  readonly releases: RegExp;
  /** Methods by which something is undone that has another one's name; the group is that name: `stopMonitoring`. */
  readonly undoes: RegExp;
  /** Functions that cancel something. */
  readonly cancels: RegExp;
  /** Methods by which what is hidden can be seen, or the other way round. */
  readonly shows: RegExp;
  /** Methods of what sounds or moves: it is stopped and played again. */
  readonly plays: RegExp;
  /** Functions that are given something to keep or to end: `register`. */
  readonly keeps: RegExp;
  /** What a method does to one thing of many, and what undoes that. */
  readonly inverses: readonly Inverse[];
  /** What begins a phase of the owner's, and what may end it. */
  readonly phases: readonly Inverse[];
}
