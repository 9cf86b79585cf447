import type { Confidence, Reason } from '../../../finding.js';
import type { Place } from '../../../model/model.js';
import type { ResourceRow } from '../../../model/catalog/resource-rows.js';
import type { Mismatch } from '../released/release.js';
import type { Standing } from '../standing/standing.js';
import type { Ending } from '../released/endings.js';

/** Which rule speaks of a resource that is not taken back: one speaks, the most telling. */
export type LeakKind =
  | 'listener-not-removed'
  | 'listener-mismatch'
  | 'timer-not-cleared'
  | 'subscription-not-closed'
  | 'teardown-misses'
  | 'handle-overwritten'
  | 'effect-without-cleanup'
  | 'object-url-not-revoked'
  | 'resource-not-closed';

/** A resource that is not taken back, with what shows it. */
export interface Leak {
  readonly kind: LeakKind;
  readonly confidence: Confidence;
  readonly standing: Standing;
  /** What it is called in a message: `window 'resize'`, `this.timer`. */
  readonly name: string;
  /** Whether memory is held, or the code is merely wrong. */
  readonly held: boolean;
  /** The method that ends the owner and does not end this. */
  readonly teardown?: Ending | undefined;
  /** Its end is what the function that acquires it gives back, or a member of that. */
  readonly closure?: boolean;
  /** The other resource that is taken back where this one should be. */
  readonly sibling?: Standing | undefined;
  readonly mismatch?: Mismatch;
  /** The phase it is acquired in: `useEffect`; the method that ends that, where it is known by its name; and what may end it, where that is no cleanup. */
  readonly phase?: {
    readonly name: string;
    readonly inverse?: string;
    readonly cleanup?: string;
    /** It begins for each reader of a stream. */
    readonly forReader?: true;
  };
  /** The function that is handed over, where it is written on the spot. */
  readonly handler?: Place;
  /** Where it is taken back, though not at the end. */
  readonly elsewhere?: Place;
  /** What makes it once more on the same target, where that has the earlier ones. */
  readonly again?: Reason;
  /** The method that undoes the one in which it is acquired, and does not take it back. */
  readonly undone?: string;
  /** The function that adds one more on each call. */
  readonly perCall?: string;
  /** The method that puts another one in its place, whenever it is called. */
  readonly renewedBy?: string;
  /** The function that waits between asking for one and making one: two calls at once make two. */
  readonly twice?: string;
  /** The method by which the owner forgets it, and lives on. */
  readonly letGoBy?: string;
  /** Its handler takes it back where it settles a promise, and on another way settles that without. */
  readonly settled?: true;
  /** Another one is waited for beside it, and leaves it where it is when that comes first. */
  readonly overtaken?: true;
  /** The component after whose end it may still run. */
  readonly unmounted?: string;
  /** What it waits for before it begins, where its end may run meanwhile. */
  readonly late?: Reason;
  /** Steps of the evidence besides where it is acquired and what it is registered on. */
  readonly because: readonly Reason[];
}

/** What is said of a resource, apart from where it stands. */
export type Verdict = Omit<Leak, 'standing' | 'name'>;

const PLAIN: Readonly<Partial<Record<string, LeakKind>>> = {
  timer: 'timer-not-cleared',
  frame: 'timer-not-cleared',
  task: 'timer-not-cleared',
  subscription: 'subscription-not-closed',
  observer: 'subscription-not-closed',
  disposable: 'subscription-not-closed',
};

/** The rule that speaks of a resource of this sort, where nothing more telling is known. */
export function leakKindOf({ kind }: ResourceRow): LeakKind {
  return PLAIN[kind] ?? 'listener-not-removed';
}

/** It is held by what outlives its owner, or the turn of its owner that it was acquired in. */
export function heldOn({ acquisition }: Standing, confidence: Confidence, told: Partial<Verdict> = {}): Verdict {
  return { kind: leakKindOf(acquisition.row), confidence, held: true, because: [], ...told };
}
