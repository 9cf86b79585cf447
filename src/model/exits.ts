import type { ExitFact, FactId } from './model.js';

/** What may be the case at a point of the program, several at once. `CAUGHT`: held, after a call that failed. */
export const BEFORE = 1;
/** It is held, and has to be let go of. */
export const HELD = 2;
const CAUGHT = 4;
const DONE = 8;
/** It is held, one way or another. */
export const OPEN = HELD | CAUGHT;
/** A set of these, one bit each. */
export type States = number;

/**
 * How a sequence is left early. A call that may fail is one only where somebody catches it: between two lines of plain
 * calls a release is seldom missed, and never said to be.
 */
export interface Exit {
  readonly how: ExitFact['how'];
  readonly fact: FactId;
  readonly kind: 'jump' | 'error' | 'cancel' | 'call';
  readonly states: States;
}

/** What may be the case after a sequence, and how it is left before its end. */
export interface Flow {
  readonly through: States;
  readonly exits: readonly Exit[];
}

/** Of what does not go on: nothing is the case after it. */
export const NOWHERE: Flow = { through: 0, exits: [] };

/** Exits, one for each way: those of several passes over the same fact are one. */
export class Exits {
  private readonly byWay = new Map<string, Exit>();

  get all(): Exit[] {
    return [...this.byWay.values()];
  }

  add(exits: readonly Exit[]): void {
    for (const exit of exits) {
      const key = `${exit.fact} ${exit.kind}`;
      const known = this.byWay.get(key);
      this.byWay.set(key, known ? { ...exit, states: exit.states | known.states } : exit);
    }
  }
}

/** What is the case once it is let go of. */
export function freed(states: States): States {
  return states & OPEN ? (states & ~OPEN) | DONE : states;
}

/** What is the case where an exit is caught. */
export function caughtStates({ kind, states }: Exit): States {
  return kind === 'call' && states & HELD ? (states & ~HELD) | CAUGHT : states;
}
