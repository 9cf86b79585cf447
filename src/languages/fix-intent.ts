import type { Place } from '../model/model.js';

/**
 * What is done with a slot at one of the places that name it. The bounded form of a container has to bear all of them.
 * - make: it gets its container · annotate: it is declared with a type, see `name` · rebind: it gets another value · augment: `xs += ys`
 * - member: `xs.append`, `xs.size`, see `name` · index: `xs[i]` · slice: `xs[i:j]` · store: `xs[i] = v` · delete: `del xs[i]`
 * - walk: iterated over, here or by a function that does nothing else · size: `len(xs)` · test: `if xs` · contain: `v in xs`
 * - text: in a format string · hand: given to a function, see `name` · keep: anything else that shares or returns it
 */
export interface Use {
  /** Of the expression, or of the statement that it stands in. */
  readonly place: Place;
  readonly how:
    | 'make'
    | 'annotate'
    | 'rebind'
    | 'augment'
    | 'member'
    | 'index'
    | 'slice'
    | 'store'
    | 'delete'
    | 'walk'
    | 'size'
    | 'test'
    | 'contain'
    | 'text'
    | 'hand'
    | 'keep';
  /** The member, the type without its parameters, or the function that it is handed to; '' where that has no name. */
  readonly name: string;
}

/** What a fix should achieve; the language's fixer turns it into edits or declines. Offsets are UTF-16. */
export type FixIntent =
  | {
      /** A collection gets a bound: `[]` → `deque(maxlen=N)`, `xs.push(x)` → and drop the oldest, `Queue()` → `Queue(maxsize=N)`. */
      readonly do: 'bound';
      readonly holds: 'list' | 'set' | 'mapping' | 'queue' | 'deque';
      /** The expression that makes the container: `[]`, `deque()`, `Queue()`, `new Map()`. */
      readonly made: Place;
      /** The statements or expressions that add to it. */
      readonly grows: readonly Place[];
      /** All uses of the slot, growth included: what the fixer must check for uses that the bounded form lacks. */
      readonly uses: readonly Use[];
      /** The slot's name as written at the growth: `self.items`. */
      readonly name: string;
      /** A number, or the name of a constant in sight there. */
      readonly limit: string;
      /** Whether others may use the slot in ways not seen here (exported, passed on). */
      readonly escapes: boolean;
    }
  | {
      /** A cache drops its oldest entry where it stores one too many: `if len(pages) > N: del pages[next(iter(pages))]`. */
      readonly do: 'evict';
      /** The expression that makes the mapping. */
      readonly made: Place;
      /** The statements or expressions that store an entry. */
      readonly grows: readonly Place[];
      readonly uses: readonly Use[];
      readonly name: string;
      /** A number, or the name of a constant in sight where it is made. */
      readonly limit: string;
    }
  | {
      /** A hand-written ring buffer (`append` + `if len > N: pop(0)`) → `deque(maxlen=N)`. */
      readonly do: 'ring';
      readonly made: Place;
      /** The statement that drops the oldest: an `if`, a `while`, a `del` or an assignment. */
      readonly trims: Place;
      readonly uses: readonly Use[];
      readonly name: string;
      readonly limit: string;
    }
  | {
      /** `@cache`, `@lru_cache(maxsize=None)` → `@lru_cache(maxsize=N)`. */
      readonly do: 'limit-memo';
      readonly decorator: Place;
      readonly limit: string;
    }
  | {
      /** `def f(x=[])` → `def f(x=None)` and a first statement that makes it. */
      readonly do: 'fresh-default';
      /** The whole parameter, `x=[]`. */
      readonly parameter: Place;
      /** The whole function. */
      readonly function: Place;
      readonly name: string;
    }
  | {
      /** `new Map()` keyed by objects → `new WeakMap()`; `{}`/`dict()` → `weakref.WeakKeyDictionary()`. */
      readonly do: 'weaken';
      readonly holds: 'set' | 'mapping';
      readonly made: Place;
      readonly uses: readonly Use[];
      readonly name: string;
    }
  | {
      /** What is kept of a value, instead of the value: `total += loss` → `total += loss.item()`. */
      readonly do: 'keep-less';
      /** The statement or call that keeps it. */
      readonly statement: Place;
      /** The variable that is kept whole. */
      readonly name: string;
      /** The call that gives what is enough of it: `item`, `detach`. */
      readonly by: string;
    }
  | {
      /** What is acquired and never taken back is released where its owner ends: `clearInterval(this.timer)` in `dispose`. */
      readonly do: 'release';
      /** The call that acquires it. */
      readonly acquired: Place;
      /** The name of the method that ends its owner, or the hook whose function may return a cleanup: `useEffect`. */
      readonly end:
        | { readonly is: 'method'; readonly name: string; readonly at: Place }
        | { readonly is: 'effect'; readonly name: string };
      /**
       * A function that is given the handle, a method of the handle, or one of the receiver that is given the same again;
       * `others` may do it as well.
       */
      readonly by: {
        readonly how: 'handed' | 'called' | 'undone';
        readonly name: string;
        readonly others: readonly string[];
      };
      /** Whether it is likely at least that this is the end of what is acquired. */
      readonly isSure: boolean;
    }
  | {
      /** A subscription ends when its owner says so, as its siblings do: `.pipe(takeUntil(this.destroyed))`. */
      readonly do: 'take-until';
      /** The call of `subscribe`. */
      readonly acquired: Place;
    }
  | {
      /** A removal is given the function that was added, its event or its capture flag: `on(e, f.bind(x))`, `off(e, f.bind(x))`. */
      readonly do: 'rebind';
      /** The call that registers, and those that should take it back. */
      readonly added: Place;
      readonly removed: readonly Place[];
      readonly differs: 'handler' | 'capture' | 'topic';
    }
  | {
      /** Entries that are removed again in the function that adds them are removed on every way out: in `finally`. */
      readonly do: 'always-remove';
      /** The statements or expressions that add and remove. */
      readonly pairs: readonly { readonly added: Place; readonly removed: readonly Place[] }[];
      readonly name: string;
    }
  | {
      /** What is opened is used in a block that closes it: `f = open(p)` → `with open(p) as f:`. */
      readonly do: 'manage';
      /** The call that opens it. */
      readonly opened: Place;
    }
  | {
      /** A descriptor that nobody uses is closed at once: `_, path = mkstemp()`. */
      readonly do: 'close';
      /** The call that opens it. */
      readonly opened: Place;
      /** What closes it: `os.close`. */
      readonly by: string;
    }
  | {
      /** A figure is closed behind its last use: `plt.close(fig)`. */
      readonly do: 'close-figure';
      /** The call that makes it. */
      readonly made: Place;
    }
  | {
      /** A task leaves the collection that keeps it when it is done: `task.add_done_callback(tasks.discard)`. */
      readonly do: 'forget-when-done';
      /** The calls that add one. */
      readonly added: readonly Place[];
      readonly uses: readonly Use[];
      /** The collection's method that removes one. */
      readonly by: 'discard' | 'remove';
    }
  | {
      /** `ignore[a, b]` → `ignore[a]`, or no comment at all. */
      readonly do: 'unsuppress';
      /** The whole comment. */
      readonly comment: Place;
      /** The rules whose suppression is not needed. */
      readonly rules: readonly string[];
    };
