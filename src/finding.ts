import type { FixIntent } from './languages/fix-intent.js';
import type { Place } from './model/model.js';

/** How bad it is when true. */
export type Severity = 'error' | 'warning' | 'note';

/** From the least to the worst. */
export const severities: readonly Severity[] = ['note', 'warning', 'error'];

/** Whether it is as bad as `least`, or worse. */
export function isAtLeast(severity: Severity, least: Severity): boolean {
  return severities.indexOf(severity) >= severities.indexOf(least);
}

/**
 * How sure the verdict is.
 * - certain: the life, the repetition and the absence of any release are proven in the files seen;
 * - likely: one of them rests on a strong convention;
 * - possible: something escaped, or might be short-lived. Hidden unless asked for.
 */
export type Confidence = 'certain' | 'likely' | 'possible';

/** From the least to the most sure. */
export const confidences: readonly Confidence[] = ['possible', 'likely', 'certain'];

/** grows: where it is added to · held: where the holder is made or kept · repeats: what runs again and again · sought: where a release was looked for and is missing */
export type Role = 'grows' | 'held' | 'repeats' | 'sought';

/** One step of the evidence. `says` is a short clause, lower case, without a full stop. */
export interface Reason {
  readonly place: Place;
  readonly role: Role;
  readonly says: string;
}

/** A verdict of a rule about one thing, with all that its reader is told. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** Where to look first. */
  readonly place: Place;
  /** The slot, function or resource it is about, as a person would write it: `self.rooms`, `cache`. Keys baselines together with rule and path. */
  readonly name: string;
  /** One or two sentences: the first is the title. Names and numbers in it. */
  readonly message: string;
  /** The chain of evidence, in the order a reader wants it; never empty. */
  readonly because: readonly Reason[];
  /** What to do here, one sentence. */
  readonly instead: string;
  /** What comes of it, where that is not what the rule says of its findings. */
  readonly why?: string;
  /** Names what makes it, where that makes others of its rule as well: many of one cause are told once. */
  readonly cause?: string;
  readonly fix?: FixIntent;
}
