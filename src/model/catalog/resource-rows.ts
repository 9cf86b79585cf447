import type { OpenRow } from './open-rows.js';

/**
 * What is handed to a longer life and has to be taken back, as data: what acquires it, what releases it, and how the two are
 * told to be about the same thing.
 */

type ResourceKind =
  'listener' | 'timer' | 'frame' | 'subscription' | 'observer' | 'disposable' | 'url' | 'hook' | 'task' | 'opened';

/** Something that is acquired, by which calls, and what takes it back. */
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
  /** The row by which it is opened, for what an owner keeps in an attribute. */
  readonly opened?: OpenRow;
  readonly release: ReleaseRow;
  /** Positions of what tells one from another; the topic is an event's name or the object that is watched. */
  readonly topic?: number;
  readonly handler?: number;
  readonly context?: number;
  readonly options?: number;
  /** The position of what it is registered on, for functions: `atexit.register` has none, `listen(target, 'x', f)` 0. */
  readonly on?: number;
  /** A function of the project registers it on the first thing that it is given: `listen(target, 'x', f)`. */
  readonly onFirst?: true;
  /** The position of a list that is given what takes it back: VS Code's `onDidChange(f, this, this.disposables)`. */
  readonly list?: number;
  /** What shows that a generic verb is meant: an argument that is a function. `on`, `connect`, `subscribe` say nothing alone. */
  readonly needs?: 'function';
  /** … and only with the instance after it: `ticker.add(this.update, this)`. */
  readonly needsContext?: boolean;
  /** … or that its receiver comes from one of these methods: `source.pipe(tap(f)).subscribe()`. */
  readonly after?: readonly string[];
  /** … or only that its receiver is a part of a member of such a name: `api.interceptors.request.use(f)`. */
  readonly of?: readonly string[];
  /** The positions at which the function may stand, where anywhere would be too much: `server.listen(port, ready)` is none. */
  readonly handlerAt?: readonly number[];
  /** Nothing but the name of an event may stand before the function: `config.onChange('theme', f)`, not `drag.onDown(event, f)`. */
  readonly handlerNamed?: true;
  /**
   * Without a topic its receiver is a signal, an attribute of what it lives with, which keeps methods weakly and functions
   * that are made on the spot for good: `window.closed.connect(lambda: self.stop())`.
   */
  readonly signals?: true;
  /** It is gone after the first event, or after one delay. */
  readonly once?: boolean;
  /**
   * Runs again only if its callback asks for it again: `setTimeout`, `requestAnimationFrame`, `call_later`; or if that gives
   * back that it wants to: `GLib.timeout_add`.
   */
  readonly repeats?: 'if rescheduled' | 'if wanted';
  /** It works on nothing that is handed in: intervals, object URLs, hooks of the interpreter live in the process. */
  readonly global?: boolean;
  /** The receiver compares the context as well: a removal without it removes nothing. */
  readonly comparesContext?: boolean;
  /** The receiver keeps it weakly: it goes with what it belongs to, unless it is a fresh function. */
  readonly weak?: boolean;
  /** The position of an object with whose end it goes, unless the handler refers to that: `Finalize(self, release, args)`. */
  readonly goesWith?: number;
  /** There is no way back: nobody can unregister it. */
  readonly irrevocable?: boolean;
  /** Runs when the process ends: mostly registered by what there is one of. */
  readonly atProcessEnd?: boolean;
  /** The handler is an object, such as a logging handler: any argument at its position. */
  readonly takesObject?: boolean;
  /** Members by which the receiver says what it has: `logger.handlers`. */
  readonly listed?: readonly string[];
  /** The argument that is asked each time whether to go on: `condition`. */
  readonly until?: string;
  /** It counts only beside another one of its kind that is released. */
  readonly onlyLikeSiblings?: boolean;
  /** What it is shows only by another one, which the same call gives: nothing else is known of it. */
  readonly twin?: boolean;
  /** The runtime releases it when the object is collected. */
  readonly collected?: boolean;
  /** The project's own code shows that it is kept, and how it is taken back; no library says so. */
  readonly learned?: boolean;
  /** Methods that give nothing back: what is kept of `new Observer(f).observe(x)` is not the observer. */
  readonly givesNothing?: readonly string[];
  /** The runtime's own gives nothing: `const move = document.addEventListener('mousemove', f)` keeps `undefined`. */
  readonly isVoid?: boolean;
  /** It counts only where an owner keeps the handle in an attribute. */
  readonly onlyInFields?: boolean;
  /** Something else keeps it, or works for it, until it is told to end: collecting its owner does not end it. */
  readonly mustEnd?: boolean;
  /** Nothing else has methods of the names that end it: where nobody names one, nobody ends it, whoever was given it. */
  readonly endedByName?: boolean;
  /** What it is called in a message: `listener`, `interval`. */
  readonly noun: string;
}

interface ReleaseRow {
  /** Methods of the same receiver that are given the same topic and handler: `removeEventListener`. */
  readonly verbs?: readonly string[];
  /** Of these, those that can mean nothing else, whatever they are called on: given a fresh function, they remove nothing. */
  readonly comparing?: readonly string[];
  /** Of these, those that take back nothing unless they are given the function: `removeEventListener('close')`. */
  readonly needing?: readonly string[];
  /** Methods of the same receiver, or functions that are given it, that let go of all it has: `removeAllListeners`. */
  readonly all?: readonly string[];
  /** Functions that are given the handle: `clearInterval`. */
  readonly calls?: readonly string[];
  /** Methods of the handle: `unsubscribe`. */
  readonly methods?: readonly string[];
  /** The result is a function that releases. */
  readonly result?: boolean;
}
