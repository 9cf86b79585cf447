/** What a call opens that somebody has to close. Keyed as `Catalog` is; a method of an instance as `pathlib.Path.open`. */
export interface OpenRow {
  /** What it is, as in "a file". */
  readonly is: string;
  /** Its methods after which nothing is left to close. */
  readonly closes: readonly string[];
  /** It ends with what it is opened from as well: the page of a browser. */
  readonly ofWhole?: true;
  /** Others are given it to work on, and leave its end to its owner: an event loop. */
  readonly workedOn?: true;
  /** Methods after which it is at rest, and there as before: `loop.stop`. */
  readonly rests?: readonly string[];
  /** Methods that, called without an argument, read it to its end, where it closes itself. */
  readonly readsOut?: readonly string[];
  /** Methods that give something which keeps it for as long as it is there: `channel`. */
  readonly carriedBy?: readonly string[];
  /** Functions that close what they are given: `os.close`. */
  readonly by?: readonly string[];
  /** Of those that end it, methods that wait for an end which may not come in time: `communicate` of a process. */
  readonly waitsFor?: readonly string[];
  /** Methods of what it came from that take it back: `pool.putconn(connection)`. */
  readonly takenBackBy?: readonly string[];
  /** It stays open only where it is asked for with this argument: `client.send(request, stream=True)`. */
  readonly onlyWith?: string;
  /** Methods that give no promise: who waits for them waits for nothing. */
  readonly prompt?: readonly string[];
  /** Methods that write what was made of it to where it should be, after which it is of no more use: `savefig`. */
  readonly saves?: readonly string[];
  /** Of a result that is taken apart, the parts that are to be closed: `fd, path = mkstemp()` 0. */
  readonly parts?: readonly number[];
  /** Every part of the result leads to it: `transport, protocol = …`. */
  readonly joined?: true;
  /** A `with` block closes it, and gives the very thing that was opened. */
  readonly managed?: true;
  /** The runtime closes it when the object is collected: late, and in CPython mostly soon. */
  readonly collected?: true;
  /** Nothing but its users' names holds it: CPython's reference count closes it with the last of them. */
  readonly counted?: true;
  /** Methods from which on something else keeps it as well, such as a thread of its own: until then the last of its names does. */
  readonly begunBy?: readonly string[];
  /** Much of what is done with it waits for somebody else, and often fails: `connect`, `login`. */
  readonly connects?: true;
  /** Often ends by itself, or is meant to be left alone: no more than possible where it is not asked what may be refused. */
  readonly mayStay?: true;
  /** For all that it may stay: an owner that has an end ends it there. */
  readonly endsWithOwner?: true;
  /** Of no library that is known: its function closes it, and so it has to be closed. */
  readonly closedHere?: true;
  /** An instance of a class of the project: a method or an attribute of it that is handed on may take it along. */
  readonly instance?: true;
  /** Of such an instance: its class is derived from what a library has, and it is what that would be. */
  readonly derived?: true;
  /** Of such an instance: nothing that its class does closes it. */
  readonly endless?: true;
  /** It closes itself, or others know it from its birth on: who lets go of it may leave it to them. */
  readonly onItsOwn?: true;
  /** What such an instance holds: "a socket". */
  readonly holds?: string;
  /** A client with connections of its own, made to be shared by all calls. */
  readonly pools?: true;
  /** Made once, as a rule, and there as long as the process: a server, a queue. */
  readonly serves?: true;
  /** Arguments by which it works on a connection or a file that is somebody else's: `transport`, `fileobj`. */
  readonly shares?: readonly string[];
  /** It has no handle of its own until it is used, or lets go of it by itself when its user does. */
  readonly idle?: true;
  /** What holds no handle of the system, and so nothing made over it or taken out of it does: `io.BytesIO`. */
  readonly over?: readonly string[];
  /** The library itself keeps it until it is closed, whoever else lets go of it; `by` closes it without being given it. */
  readonly kept?: true;
  /** The argument that says which of those that are kept it is to be, where there is one already: `plt.figure(1)`. */
  readonly which?: { readonly name: string; readonly position: number };
  /** Its first argument makes the one that is given it at its birth, and keeps it: a protocol its transport. */
  readonly protocol?: true;
  /** Called on the class: an instance's method of that name opens nothing new. */
  readonly static?: true;
  /** How a careful author writes it, in a few words. */
  readonly instead?: string;
}

