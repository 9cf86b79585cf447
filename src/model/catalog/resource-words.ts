import type { InjectionRow } from './injection-rows.js';
import type { PageWords } from './page-words.js';
import type { ResourceRow } from './resource-rows.js';

/** What is acquired and has to be released, and the words by which libraries say when something begins, comes and ends. */
export interface ResourceCatalog {
  readonly rows: readonly ResourceRow[];
  /** Methods that end their owner for good: `dispose`. Matched without leading underscores. */
  readonly endings: ReadonlySet<string>;
  /** Methods that undo a phase which may begin again, by the method that begins it: `stop` of `start`. */
  readonly inverses: ReadonlySet<string>;
  /** Methods of the runtime that remove a function from the event which they are told first. */
  readonly namesEvent: ReadonlySet<string>;
  /** Methods of a handle by which what gave it is taken back, and that mean little else: `off`. */
  readonly handleEnds: ReadonlySet<string>;
  /** Members by which a result leads to the handle that came in it: `data` and `subscription` of `result.data.subscription`. */
  readonly handleParts: ReadonlySet<string>;
  /** Functions that are given what runs when the owner ends: `onUnmounted`, `toDisposable`. */
  readonly endHooks: ReadonlySet<string>;
  /** Methods of an owner that a framework calls when instances begin to be in use: `connectedCallback`. */
  readonly beginnings: ReadonlySet<string>;
  /** Of these, those that say by their name alone that a framework calls them, each time that an instance is in use. */
  readonly hostCalled: ReadonlySet<string>;
  /** Functions whose callback is a phase, and whose result is its inverse: `useEffect`. */
  readonly effects: ReadonlySet<string>;
  /** Functions and classes that call what they are given for each of their readers, and its result when that one stops: `Observable`. */
  readonly producers: ReadonlySet<string>;
  /** Functions whose callback is a phase without a result: `onMounted`. */
  readonly mounts: ReadonlySet<string>;
  /** Functions that call what they are given for each change of a value, until their component goes: `watch`. */
  readonly watches: ReadonlySet<string>;
  /** Where what a phase begins is to end, by the name of the phase: `onUnmounted` for `onMounted`. */
  readonly cleanups: Readonly<Record<string, string>>;
  /** Events after which the one who sends them is gone: `close`. */
  readonly endEvents: ReadonlySet<string>;
  /** Qualified names of what outlives the page that listens to it: what Electron's main process lends to its windows. */
  readonly beyondPage: RegExp;
  /** Events that come once in the life of a page. */
  readonly onceEvents: ReadonlySet<string>;
  /** Events that come once from what a program has one of, by its qualified name. */
  readonly onceEventsOf: Readonly<Record<string, ReadonlySet<string>>>;
  /** Events that come once to those who hear of them by this method. */
  readonly onceEventsBy: ReadonlyMap<string, ReadonlySet<string>>;
  /** Events that come once from each sender, as a rule, for its end or its whole life: `close`, `listening`. */
  readonly finalEvents: ReadonlySet<string>;
  /** Events that are heard while somebody drags, or has the pointer over something: that is over before its component goes. */
  readonly ofPointer: ReadonlySet<string>;
  /** Events and signals that come as fast as a person types and clicks, and no faster. */
  readonly eventsByHand: ReadonlySet<string>;
  /** Names of events by which something that was begun tells that it is over: `pickerClosed`. */
  readonly overEvents: RegExp;
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
  /** Types, by qualified name, of which an application has one, shared by all who ask for it: `@angular/router.Router`. */
  readonly applicationTypes: ReadonlySet<string>;
  /** Methods, by qualified name, that give a stream which is there as long as what they are called on. */
  readonly streamMethods: ReadonlySet<string>;
  /** Functions whose result lives as long as the longest of their arguments: `merge`. */
  readonly joins: ReadonlySet<string>;
  /** Calls that give a stream which the runtime's clock feeds until nobody subscribes any more, by qualified name: `rxjs.interval`. */
  readonly tickers: ReadonlySet<string>;
  /** Functions that give what there is one of in the process: `logging.getLogger`. */
  readonly singletons: ReadonlySet<string>;
  readonly injection: InjectionRow;
  /** Parameters by whose name a framework gives what there is one of: `$rootScope`. */
  readonly injectedGlobals: ReadonlySet<string>;
  /** Functions that give what others own: `inject`, `useContext`. */
  readonly injectors: ReadonlySet<string>;
  /** Those of them that give what an ancestor of the component has made for all within it, by qualified name: `svelte.getContext`. */
  readonly contexts: ReadonlySet<string>;
  /** Methods by which a container of services gives the one of the class that it is asked for: `resolve`. */
  readonly injectingVerbs: ReadonlySet<string>;
  /** Hooks whose result is the component's own: `useRef`. */
  readonly ownHooks: ReadonlySet<string>;
  /** Methods that give the stream that they are called on, read-only or with operators: `asObservable`. */
  readonly views: ReadonlySet<string>;
  /** Methods by which a host ends a plugin that it may load again while the process goes on. */
  readonly unloads: ReadonlySet<string>;
  /** Methods by which what a page has is ended as the page is. */
  readonly endsWithPage: ReadonlySet<string>;
  /** Decorators that make a method a loop of its instance, which is started and cancelled. */
  readonly loopDecorators: ReadonlySet<string>;
  /** Names of what calls each function that it is given once: event loops, futures. */
  readonly callOnce: ReadonlySet<string>;
  /** Names of what lasts for a connection or one piece of work, and takes its listeners with it: `socket`, `req`. */
  readonly streams: ReadonlySet<string>;
  /** Base classes and decorators of components: a framework makes many, and ends them. */
  readonly components: ReadonlySet<string>;
  /** Base classes of those that markup makes, by tags of their own. */
  readonly customElements: ReadonlySet<string>;
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
  /** Methods that run what they are given in a page of another process, which may be another page each time: `evaluate`. */
  readonly elsewhere: ReadonlySet<string>;
  /** Functions that call what they are given once, when the page is there. */
  readonly readies: ReadonlySet<string>;
  /** Functions that give a new function for the one they are given: `debounce`. */
  readonly wrappers: ReadonlySet<string>;
  /** Functions that keep giving the same one: `useCallback`. */
  readonly stableWrappers: ReadonlySet<string>;
  /** Hooks that give another value when what a component shows has changed: `useState`, `useParams`. */
  readonly changing: ReadonlySet<string>;
  /** Methods that give what they are called on, to be called again: `socket.on('a', f).on('b', g)`. */
  readonly chains: ReadonlySet<string>;
  /** Names of functions that make what they give. */
  readonly makes: RegExp;
  /** Fields of objects that hold one thing, and end it: `disposable`. */
  readonly boxed: ReadonlySet<string>;
  /** Properties of what an owner has to itself: `nativeElement`. */
  readonly ownFields: ReadonlySet<string>;
  /** Attributes of a component by which those who show it hand it what is theirs: `props`. */
  readonly givenFields: ReadonlySet<string>;
  /** Properties that lead to elements within or beside another one, which may be made anew while that stays. */
  readonly neighbours: ReadonlySet<string>;
  /** What a pool keeps for the next one who asks; undefined where libraries have no name for it. */
  readonly reused: ReusedWords | undefined;
  /** What finds and draws the elements of a page; undefined where there is no page. */
  readonly page: PageWords | undefined;
  /** Classes and functions that refer to an object without keeping it, by qualified name: `weakref.ref`. */
  readonly weakReferences: ReadonlySet<string>;
  /** Libraries whose registries refer to what they are given without keeping it, whatever it is. */
  readonly weakKeepers: ReadonlySet<string>;
  /** Functions, by qualified name, that keep what they are given for the end of their first argument: `weakref.finalize`. */
  readonly finalizers: ReadonlySet<string>;
  /** Classes whose `register` does: `FinalizationRegistry`. */
  readonly finalizerClasses: ReadonlySet<string>;
  /** Options that say that a listener is gone after the first event: `once`. */
  readonly onceOptions: ReadonlySet<string>;
  /** Options whose value takes a listener back when it fires: `signal`. */
  readonly signalOptions: ReadonlySet<string>;
  /** The event by which such a signal fires. */
  readonly signalEvents: ReadonlySet<string>;
  /** What takes one and the same function once, by the name of the target and the verb: `addEventListener`. */
  readonly takesOnce: RegExp;
  /** Methods that say by their names that they register a function, with what their opposites are called. */
  readonly namedPairs: readonly NamedPair[];
  /** Lists whose names say that they hold functions to call, and what is put into them: `config.listeners.push(f)`. */
  readonly listsOfFunctions: { readonly names: RegExp; readonly row: ResourceRow };
  /** Classes that are made with a function which runs for each who subscribes: `Observable`. */
  readonly observables: ReadonlySet<string>;
  /** Events that bring what was asked for, part by part, as long as there is more: `data`. */
  readonly deliveries: ReadonlySet<string>;
  /** Methods that ask for what comes back as an event: `emit`, `send`. */
  readonly sends: ReadonlySet<string>;
  /** Of methods that register, those that ask for one answer where they are given a function that takes an error alone. */
  readonly asksOnce: ReadonlySet<string>;
  /** Classes whose instances a program makes to send them as events, by name: `CustomEvent`. */
  readonly eventClasses: ReadonlySet<string>;
  /** Functions that a component calls for what it is to use: `useRoom`. */
  readonly hooks: RegExp;
  /** What functions that draw a component are called: `Sidebar`. */
  readonly componentNames: RegExp;
  /** Methods that end the program, on whatever library they are called: `app.quit()`. */
  readonly programEnds: ReadonlySet<string>;
  /** Qualified names of types that are called like one of `ownTypes`, and may be anybody's: Node's `EventEmitter`. */
  readonly sharedTypes: RegExp;
  /** Names of members that hold a page's signal: `options.signal`. */
  readonly signalNames: RegExp;
  /** Members by which one comes to the whole of a page or program: `view.window`. */
  readonly globalMembers: RegExp;
  /** What is given the address of something in memory to show or to save it, and does not let go of it: `setAttribute`. */
  readonly showsUrl: RegExp;
  /** Functions that may let go of such an address later. */
  readonly takesUrl: RegExp;
  /** What a collection does with its entries that ends none of them. */
  readonly fills: ReadonlySet<string>;
  /** … and what one of the language's own does, which gives none of them back to be ended. */
  readonly empties: ReadonlySet<string>;
  /** Functions by which those who wait for such an address get it. */
  readonly answersUrl: RegExp;
  /** Methods of an element or a page that are given such an address, and of nobody who could let go of it. */
  readonly takesUrlOnly: RegExp;
  /** Names of events that a module offers as functions: `import { onDidClose } from './shop'`. */
  readonly moduleEvents: RegExp;
  /** Packages that give older browsers what newer ones have, by the qualified name: `resize-observer-polyfill.default`. */
  readonly standsInFor: RegExp;
  /** Attributes that show a stream itself: `video.srcObject`. */
  readonly showsStreams: RegExp;
  /** Methods that ask who or what is there already: `listeners`, `has`. */
  readonly asks: ReadonlySet<string>;
  /** Of `startups`, those that are called for each instance that a user of the library makes. */
  readonly startupsOfEach: ReadonlySet<string>;
  /** Where a library takes functions that all its objects are to have: `$.fn`. */
  readonly extended: ReadonlySet<string>;
  /** Functions of a module that a host calls for each thing that it sets up, with the one by which it ends that. */
  readonly setups: Readonly<Record<string, string>>;
  /** Functions and methods that look at a handle that they are given, and methods by which a collection takes one. */
  readonly looks: ReadonlySet<string>;
  /** Methods by which a collection takes a handle to keep it. */
  readonly collects: ReadonlySet<string>;
  /** Methods of a collection that give handles that are in it. */
  readonly takes: ReadonlySet<string>;
  /** Properties that show what they are given, and do not keep it for anybody else: `src`. */
  readonly shown: ReadonlySet<string>;
  /** What says that a program is run by those who develop it. */
  readonly development: DevelopmentWords;
}

/** How a program asks whether it is run by those who develop it. */
export interface DevelopmentWords {
  /** Names that are true then: `__DEV__`. */
  readonly flags: RegExp;
  /** Names of what is a text then, by that text: `NODE_ENV` is `development`, and otherwise `production`. */
  readonly modes: Readonly<Record<string, { readonly is: string; readonly isNot: string }>>;
}

/** Connections that one request has after the other. */
export interface ReusedWords {
  /** Events that bring the connection of a request: `socket`. */
  readonly events: ReadonlySet<string>;
  /** Members of a request that are its connection, and names of requests. */
  readonly members: ReadonlySet<string>;
  readonly of: ReadonlySet<string>;
  /** Members that say whether another one had it before. */
  readonly says: ReadonlySet<string>;
  /** Events that come with a connection which is one request's for good: that of a WebSocket. */
  readonly upgrades: ReadonlySet<string>;
}

/** `addUpdateListener` and `removeUpdateListener`: `ends` are replacements of what `begins` finds. */
export interface NamedPair {
  readonly begins: RegExp;
  readonly ends: readonly string[];
  readonly noun: string;
}
