import { push } from '../../program/maps.js';
import type { Leak } from './leaks.js';

/** Fewer are told one by one, each with its own repair. */
const CROWD = 4;

/** Of what one function adds anew each time, the first, and with it the others: whoever mends the cause mends them all. */
export function gathered(leaks: readonly Leak[]): Leak[] {
  const crowds = new Map<string, Leak[]>();
  for (const leak of leaks) if (isAddedAnew(leak)) push(crowds, placeOfCause(leak), leak);
  return leaks.flatMap(leak => {
    const [first, ...others] = (isAddedAnew(leak) && crowds.get(placeOfCause(leak))) || [leak];
    if (others.length + 1 < CROWD) return [leak];
    return leak === first ? [{ ...leak, others }] : [];
  });
}

/** Its cause is that the function runs again: for each event, on each call, or for whoever asks. */
function isAddedAnew({ again, perCall, kind, undone, late, settled, elsewhere, standing }: Leak): boolean {
  if (again !== undefined || perCall !== undefined) return true;
  const isPlain = undone === undefined && late === undefined && !settled && elsewhere === undefined;
  return kind === 'listener-not-removed' && isPlain && standing.acquisition.owner === undefined;
}

function placeOfCause({ kind, confidence, standing: { acquisition } }: Leak): string {
  const { unit, node } = acquisition;
  return [kind, confidence, unit.index, node.region.id].join(' ');
}
