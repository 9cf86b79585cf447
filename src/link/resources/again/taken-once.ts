import { lastName } from '../../../model/parts.js';
import type { Acquisition } from '../acquired/acquisition.js';

/** The page, and what a browser gives its extensions, take one and the same function once; emitters and jQuery do not. */
export function isTakenOnce({ call, receiver }: Acquisition): boolean {
  const verb = lastName(call.callee);
  return verb === 'addEventListener' || (verb === 'addListener' && /^on[A-Z]/.test(lastName(receiver)));
}

/** What a module brings in is one function for all, and was there before any instance that adds it. */
export function isOneForAll({ unit, handler }: Acquisition): boolean {
  return handler?.is === 'name' && unit.binding(handler.binding)?.kind === 'import';
}