/** What is opened, what closes it, and who uses what is open. */
export interface OpenCatalog {
  readonly rows: Readonly<Record<string, OpenRow>>;
  /** Methods that open something whatever object they are called on, by that object's last name: `loop.create_server`. */
  readonly methods: Readonly<Record<string, OpenRow>>;
  /** A method that opens a file on whatever object it is called on, where it is told how: `fs.open(path, "rb")`. */
  readonly byMode?: { readonly verb: string; readonly modes: RegExp; readonly row: OpenRow };
  /** Functions that use what they are given and keep nothing of it: `json.load`. */
  readonly borrowers: ReadonlySet<string>;
  /** Functions whose result works on what they are given: `csv.reader`; it goes where the result goes. */
  readonly views: ReadonlySet<string>;
  /** Last names of classes of libraries whose instances speak over what they are given, and leave its end to who has that: stubs. */
  readonly speakers: RegExp;
  /** Functions that let a descriptor of the process stand for what the given number does: `os.dup2`. */
  readonly duplicators: ReadonlySet<string>;
  /** Methods that give what they were called on, to be called again: `on`. */
  readonly chains: ReadonlySet<string>;
  /** Methods that open something in what they are called on, and keep that: `extractfile` of an archive. */
  readonly openers: ReadonlySet<string>;
  /**
   * Methods that give, to who waits for them, what the same function has to close: `acquire`; those by which it does; and which
   * of the first give what the runtime closes when it is collected.
   */
  readonly awaited: {
    readonly opens: RegExp;
    readonly closes: readonly string[];
    readonly collected: ReadonlySet<string>;
  };
  /** Decorators that make a context of a generator: what it begins before its `yield` it ends after that. */
  readonly contexts: ReadonlySet<string>;
  /** Methods that begin what a block of their user's ends; when they fail, that end is never called: `__enter__`. */
  readonly entrances: ReadonlySet<string>;
  /** Methods that tell that something was left open. */
  readonly complains: ReadonlySet<string>;
  /** Methods by which something that is made holds what it is for: a client that could not `connect` holds nothing. */
  readonly begins: RegExp;
  /** Methods that speak with another end, and may fail: `starttls`. */
  readonly talks: RegExp;
  /** Calls that are given an instance and do not keep it: `isinstance`. */
  readonly onlookers: ReadonlySet<string>;
  /** Methods that end what they belong to, besides those that end every owner: `quit`. */
  readonly closers: ReadonlySet<string>;
  /** Methods that end what they belong to, or wait until it has ended: `_close_all`, `join`. */
  readonly closesOrWaits: RegExp;
  /** Methods that take entries out of a collection, and so break a cycle that goes through it. */
  readonly empties: ReadonlySet<string>;
  /** Calls that do not come back: `sys.exit`. */
  readonly ends: ReadonlySet<string>;
  /** Classes that run a function they are given in a process of its own: `multiprocessing.Process`. */
  readonly processes: ReadonlySet<string>;
  /** What a library keeps for good under each name that it is given, by the function or method that is given it. */
  readonly names: Readonly<Record<string, NameRow>>;
  /** Calls that give the present exception or frame. */
  readonly frames: Readonly<Record<string, FrameRow>>;
  /** What takes the frames off an exception. */
  readonly frameEnds: FrameEnds;
  /** Calls that give the task in which they are made. */
  readonly currentTasks: ReadonlySet<string>;
  /** Functions whose result keeps what they are given: `functools.partial`. */
  readonly keepers: ReadonlySet<string>;
  /** Classes that copy what they are given, or let go of it by themselves. */
  readonly forgetters: ReadonlySet<string>;
}

/** A function that gives frames, which keep all of their variables. */
export interface FrameRow {
  /** What it gives, as in "the traceback". */
  readonly is: string;
  /** The frame that it is sure to hold: that in which it is called, without an argument, or that in which a failure is caught. */
  readonly of: 'caller' | 'catch';
}

/** What takes the frames off an exception, so that it keeps none of them. */
export interface FrameEnds {
  /** Functions that are given its traceback: `clear_frames`. */
  readonly functions: ReadonlySet<string>;
  /** Methods of it, given a constant: `with_traceback(None)`. */
  readonly methods: ReadonlySet<string>;
  /** Attributes of it, set to a constant: `__traceback__`. */
  readonly attributes: ReadonlySet<string>;
}

/** A function whose library keeps something for good under each name that it is given: `logging.getLogger`. */
export interface NameRow {
  /** What it keeps, as in "a logger". */
  readonly keeps: string;
  /** Each of the arguments, and each value of an object, is a label of one series; `first`: those of an object that comes first. */
  readonly labels?: true | 'first';
  /** The argument by which what has the labels was told who keeps it, where that is not one for all: `Gauge(…, registry=own)`. */
  readonly keeper?: string;
  /** Calls that let go of what was kept under a name. */
  readonly clearedBy?: ReadonlySet<string>;
}
