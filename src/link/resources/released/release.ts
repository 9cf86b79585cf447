import type { FactId, RegionId } from '../../../model/model.js';
import type { Unit } from '../../program/unit.js';

/** A place where something is, or may be, taken back. */
export interface Release {
  readonly unit: Unit;
  readonly fact: FactId;
  readonly region: RegionId;
  /**
   * paired: the inverse call, with the same topic and handler · all: everything of the receiver · gone: the receiver ends ·
   * handle: through what the acquisition gave · handed: other code has the handle, or the handler
   */
  readonly how: 'paired' | 'all' | 'gone' | 'handle' | 'handed';
  /** Paired, it names something else than what was acquired, as far as is seen: it may be the same all the same. */
  readonly unsure?: boolean;
}

/** A removal that looks like the one that belongs to an acquisition, and removes nothing. */
export interface Mismatch {
  readonly unit: Unit;
  readonly fact: FactId;
  /**
   * unnamed: none · eventless: no event · anew: a function of each call · other: another function · absent: a member that nothing has · inline: one with a name, where one made on the
   * spot is added · wrapped: the one that is called by what is added · topic: another event · target: from something else ·
   * nothing: through what is no handle · empty: where there is nothing.
   */
  readonly why:
    | 'fresh'
    | 'bound'
    | 'unnamed'
    | 'eventless'
    | 'anew'
    | 'context'
    | 'capture'
    | 'other'
    | 'absent'
    | 'inline'
    | 'wrapped'
    | 'topic'
    | 'target'
    | 'flag'
    | 'adds'
    | 'nothing'
    | 'empty';
}

const ELSEWHERE: ReadonlySet<Mismatch['why']> = new Set(['other', 'absent', 'inline', 'wrapped', 'topic', 'target']);

/** Why a removal may be meant for another registration: it names another function, another event, or another target. */
export function isElsewhere({ why }: Mismatch): boolean {
  return ELSEWHERE.has(why);
}
