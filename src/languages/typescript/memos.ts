import type { MemoRow } from '../../model/catalog/catalog.js';

/** Functions and classes that remember results. Sources: the references of the packages. */
export const typescriptMemos: Readonly<Record<string, MemoRow>> = {
  'lodash.memoize': { keeps: 'unbounded', wraps: true, byFirst: true, resolver: 1 },
  'lodash/memoize': { keeps: 'unbounded', wraps: true, byFirst: true, resolver: 1 },
  'lodash-es.memoize': { keeps: 'unbounded', wraps: true, byFirst: true, resolver: 1 },
  'underscore.memoize': { keeps: 'unbounded', wraps: true, byFirst: true, resolver: 1 },
  'ramda.memoizeWith': { keeps: 'unbounded', wraps: true, resolver: 0 },
  mem: { keeps: 'unbounded', wraps: true, ends: ['maxAge', 'cache'], byFirst: true, resolver: 'cacheKey' },
  memoize: { keeps: 'unbounded', wraps: true, ends: ['maxAge', 'cache'], byFirst: true, resolver: 'cacheKey' },
  'p-memoize': { keeps: 'unbounded', wraps: true, ends: ['maxAge', 'cache'], byFirst: true, resolver: 'cacheKey' },
  'fast-memoize': { keeps: 'unbounded', wraps: true, ends: ['cache'] },
  // One for all requests keeps every answer that it ever fetched.
  dataloader: { keeps: 'unbounded', wraps: true, ends: ['cache', 'cacheMap'], byFirst: true, forEach: true },
  memoizee: { keeps: 'unbounded', wraps: true, ends: ['max', 'maxAge'] },
  'typescript-memoize.Memoize': { keeps: 'unbounded', perInstance: true },
  'micro-memoize': { keeps: 'bounded', wraps: true },
  'memoize-one': { keeps: 'bounded', wraps: true },
};
