import type { HandlerWords } from './handler-words.js';
import type { KeyWords } from './key-words.js';
import type { NameWords } from './name-words.js';
import type { OpenCatalog } from './open-rows.js';
import type { PathWords } from './path-words.js';
import type { ResourceCatalog } from './resource-words.js';
import type { GradientRow, RaceRow, WholeReadRow } from './retention-rows.js';
import type { TypeWords } from './type-words.js';
import type { ValueWords } from './value-words.js';
import type { TimedWaits } from './wait-rows.js';

/**
 * What libraries do, as data. Names are qualified as the importing file would write them in full: `collections.deque`,
 * `lodash.memoize`; a builtin or a global is its bare name: `dict`, `Map`, `window.addEventListener`.
 */

/** What a slot holds, as far as its verbs differ; a `table` is an array of numbers or a frame, which nothing but joining makes longer. */
export type Holds = 'list' | 'deque' | 'set' | 'mapping' | 'queue' | 'text' | 'table' | 'object';

/** What makes a container. */
export interface ContainerRow {
  readonly holds: Holds;
  /** Where the constructor takes its limit; `unlimited` lists the values that mean none besides leaving it out. */
  readonly limit?: {
    readonly name: string;
    readonly position: number;
    readonly unlimited?: readonly (number | null)[];
  };
  /** Where the constructor takes the age after which entries are dropped. */
  readonly age?: { readonly name: string; readonly position: number };
  /** Bounded however it is made: weak references, time to live, an LRU of its own. */
  readonly always?: 'weak' | 'size' | 'time';
  /** Reading a missing key inserts it: `defaultdict(list)`. The position of the factory. */
  readonly fills?: { readonly position: number };
  /** The position of what it starts with: `deque([1, 2])` 0. */
  readonly from?: number;
}

/** What a method does to its receiver, or a function to one of its arguments. */
export interface EffectRow {
  readonly does: 'grow' | 'shrink' | 'clear' | 'read';
  /** Position of the key, where there is one; the key of a set is its element. */
  readonly key?: number;
  readonly value?: number;
  /** Adds several at once: `extend`, `update`. */
  readonly many?: boolean;
  /** Gives the entry back: `setdefault`, `get`: the result is the receiver's `[*]`. */
  readonly entry?: boolean;
  /** For functions: which argument it works on. */
  readonly on?: number;
}

/** A decorator or function that keeps results of calls. */
export interface MemoRow {
  /**
   * `unbounded`: never forgets · `bounded`: has a limit however it is written · `limit`: see the argument ·
   * `given`: the argument is the cache.
   */
  readonly keeps: 'unbounded' | 'bounded' | 'limit' | 'given';
  readonly limit?: { readonly name: string; readonly position: number; readonly default: number | null };
  /** Used as `@cache` without a call as well as `@lru_cache(...)`. */
  readonly bare?: boolean;
  /** A class keeps one value per instance: no leak (`cached_property`). */
  readonly perInstance?: boolean;
  /** Called on a function rather than decorating one: `memoize(fn)`. */
  readonly wraps?: boolean;
  /** Arguments, or options in the second one, that say when a result is let go: `ttl`, `maxAge`. */
  readonly ends?: readonly string[];
  /** Meant to be made for each request: one for all keeps what was asked for by any of them. */
  readonly forEach?: boolean;
  /** Results are told apart by the first argument alone; without it, by all of them. */
  readonly byFirst?: boolean;
  /** The argument, or the option of that name in the second one, that makes the key of a call: a function. */
  readonly resolver?: number | string;
}

/** How long an instance lives, by what its class is derived from or decorated with. */
export type FrameworkLife = 'process' | 'connection' | 'component' | 'request' | 'call' | 'data';

/** What a framework makes many of, mounts and unmounts. */
export interface ComponentRow {
  /** Methods that it calls once, in order, when a component begins. */
  readonly begins: ReadonlySet<string>;
  /** … and when it ends. */
  readonly ends: ReadonlySet<string>;
  /** Which of them ends what another one begins, where that is known. */
  readonly inverses?: Readonly<Record<string, string>>;
  /** The function to which its script gives what is to run when the component ends: `onUnmounted`. */
  readonly endHook?: string;
  /** A phase runs what each of its bases has for it, and its own: none takes another's place. */
  readonly merged?: boolean;
  /** Its page may call any of its methods. */
  readonly hasPage?: boolean;
  /** Markup that is not seen makes them: how many there are, and whether they go before the page does, nobody knows. */
  readonly ofMarkup?: boolean;
  /** Names of the component that holds all the others, as tools write them into a new project. */
  readonly roots: ReadonlySet<string>;
  /** The member by which each of them reaches the one that holds all the others: `$root`. */
  readonly toRoot?: string;
  /** Objects whose members all components have: `Vue.prototype`, `app.config.globalProperties`. */
  readonly common?: RegExp;
}

