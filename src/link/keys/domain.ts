/**
 * Where the keys (or members) of a container come from.
 * - constant: written in the code · finite: one of a few (types, booleans, enums, one module constant)
 * - self: an attribute of the owner · object: something with a life of its own
 * - event: another one each time, by how it is made (counter, uuid, time, an instance made for it) · unknown
 * - brought: what an event brings (an argument of a handler, a field of it) and its sender may choose
 * - by their names only, which is weak evidence: named (a few: `kind`, `guild`), open (many: `url`), text (what people
 *   write), subject (whoever comes: `user`, `session`, `request`)
 */
export type Domain =
  'constant' | 'finite' | 'self' | 'named' | 'unknown' | 'open' | 'text' | 'brought' | 'subject' | 'object' | 'event';

const ORDER: readonly Domain[] = [
  'constant',
  'finite',
  'self',
  'named',
  'unknown',
  'open',
  'text',
  'brought',
  'subject',
  'object',
  'event',
];

/** Whether there may be more of these than of the other. */
export function isAbove(domain: Domain, other: Domain): boolean {
  return ORDER.indexOf(domain) > ORDER.indexOf(other);
}

/** The widest of several domains; unknown beats what is known to be narrow. */
export function joined(domains: readonly Domain[]): Domain {
  let widest: Domain = domains.length === 0 ? 'unknown' : 'constant';
  for (const domain of domains) if (ORDER.indexOf(domain) > ORDER.indexOf(widest)) widest = domain;
  return widest;
}

/** Another one whenever somebody or something comes: an event, a user, what is sent or written. */
export function comesAnew(domain: Domain): boolean {
  return domain === 'event' || domain === 'subject' || domain === 'text' || domain === 'brought';
}

/** Known by its name only, and not one of a few. */
export function isByWord(domain: Domain): boolean {
  return domain === 'open' || domain === 'text' || domain === 'subject';
}
