/** What a language's own functions and methods make of values: names alone, since nobody redefines them lightly. */
export interface ValueWords {
  /** Functions that hand on the entries of their first argument: `sorted(xs)`, `Object.values(xs)`. */
  readonly views: ReadonlySet<string>;
  /** Methods that make another collection with the same entries: `xs.copy()`. */
  readonly copies: ReadonlySet<string>;
  /** Methods that walk the entries: `d.values()`. */
  readonly walks: ReadonlySet<string>;
  /** Of these, those that walk pairs of key and value: `d.items()`. */
  readonly pairs: ReadonlySet<string>;
  /** Methods that give as many as there are, be it entries or keys: `d.keys()`. */
  readonly listings: ReadonlySet<string>;
  /** Methods that give a sequence of what they are called on, with members of the same type: `xs.slice(1)`. */
  readonly parts: ReadonlySet<string>;
  /** Methods that give one of the entries: `rooms.get(id)`. */
  readonly picks: ReadonlySet<string>;
  /** Methods that ask whether there is an entry, or for it: `rooms.has(id)`. */
  readonly asks: ReadonlySet<string>;
  /** Functions that say whether their first argument has the second: `Object.hasOwn`. */
  readonly owns: ReadonlySet<string>;
  /** Methods that walk all that they are given: `xs.extend(ys)`. */
  readonly takesAll: ReadonlySet<string>;
  /** Functions and methods that make a text of what they are given: `str(x)`, `a.concat(b)`. */
  readonly spells: ReadonlySet<string>;
  /** Methods that give a text in another spelling, which is another key: `name.lower()`. */
  readonly respells: ReadonlySet<string>;
  /** Functions whose result keeps nothing of what they are given but what it holds: `len(xs)`, `list(xs)`. */
  readonly plain: ReadonlySet<string>;
  /** Calls that make what somebody else settles, once: `loop.create_future()`, `new Deferred()`. */
  readonly deferred: ReadonlySet<string>;
  /** Methods of a promise that go on when it is settled. */
  readonly continuations: ReadonlySet<string>;
  /** Functions and methods that tell a person, in lower case: `log.info(text)`. */
  readonly tells: ReadonlySet<string>;
  /** Of these, those that tell of what is wrong, and not of everything that comes. */
  readonly warns: ReadonlySet<string>;
  /** Methods that give what is in a collection without some of it, and leave the collection as it is. */
  readonly without: ReadonlySet<string>;
  /** Properties, functions of one argument and methods that tell how much there is of something: `xs.length`, `len(xs)`, `xs.qsize()`. */
  readonly sizes: SizeWords;
  /** Methods that give a new collection with less than the one they are called on, in whose place it is put: `xs.slice(1)`. */
  readonly lessens: RegExp;
  /** … with more. */
  readonly adds: ReadonlySet<string>;
  /** Functions that make one of all that they are given, by full name: `Buffer.concat([a, b])`. */
  readonly joins: ReadonlySet<string>;
  /** Functions of which nothing is known by their names, nor of what they give: `get`, `dict`. */
  readonly vague: RegExp;
  /** Functions that run what they are given in a thread, and are waited for: `asyncio.to_thread`. */
  readonly threads: ReadonlySet<string>;
  /** Methods that ask whether somebody else has set a flag: `stop.is_set()`. */
  readonly flags: ReadonlySet<string>;
  /** Functions that wait for a time and nothing else. */
  readonly sleeps: ReadonlySet<string>;
  /** Errors by which somebody else stops a loop. */
  readonly interruptions: RegExp;
  /** Errors that say that something is found or exhausted. */
  readonly exhaustions: RegExp;
  /** Methods that take out an entry and do not mind that there is none. */
  readonly forgiving: ReadonlySet<string>;
  /** Errors by which a wait is cancelled. */
  readonly cancellations: ReadonlySet<string>;
  /** … and by which it ends after a time. */
  readonly timeouts: ReadonlySet<string>;
  /** Errors that say that there is no more where values come from. */
  readonly sourceEnds: ReadonlySet<string>;
}

/** What tells how much there is. */
export interface SizeWords {
  readonly properties: ReadonlySet<string>;
  /** Of one argument. */
  readonly functions: ReadonlySet<string>;
  readonly methods: ReadonlySet<string>;
}