/** All that is known of a language's library, of frameworks and of habits of naming, for one language. */
export interface Catalog extends HandlerWords {
  readonly containers: Readonly<Record<string, ContainerRow>>;
  /** Functions whose result is what they are given (''), or has it under this property: `ref` of Vue 'value'. */
  readonly holders: Readonly<Record<string, string>>;
  readonly methods: Readonly<Partial<Record<Holds, Readonly<Record<string, EffectRow>>>>>;
  readonly functions: Readonly<Record<string, EffectRow>>;
  readonly values: ValueWords;
  readonly types: TypeWords;
  readonly names: NameWords;
  readonly keys: KeyWords;
  /** What there are a few of where somebody has installed a host, known by what its parts import: names of their keys. */
  readonly installations: readonly { readonly of: string; readonly few: RegExp }[];
  readonly paths: PathWords;
  /** What only code imports that a tool runs once and is done with, wherever it stands: steps of a migration. */
  readonly asideImports: ReadonlySet<string>;
  /** Calls that make of a file's text what a program works on, and such text of that again; last names of those that `touch` a file. */
  readonly files: {
    readonly reads: ReadonlySet<string>;
    readonly writes: ReadonlySet<string>;
    readonly touches: ReadonlySet<string>;
  };
  /** Functions that only look at what they are given. */
  readonly readers: ReadonlySet<string>;
  /** Of these, those that walk what they are given, whatever kind of collection it is, and do not keep it. */
  readonly walkers: ReadonlySet<string>;
  readonly memos: Readonly<Record<string, MemoRow>>;
  /** Methods of a memoised function that make it forget its results: `cache_clear`. */
  readonly memoClears: ReadonlySet<string>;
  /** Last name of a decorator that makes a function a handler, called for every event. */
  readonly handlerDecorators: ReadonlySet<string>;
  /** Modules whose decorators have a handler's name and make none: of tests and of command lines. */
  readonly toolModules: ReadonlySet<string>;
  /** Members whose decorators are of a command line: `cli` of Flask's `@app.cli.command()`. */
  readonly toolMembers: ReadonlySet<string>;
  /** Last name of a decorator that changes nothing about how often a function runs. */
  readonly quietDecorators: ReadonlySet<string>;
  /** Of these, those that leave the function what it is, and keep nothing of it: `staticmethod`. */
  readonly plainDecorators: ReadonlySet<string>;
  /** Of decorators of command lines' modules, those that make a function a command. */
  readonly commandDecorators: ReadonlySet<string>;
  /** Methods that read what a person typed on the command line. */
  readonly optionReaders: ReadonlySet<string>;
  /** Last names of decorators under which a method without arguments runs once for its owner: projects write their own. */
  readonly remembering: RegExp;
  /** Last names of decorators under which a function runs once, whoever calls it. */
  readonly onceOnly: RegExp;
  /** Functions, and arguments by whose name they are given one, that run it once, when a process or thread begins: `initializer=`. */
  readonly starters: ReadonlySet<string>;
  /** Methods that take a callback and run it for every event: `emitter.on('x', f)`; the last function-valued argument is it. */
  readonly callbackVerbs: ReadonlySet<string>;
  /** Of these, the ones that run it once for each call, later or elsewhere: `emitter.once`, `Thread`, `setImmediate`. */
  readonly deferringVerbs: ReadonlySet<string>;
  /** Of these, the ones by which it listens to a signal, an emitter, a page or an editor. */
  readonly listeningVerbs: ReadonlySet<string>;
  /** Of these, the ones that run it for every event or once for all, as who is asked likes: `atexit.register`, `server.register(plugin)`. */
  readonly unsureVerbs: ReadonlySet<string>;
  /** Of these, those that call it back again and again without end: `setInterval`. */
  readonly intervals: ReadonlySet<string>;
  /** Functions that load a module by its name, which the runtime keeps: `importlib.import_module`. */
  readonly loaders: ReadonlySet<string>;
  /** Functions that say which process it is, of which another answer tells that it was forked since: `os.getpid`. */
  readonly processIds: ReadonlySet<string>;
  /** Functions that end such: `clearInterval`. */
  readonly intervalEnds: ReadonlySet<string>;
  /** Methods that call what they are given with what they are given after it: `add_task(run, name)`. */
  readonly handsAlong: ReadonlySet<string>;
  /** Names of what calls for every event all that it is given, by whatever verb: `message` in `dispatcher.message.register(f)`. */
  readonly eventSources: { readonly members: ReadonlySet<string>; readonly names: ReadonlySet<string> };
  /** Functions, classes, and methods of what they make, that run what they are given for each event, by full name. */
  readonly handlerTakers: ReadonlySet<string>;
  /** Methods that are given a queue, and put into it for every event: `logger.addHandler(memoryHandler)`. */
  readonly feeders: ReadonlySet<string>;
  /** Last names of calls that start work and give a handle that is of no use once it is done: `create_task`. */
  readonly spawns: ReadonlySet<string>;
  /** Methods whose promise waits, without an argument, for somebody else for as long as that takes: `event.wait()`, `queue.get()`. */
  readonly waits: ReadonlySet<string>;
  /** Functions that wait for all that a collection holds. */
  readonly gatherers: ReadonlySet<string>;
  /** Methods that call what they are given with a connection of its own each time: `start_server`. */
  readonly hosts: ReadonlySet<string>;
  /** Methods that call what they are given after an address once, when they have begun to serve or to speak there: `listen`. */
  readonly beginVerbs: ReadonlySet<string>;
  /** Of identities, those that tell the time. */
  readonly clocks: ReadonlySet<string>;
  /** Last names of functions that give another one, which calls what they are given first: `partial`, `debounce`. */
  readonly partials: ReadonlySet<string>;
  /** Callbacks run at once or once: `map`, `then`. */
  readonly inlineVerbs: ReadonlySet<string>;
  /** Bases by which a class is an interface, and says nothing of those that do the work: `typing.Protocol`. */
  readonly interfaces: ReadonlySet<string>;
  /** By last name of a base class or decorator. */
  readonly lives: Readonly<Record<string, FrameworkLife>>;
  /** Options of such a decorator that say otherwise, by the last name of their value: `scope: Scope.REQUEST`. */
  readonly lifeOptions: Readonly<Record<string, Readonly<Record<string, FrameworkLife>>>>;
  /** By last name of a base class or decorator, as `lives`. */
  readonly components: Readonly<Record<string, ComponentRow>>;
  /** What makes a component of another one, and shows it wherever it is shown itself: `memo(App)`, `connect(state)(App)`. */
  readonly componentWrappers: RegExp;
  /** Last names of calls that put the component they are given into the page, to hold all the others: `createApp`. */
  readonly mounts: ReadonlySet<string>;
  /** Calls whose result is a new identity each time: `uuid.uuid4`. */
  readonly identities: ReadonlySet<string>;
  /** Last names of calls whose result is an object of its own each time, compared by identity: `create_future`. */
  readonly makers: ReadonlySet<string>;
  /** Calls whose result is walked for ever: `itertools.count()`, `on(emitter, 'event')`. */
  readonly streams: ReadonlySet<string>;
  /** What runs the event loop of a program until that ends: functions by qualified name, methods of what has such a type. */
  readonly eventLoops: {
    readonly verbs: ReadonlySet<string>;
    readonly functions: RegExp;
    /** Last names. */
    readonly owners: ReadonlySet<string>;
  };
  /** Functions that wait until a person has typed something, and methods of what is named as a terminal is: `input()`, `rl.question()`. */
  readonly typed: {
    readonly functions: ReadonlySet<string>;
    readonly methods: ReadonlySet<string>;
    readonly of: RegExp;
  };
  /** Calls whose result is one of a few: `type`, `typeof`. */
  readonly finite: ReadonlySet<string>;
  /** Methods that give one of a few values: `date.weekday()`. */
  readonly finiteMethods: ReadonlySet<string>;
  /** What gives the day of the calendar, another one tomorrow: `date.today()`, `now.date()`, `now.strftime('%Y-%m-%d')`. */
  readonly days: {
    readonly functions: ReadonlySet<string>;
    readonly methods: ReadonlySet<string>;
    /** Methods that write a time as they are told, and what in that tells more than the day. */
    readonly formats: ReadonlySet<string>;
    readonly finer: RegExp;
  };
  /** Values that, as a limit, are none: `Infinity`. */
  readonly infinite: ReadonlySet<string>;
  /** Names of the one object whose properties everybody sees: `globalThis`. */
  readonly globals: ReadonlySet<string>;
  /** Names that a host gives to each module, so that they mean another thing in each, or nothing of the project's: `exports`. */
  readonly moduleOwn: ReadonlySet<string>;
  /** Functions that tell what a function is like. */
  readonly ofFunctions: RegExp;
  /** What is opened and has to be closed. */
  readonly opens: OpenCatalog;
  /** What is acquired and has to be released. */
  readonly resources: ResourceCatalog;
  /** What waits for something no longer than a time. */
  readonly timedWaits: TimedWaits;
  /** What computes with graphs that a value keeps; undefined where nothing does. */
  readonly gradients: GradientRow | undefined;
  readonly wholeReads: WholeReadRow;
  /** The language's own library: what a name is imported from where there are several to choose from. */
  readonly standardModules: ReadonlySet<string>;
  /** By full name. */
  readonly races: ReadonlyMap<string, RaceRow>;
}
