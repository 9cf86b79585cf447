import type { Use } from '../../../fix-intent.js';

/** What another kind of container bears: which ways of use, and which members. */
export interface Bearing {
  readonly what: string;
  readonly hows: ReadonlySet<Use['how']>;
  readonly members: ReadonlySet<string>;
}

/** What a list may be used for and be a deque. */
export const deque: Bearing = {
  what: 'a deque',
  hows: new Set<Use['how']>([
    'make',
    'annotate',
    'augment',
    'index',
    'store',
    'delete',
    'walk',
    'size',
    'test',
    'contain',
  ]),
  members: new Set(['append', 'extend', 'appendleft', 'extendleft', 'popleft', 'clear', 'count', 'index', 'reverse']),
};

/** A deque that keeps the newest entries only: who asks whether one is in it means all that there ever were. */
export const newest: Bearing = {
  ...deque,
  what: 'what keeps the newest entries only',
  hows: new Set([...deque.hows].filter(how => how !== 'contain')),
  members: new Set([...deque.members].filter(member => member !== 'index' && member !== 'count')),
};

/** Of what a weak mapping has; its size and its order are nothing to rely on. */
export const weakMapping: Bearing = {
  what: 'a `WeakKeyDictionary`',
  hows: new Set<Use['how']>(['make', 'index', 'store', 'delete', 'contain']),
  members: new Set(['get', 'setdefault', 'pop']),
};

/** What a set may be used for and be weak. */
export const weakSet: Bearing = {
  what: 'a `WeakSet`',
  hows: new Set<Use['how']>(['make', 'contain']),
  members: new Set(['add', 'discard', 'remove']),
};

const REASONS: Readonly<Partial<Record<Use['how'], string>>> = {
  annotate: 'it is declared with a type that would have to change',
  rebind: 'it is given another value elsewhere',
  augment: 'it is added to with an operator',
  slice: 'it is sliced',
  text: 'it is shown as text',
  walk: 'it is iterated over',
  size: 'its size is asked for',
  test: 'it is tested for being empty',
  contain: 'it is asked what it holds, which would not be all',
  keep: 'it is returned, stored or compared as a whole',
};

/** Why the uses do not fit the other container; undefined if they do. */
export function misfit(uses: readonly Use[], { what, hows, members }: Bearing): string | undefined {
  const wrong = uses.find(({ how, name }) => {
    if (how === 'annotate') return name !== 'list' || !hows.has(how);
    return how === 'member' ? !members.has(name) : !hows.has(how);
  });
  if (wrong === undefined) return undefined;
  if (wrong.how === 'member') return `\`${wrong.name}\` is not for ${what}`;
  if (wrong.how === 'hand') return `it is given to ${wrong.name ? `\`${wrong.name}\`` : 'a function'}`;
  return REASONS[wrong.how] ?? `it is used in a way that ${what} does not bear`;
}
