import type { Place } from '../../model/model.js';

/** Whether two places are the same stretch of one file. */
export function isSamePlace(a: Place, b: Place): boolean {
  return a.path === b.path && a.span[0] === b.span[0] && a.span[1] === b.span[1];
}
