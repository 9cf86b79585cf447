/**
 * What is handed to a longer life and has to be taken back, as data: what acquires it, what releases it, and how the two are
 * told to be about the same thing.
 */

import type { InjectionRow } from './injection-rows.js';

type ResourceKind =
  'listener' | 'timer' | 'frame' | 'subscription' | 'observer' | 'disposable' | 'url' | 'hook' | 'task' | 'opened';

export interface ResourceRow {
  readonly kind: ResourceKind;
  /**
   * How it is acquired.
   * - `verb`: last name of a method, `on*` for all that begin so: `addEventListener`, `onDid*`
   * - `call`: qualified name of a function, or of a class: `setInterval`, `URL.createObjectURL`, `prosemirror-view.EditorView`
   * - `make`: last name of a class, made with `new` or called: `ResizeObserver`
   */
  readonly verb?: readonly string[];
  readonly call?: readonly string[];
  readonly make?: readonly string[];
  readonly release: ReleaseRow;
  /** Positions of what tells one from another; the topic is an event's name or the object that is watched. */
  readonly topic?: number;
  readonly handler?: number;
  readonly context?: number;
  readonly options?: number;
  /** The position of what it is registered on, for functions: `atexit.register` has none, `listen(target, 'x', f)` 0. */
  readonly on?: number;
  /** The position of a list that is given what takes it back: VS Code's `onDidChange(f, this, this.disposables)`. */
  readonly list?: number;
  /** What shows that a generic verb is meant: an argument that is a function. `on`, `connect`, `subscribe` say nothing alone. */
  readonly needs?: 'function';
  /** … and only with the instance after it: `ticker.add(this.update, this)`. */
  readonly needsContext?: boolean;
  /** … or that its receiver comes from one of these methods: `source.pipe(tap(f)).subscribe()`. */
  readonly after?: readonly string[];
  /** The positions at which the function may stand, where anywhere would be too much: `server.listen(port, ready)` is none. */
  readonly handlerAt?: readonly number[];
  /** It is gone after the first event, or after one delay. */
  readonly once?: boolean;
  /** Runs again only if its callback asks for it again: `setTimeout`, `requestAnimationFrame`, `call_later`. */
  readonly repeats?: 'if rescheduled';
  /** It works on nothing that is handed in: intervals, object URLs, hooks of the interpreter live in the process. */
  readonly global?: boolean;
  /** The receiver compares the context as well: a removal without it removes nothing. */
  readonly comparesContext?: boolean;
  /** The receiver keeps it weakly: it goes with what it belongs to, unless it is a fresh function. */
  readonly weak?: boolean;
  /** There is no way back: nobody can unregister it. */
  readonly irrevocable?: boolean;
  /** The handler is an object, such as a logging handler: any argument at its position. */
  readonly takesObject?: boolean;
  /** It counts only beside another one of its kind that is released. */
  readonly onlyLikeSiblings?: boolean;
  /** What it is shows only by another one, which the same call gives: nothing else is known of it. */
  readonly twin?: boolean;
  /** The runtime releases it when the object is collected. */
  readonly collected?: boolean;
  /** The project's own code shows that it is kept, and how it is taken back; no library says so. */
  readonly learned?: boolean;
  /** It counts only where an owner keeps the handle in an attribute. */
  readonly onlyInFields?: boolean;
  /** Something else keeps it, or works for it, until it is told to end: collecting its owner does not end it. */
  readonly mustEnd?: boolean;
  /** What it is called in a message: `listener`, `interval`. */
  readonly noun: string;
}

interface ReleaseRow {
  /** Methods of the same receiver that are given the same topic and handler: `removeEventListener`. */
  readonly verbs?: readonly string[];
  /** Of these, those that can mean nothing else, whatever they are called on: given a fresh function, they remove nothing. */
  readonly comparing?: readonly string[];
  /** Methods of the same receiver, or functions that are given it, that let go of all it has: `removeAllListeners`. */
  readonly all?: readonly string[];
  /** Functions that are given the handle: `clearInterval`. */
  readonly calls?: readonly string[];
  /** Methods of the handle: `unsubscribe`. */
  readonly methods?: readonly string[];
  /** The result is a function that releases. */
  readonly result?: boolean;
}

