/** What is said of functions that begin something, register it, or lead to it by how programs name them. */
export interface BeginningNames {
  /** Functions that set something up, once. */
  readonly setsUp: RegExp;
  /** Methods that are called once for each owner, however often they could be. */
  readonly begins: RegExp;
  /** Functions by which something begins that lasts until it is told to end. */
  readonly lasts: RegExp;
  /** Functions that give something which lasts as long as who asked for it likes. */
  readonly makes: RegExp;
  /** Methods after which an object goes on by itself: it has handed its own methods to others. */
  readonly goesOn: RegExp;
  /** Methods by which another one is asked for while the owner lives. */
  readonly renews: RegExp;
  /** Functions by which one begins; the group is what: `Span` of `startSpan`. */
  readonly begun: RegExp;
  /** Methods after which another life begins. */
  readonly beginsAnew: RegExp;
  /** Verbs, in snake case, under which others keep a callback until it is taken back. */
  readonly registers: RegExp;
  /** Of such, those whose callback is called once, and let go then. */
  readonly dueOnce: RegExp;
  /** Functions under which callbacks are kept for later. */
  readonly keepsCallbacks: RegExp;
  /** Functions by which a program is put together when it starts, as much as they may be called later: `add_route`. */
  readonly assembles: RegExp;
  /** Methods by which a part tells the whole of itself: `register`. */
  readonly joins: RegExp;
  /** Methods that take what they are given into a list of theirs: `_register`. */
  readonly lists: RegExp;
  /** Functions that give a function around the one they are given: `instrument`. */
  readonly wraps: RegExp;
  /** Methods that give back what the function gives that they are given: `runOutside`. */
  readonly passesOn: RegExp;
  /** Methods that give the one there is: `getConnection`. */
  readonly accessors: RegExp;
}
