import type { Place } from '../../model/model.js';

/** Whether two places are the same stretch of one file. */
export function isSamePlace(a: Place, b: Place): boolean {
  return a.path === b.path && a.span[0] === b.span[0] && a.span[1] === b.span[1];
}

/** Whether the first is a part of the second. */
export function isPartOf(part: Place, whole: Place): boolean {
  return part.path === whole.path && whole.span[0] <= part.span[0] && part.span[1] <= whole.span[1];
}