export interface ResourceCatalog {
  readonly rows: readonly ResourceRow[];
  /** Methods that end their owner for good: `dispose`. Matched without leading underscores. */
  readonly endings: ReadonlySet<string>;
  /** Methods that undo a phase which may begin again, by the method that begins it: `stop` of `start`. */
  readonly inverses: ReadonlySet<string>;
  /** Functions that are given what runs when the owner ends: `onUnmounted`, `toDisposable`. */
  readonly endHooks: ReadonlySet<string>;
  /** Methods of an owner that a framework calls when instances begin to be in use: `connectedCallback`. */
  readonly beginnings: ReadonlySet<string>;
  /** Of these, those that say by their name alone that a framework calls them, each time that an instance is in use. */
  readonly hostCalled: ReadonlySet<string>;
  /** Functions whose callback is a phase, and whose result is its inverse: `useEffect`. */
  readonly effects: ReadonlySet<string>;
  /** Functions whose callback is a phase without a result: `onMounted`. */
  readonly mounts: ReadonlySet<string>;
  /** Events after which the one who sends them is gone: `close`. */
  readonly endEvents: ReadonlySet<string>;
  /** Events that come once in the life of a page. */
  readonly onceEvents: ReadonlySet<string>;
  /** Events that come once from what a program has one of, by its qualified name. */
  readonly onceEventsOf: Readonly<Record<string, ReadonlySet<string>>>;
  /** Events that come once from each sender, as a rule, for its end or its whole life: `close`, `listening`. */
  readonly finalEvents: ReadonlySet<string>;
  /** Events that come many times in the life of the one who sends them: `click`, `message`. */
  readonly recurring: ReadonlySet<string>;
  /** Names of signals and streams, which are events of their own, and of verbs that do: `currentChanged`, `onDidChange`. */
  readonly recurringSignals: RegExp;
  /** Operators that end what they are piped through: `takeUntil`. */
  readonly ends: ReadonlySet<string>;
  /** Methods whose result comes once and is over: `get` of an HTTP client. */
  readonly answers: ReadonlySet<string>;
  /** Objects of the runtime that live as long as the process: `window`, `document`. */
  readonly globals: ReadonlySet<string>;
  /** Properties that lead from anything to such an object: `ownerDocument`. */
  readonly globalProperties: ReadonlySet<string>;
  /** Types, by last name, of what a framework makes for its owner and lets go with it: `ElementRef`, `QueryList`. */
  readonly ownTypes: ReadonlySet<string>;
  /** Functions whose result lives as long as the longest of their arguments: `merge`. */
  readonly joins: ReadonlySet<string>;
  /** Calls that give a stream which the runtime's clock feeds until nobody subscribes any more, by qualified name: `rxjs.interval`. */
  readonly tickers: ReadonlySet<string>;
  /** Functions that give what there is one of in the process: `logging.getLogger`. */
  readonly singletons: ReadonlySet<string>;
  readonly injection: InjectionRow;
  /** Functions that give what others own: `inject`, `useContext`. */
  readonly injectors: ReadonlySet<string>;
  /** Hooks whose result is the component's own: `useRef`. */
  readonly ownHooks: ReadonlySet<string>;
  /** Methods that give the stream that they are called on, read-only or with operators: `asObservable`. */
  readonly views: ReadonlySet<string>;
  /** Names of what calls each function that it is given once: event loops, futures. */
  readonly callOnce: ReadonlySet<string>;
  /** Names of what lasts for a connection or one piece of work, and takes its listeners with it: `socket`, `req`. */
  readonly streams: ReadonlySet<string>;
  /** Base classes and decorators of components: a framework makes many, and ends them. */
  readonly components: ReadonlySet<string>;
  /** Base classes, by last name, whose instances have an end that a subclass inherits: what ends them is its name. */
  readonly endingBases: Readonly<Record<string, string>>;
  /** Operators that end a stream when its owner does, by a signal of the owner's: `takeUntil`. */
  readonly ownerEnds: ReadonlySet<string>;
  /** Classes of signals that an owner makes itself, by last name: `Subject`. */
  readonly signals: ReadonlySet<string>;
  /** Methods that do not let a signal fire: `complete`. */
  readonly quiet: ReadonlySet<string>;
  /** Base classes whose own end releases what is connected with the instance as context. */
  readonly clearsContext: ReadonlySet<string>;
  /** Methods of a plugin that a host calls once. */
  readonly startups: ReadonlySet<string>;
  /** Functions that call what they are given once, when the page is there. */
  readonly readies: ReadonlySet<string>;
  /** Functions that give a new function for the one they are given: `debounce`. */
  readonly wrappers: ReadonlySet<string>;
  /** Functions that keep giving the same one: `useCallback`. */
  readonly stableWrappers: ReadonlySet<string>;
}
