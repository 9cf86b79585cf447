/** How a program hears each message, by its name, of those who are connected to it. */
export interface PeerWords {
  /** Types whose `on` hears everybody, by full name: `socketio.Server`. */
  readonly servers: ReadonlySet<string>;
  /** Decorators that do, by last name: `@SubscribeMessage('join')`. */
  readonly decorators: ReadonlySet<string>;
  /** Events that bring a connection, whose `on` hears the one at its other end. */
  readonly arrivals: ReadonlySet<string>;
  /** What is no message: a connection tells of itself that it begins or ends. */
  readonly own: ReadonlySet<string>;
  /** Members that tell a connection from all others: `socket.id`. */
  readonly lines: ReadonlySet<string>;
  /** Parameters by which a handler is told whose message it is: `sid`. */
  readonly senders: ReadonlySet<string>;
}

/** `export async function POST(request)` in `app/news/route.ts`. */
export interface ServedRow {
  /** Paths of modules. */
  readonly file: RegExp;
  /** The name that the module offers the function under. */
  readonly names: RegExp;
  /** Its parameters, parted by spaces. */
  readonly parameters?: RegExp;
  /** The names are of objects, and what is served are the functions in them. */
  readonly table?: true;
}

/** `def on_created(self, event)` of a class that watches files. */
export interface ServedMethodRow {
  /** Names of a class that the method's own is derived from; where there is none, the names say enough. */
  readonly bases?: RegExp;
  readonly names: RegExp;
  /** Its parameters without the instance, parted by spaces. */
  readonly parameters?: RegExp;
}

/** What a framework or a library calls for each request, event or message, other than by a decorator or a verb. */
export interface HandlerWords {
  /** Functions that a framework calls for each request, by where they stand and what they are called. */
  readonly served: readonly ServedRow[];
  /** Methods that a library calls for each request or event on what is derived from its classes. */
  readonly servedMethods: readonly ServedMethodRow[];
  /**
   * Keys of objects whose functions are called for each request or event, under the key or one level below it:
   * `{ eachMessage: f }`, `{ Query: { user: f } }`.
   */
  readonly eventKeys: ReadonlySet<string>;
  /** Functions that make what they are given the handler of an address, by full name: `django.urls.path('', index)`. */
  readonly routeFunctions: ReadonlySet<string>;
  /** Types of what comes with a request or an event, by full name: `express.Request`. Whoever is given one runs for each. */
  readonly eventTypes: ReadonlySet<string>;
  /** Values that are the request of whoever asks, another one for each: `flask.request`. */
  readonly requests: ReadonlySet<string>;
  /** Functions by name that are the program's own beginning: `main`. */
  readonly entries: ReadonlySet<string>;
  /** Parameters by which a callable object, or what makes it, is one that is called for every request: `scope receive send`. */
  readonly gateways: ReadonlySet<string>;
  /** Parameters by which any function is one that answers requests: `req res next`. */
  readonly answering: RegExp;
  /**
   * Verbs by which a server is given what each request goes through, and a program a part of its own: `use`. Of the first the
   * parameters say so, as they are called (`ctx next`), or what they are called on (`interceptors`).
   */
  readonly middleware: {
    readonly verbs: ReadonlySet<string>;
    readonly parameters: RegExp;
    readonly on: ReadonlySet<string>;
  };
  /** Names of methods that a framework calls for every event on its subclasses. */
  readonly eventMethods: ReadonlySet<string>;
  /** … and for every request, on those that live as long as one or as a connection: `get`, `post`. */
  readonly requestMethods: ReadonlySet<string>;
  /** Verbs of a router, and of much else: `app.get('/news', handler)`, `cache.get(key, () => load(key))`. */
  readonly routeVerbs: ReadonlySet<string>;
  /** How those who are connected to the program are heard. */
  readonly peers: PeerWords;
}
