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
  /** Functions that take out one of many: `unregister`, `removeRoom`. */
  readonly takesOut: RegExp;
  /** Functions that end one of many, or take it out: `closeRoom`. */
  readonly ends: RegExp;
  /** Functions that leave something empty, and there: `clearRoom`. */
  readonly empties: RegExp;
  /** Functions that clear away what is over, whose owner may go on. */
  readonly cleansUp: RegExp;
  /** Functions by which one begins; the group is what: `Span` of `startSpan`. */
  readonly begun: RegExp;
  /** Functions by which one ends, with what in the group. */
  readonly ended: RegExp;
  /** Functions that take entries out of what they are given: `pruneCache`. */
  readonly evicts: RegExp;
  /** Functions that take a listener or the like back: `offResize`, `unlisten`. */
  readonly takesOff: RegExp;
  /** Functions that run when their owner ends, or a phase of it does. */
  readonly tearsDown: RegExp;
  /** Methods that end all that an object holds: `removeAll`. */
  readonly takesAllBack: RegExp;
  /** Functions in whose name there is that something ends: `_shut_down`. */
  readonly closes: RegExp;
  /** Methods after which some things are at rest and others gone: `stop`. */
  readonly rests: RegExp;
  /** Parameters that are called with an answer, once. */
  readonly answers: RegExp;
  /** Lists of what is still to be done; one of listeners is run through again and again. */
  readonly toDo: RegExp;
  /** What remembers results. */
  readonly caches: RegExp;
  /** Parameters that are given an error, if there is one. */
  readonly errors: RegExp;
  /** What is handed over to be called: `onClose`, `_on_close`, `closeListener`. */
  readonly handlers: RegExp;
  /** What is true once a loop shall end: `self._closed`. */
  readonly stopFlags: RegExp;
  /** What is true for as long as a loop shall go on: `self.running`. */
  readonly runFlags: RegExp;
  /** What is walked for as long as somebody sends: `for message in consumer`. */
  readonly feeds: RegExp;
  /** Types of such. */
  readonly feedTypes: RegExp;
  /** Attributes that say whether their owner is there and goes on: `this.mounted`. */
  readonly saysOver: RegExp;
  /** Methods by which a part tells the whole of itself: `register`. */
  readonly joins: RegExp;
  /** Functions that are given something to keep or to end: `register`. */
  readonly keeps: RegExp;
  /** Methods that give the one there is: `getConnection`. */
  readonly accessors: RegExp;
  /** Functions that give a function around the one they are given: `instrument`. */
  readonly wraps: RegExp;
  /** Attributes that say that something is wrapped already. */
  readonly wrapMarks: RegExp;
  /** Classes, by the ends of their names, whose objects come and go: `HttpRequest`. */
  readonly comesAndGoes: RegExp;
  /** Classes that stand in for others in tests. */
  readonly standsIn: RegExp;
  /** Parameters that say which of many is meant: `sessionId`. */
  readonly entries: RegExp;
  /** Components that hold all the others, by the name that they are given. */
  readonly roots: RegExp;
  /** Attributes that hold the one instance of their class. */
  readonly ofOne: RegExp;
  /** Methods that give it. */
  readonly givesOne: RegExp;
  /** Bases by which there is one instance of a class. */
  readonly singletons: RegExp;
  /** Classes that a host loads once, by its name or from a folder. */
  readonly plugins: RegExp;
  /** Methods that give back what the function gives that they are given: `runOutside`. */
  readonly passesOn: RegExp;
  /** Methods that a function which is given an error hears errors by, one after the other: `on`. */
  readonly hearsErrors: RegExp;
  /** Names of what is about errors. */
  readonly ofErrors: RegExp;
  /** Functions that are told of what happens: `onClose`, `_handle_close`. */
  readonly hears: RegExp;
  /** Methods that take what they are given into a list of theirs: `_register`. */
  readonly lists: RegExp;
  /** Verbs, in snake case, under which others keep a callback until it is taken back. */
  readonly registers: RegExp;
  /** Of such, those whose callback is called once, and let go then. */
  readonly dueOnce: RegExp;
  /** Attributes that are true once something is closed. */
  readonly closedFlags: RegExp;
  /** Functions that cancel something. */
  readonly cancels: RegExp;
  /** Methods after which another life begins. */
  readonly beginsAnew: RegExp;
  /** Methods by which what is hidden can be seen, or the other way round. */
  readonly shows: RegExp;
  /** Ends that may also be those of something that can begin again, or of what they are given. */
  readonly hidesOrEnds: RegExp;
  /** Ends where nothing is given, and pauses in other classes. */
  readonly releases: RegExp;
  /** Methods by which something is undone that has another one's name; the group is that name: `stopMonitoring`. */
  readonly undoes: RegExp;
  /** Attributes that hold a class. */
  readonly classHolders: RegExp;
  /** Methods that hear of an event: `on_message`, `onclose`; not `only`. */
  readonly on: RegExp;
  /** Variables that count: `idx`. */
  readonly counters: RegExp;
  /** What a method does to one thing of many, and what undoes that. */
  readonly inverses: readonly Inverse[];
  /** What begins a phase of the owner's, and what may end it. */
  readonly phases: readonly Inverse[];
}
