import type { Reason } from '../../finding.js';
import type { RegionId, Span } from '../../model/model.js';
import type { Frequency } from '../frequency/frequency.js';
import type { Unit } from '../program/unit.js';

/** Where something piles up, and how often the place is reached. */
export function pilesUp(unit: Unit, at: Span, says: string, often: Reason | Frequency): [Reason, Reason] {
  return [
    { place: unit.place(at), role: 'grows', says },
    { place: often.place, role: 'repeats', says: often.says },
  ];
}

/** That it happens on every pass of a loop. */
export function onEveryPass(unit: Unit, loop: RegionId): Reason {
  return { place: unit.place(unit.region(loop).head), role: 'repeats', says: 'on every pass of this loop' };
}
