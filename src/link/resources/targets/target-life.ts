import type { Place } from '../../../model/model.js';

/**
 * How what is registered on lives, seen from the one who registers.
 * - own: it was made by the owner, or is the owner itself: they go together
 * - passing: it comes with one event, connection or call
 * - unknown
 * - given: it was handed in: somebody else has it
 * - process: a global object, a variable of a module, a singleton
 */
export type TargetLife = 'own' | 'passing' | 'unknown' | 'given' | 'process';

/** What something is registered on, as far as its life matters. */
export interface Target {
  readonly life: TargetLife;
  readonly says: string;
  /** Where that shows, if anywhere. */
  readonly place?: Place;
}

/** The shortest first. */
const LIVES: readonly TargetLife[] = ['own', 'passing', 'unknown', 'given', 'process'];
/** Made by the owner of what is registered on it, and gone with that. */
export const OWN: Target = { life: 'own', says: 'its owner made it' };
/** Nothing shows who made it. */
export const UNKNOWN: Target = { life: 'unknown', says: 'it comes from elsewhere' };

/** The one that lives longest; the first of those that live as long. */
export function longest(targets: readonly Target[]): Target {
  let best: Target | undefined;
  for (const target of targets) if (!best || LIVES.indexOf(target.life) > LIVES.indexOf(best.life)) best = target;
  return best ?? UNKNOWN;
}
