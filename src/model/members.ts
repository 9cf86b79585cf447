import type { Value } from './model.js';

/** What an object or a dictionary that is written out holds under a name: `capture: true`. */
export interface Member {
  readonly name: string;
  readonly value: Value;
}

const NONE: readonly Member[] = [];

/** The members of what is written out, in their order; keys that are not written as constants have none. */
export function membersOf(value: Value | undefined): readonly Member[] {
  if (value?.is !== 'literal' || value.keys === undefined) return NONE;
  return value.keys.flatMap((key, index) =>
    key.is === 'const' ? [{ name: String(key.value), value: value.of[index]! }] : NONE,
  );
}

/** The member that is written under a name; of several, the first. */
export function memberOf(value: Value | undefined, name: string): Value | undefined {
  if (value?.is !== 'literal') return undefined;
  const index = value.keys?.findIndex(key => key.is === 'const' && key.value === name) ?? -1;
  return index < 0 ? undefined : value.of[index];
}
