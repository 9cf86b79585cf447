import { lastName } from '../../../model/parts.js';
import type { Acquisition } from '../acquired/acquisition.js';

/** The page takes one and the same function once, however often it is added. */
export function isTakenOnce({ unit, call, receiver }: Acquisition): boolean {
  return unit.catalog.resources.takesOnce.test(`${lastName(receiver)}.${lastName(call.callee)}`);
}

/** What a module brings in is one function for all, and was there before any instance that adds it. */
export function isOneForAll({ unit, handler }: Acquisition): boolean {
  return unit.bindingOf(handler)?.kind === 'import';
}
